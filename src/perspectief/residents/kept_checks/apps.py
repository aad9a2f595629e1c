"""A check that a resident chose to keep, opened again by a code."""

from django.apps import AppConfig


class KeptChecksConfig(AppConfig):
    """A check that a resident chose to keep, opened again by a code."""

    name = "perspectief.residents.kept_checks"
    verbose_name = "bewaarde checks"

    def ready(self) -> None:
        """Tells the register what is kept here; the second cookie goes when everything is wiped."""
        from perspectief.residents.entitlements.services import goes_too
        from perspectief.residents.kept_checks import activities, keyed
        from perspectief.residents.kept_checks.holding import cookie_name
        from perspectief.residents.kept_checks.services.sharing import tell_journal

        activities.declare_all()
        keyed.declare_all()
        goes_too(cookie_name)
        tell_journal()
