"""For the kills: each signal writes down a mail in its own transaction, so that what a page accepted can be counted at
the other end. The house itself tells the team once a day."""

from __future__ import annotations

from django.apps import AppConfig


class Mails(AppConfig):
    """A mail for each signal."""

    name = "tests.faults"
    label = "faults"

    def ready(self) -> None:
        """Stands between the inbox and the note that something came in once."""
        from perspectief.foundation.inbox import services
        from perspectief.foundation.outbox.services import once, send_mail

        def once_with_a_mail(*, source: str, key: str) -> bool:
            """The same answer, and a mail the first time."""
            is_new = once(source=source, key=key)
            if is_new:
                said = {"subject": "Er is een bericht", "text": "Proef.", "about": "signal"}
                send_mail(to="team@example.org", **said, idempotency_key=f"signal:{key}")
            return is_new

        vars(services)["once"] = once_with_a_mail
