"""What comes between the password and being logged in."""

from __future__ import annotations

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from perspectief.foundation.accounts.logins import came_strong


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor, unless the city's provider did so just now."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return not came_strong(request, self.login.user) and super()._should_handle(request)
