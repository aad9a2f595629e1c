"""What if I work more, live together, have a child: a year of money, day by day."""

from django.apps import AppConfig


class OutlookConfig(AppConfig):
    """What if I work more, live together, have a child: a year of money, day by day."""

    name = "perspectief.residents.outlook"
    verbose_name = "vooruitblik"
