"""List of organisations in Django's admin."""

from django.contrib import admin

from perspectief.foundation.organisations.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Organisations."""

    list_display = ["name", "kind", "seen_year"]
    list_filter = ["kind", "municipality"]
    search_fields = ["name"]
