"""List of provisions in Django's admin."""

from django.contrib import admin

from perspectief.foundation.provisions.models import Provision


@admin.register(Provision)
class ProvisionAdmin(admin.ModelAdmin):
    """Provisions."""

    list_display = ["name", "organisation", "rule", "seen_year"]
    list_filter = ["everywhere", "municipality"]
    search_fields = ["name", "offers", "rule"]
    filter_horizontal = ["areas", "goals", "principles"]
