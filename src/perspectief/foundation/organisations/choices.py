"""What sort of organisation it is."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Who stands behind an offer."""

    GOVERNMENT = "government", "overheid"
    SCHOOL = "school", "onderwijs"
    NON_PROFIT = "non_profit", "maatschappelijke organisatie"
    FUND = "fund", "fonds"
    BUSINESS = "business", "bedrijf"
    CITIZENS = "citizens", "burgerinitiatief"
