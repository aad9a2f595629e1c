"""How the session of an invented person is recognised: not at all outside demo mode."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from perspectief.foundation.accounts.models import User
from perspectief.foundation.demo.permissions import may_look_along
from perspectief.foundation.demo.queries import real_accounts


class OnlyInDemoMode(BaseBackend):
    """Logs nobody in by name and password. A session that began in demo mode means nothing when that ended.

    Nor does it mean anything once there is an account of somebody real: whoever looks along proved nothing.
    """

    def get_user(self, user_id: Any) -> User | None:
        """The invented person of this session."""
        if not may_look_along().allowed or real_accounts().exists():
            return None
        return User.objects.filter(pk=user_id, demo_person__isnull=False, is_active=True).first()
