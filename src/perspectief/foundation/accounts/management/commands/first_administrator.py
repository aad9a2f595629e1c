"""`manage.py first_administrator`: the first account of a house, which makes all others."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts import queries, services
from perspectief.foundation.accounts.models import Grant, User


class Command(BaseCommand):
    """Make the first administrator."""

    help = "Make the first account, with the role of administrator, and print the link with which a password is chosen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose account it is."""
        parser.add_argument("--first-name", required=True)
        parser.add_argument("--last-name", required=True)
        parser.add_argument("--email", required=True)

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make it; a house that has an administrator gets no second one this way."""
        today = timezone.localdate()
        holding = Grant.objects.filter(role=Role.ADMINISTRATOR, ended_at=None, ends_on__gte=today)
        if holding.filter(user__is_active=True, user__is_invented=False).exists():
            raise CommandError("There is an administrator already: that person makes accounts, at /beheer/accounts.")
        email = options["email"].strip()
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"--email: '{email}' is no e-mail address.") from wrong
        if User.objects.filter(email__iexact=email).exists():
            raise CommandError(f"--email: somebody has an account with '{email}' already. Use another address.")
        names = {"first_name": options["first_name"].strip(), "last_name": options["last_name"].strip()}
        made = services.new_account(email=email, **names)
        until = queries.lasting().last_day(Role.ADMINISTRATOR, today)
        services.give_from_console(to=made, role=Role.ADMINISTRATOR, ends_on=until)
        self.stdout.write(f"Administrator until {until}. Choose a password at (works once):\n{services.link_for(made)}")
