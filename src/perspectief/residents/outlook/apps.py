"""What if I work more, live together, have a child: a year of money, day by day."""

from django.apps import AppConfig


class OutlookConfig(AppConfig):
    """What if I work more, live together, have a child: a year of money, day by day."""

    name = "perspectief.residents.outlook"
    verbose_name = "vooruitblik"

    def ready(self) -> None:
        """Tells the register what this room does. Its tables (how money is paid, what to tell) are translated too."""
        from perspectief.foundation.language import data_texts
        from perspectief.residents.outlook import activities
        from perspectief.simulation.outlook.paydays import rules
        from perspectief.simulation.outlook.reports import sentences

        data_texts.register("simulation/outlook/pay_days.yaml", lambda: (one.says for one in rules().values()))
        data_texts.register("simulation/outlook/reports.yaml", sentences)
        activities.declare_all()
