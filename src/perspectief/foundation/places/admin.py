"""Lists of places in Django's admin."""

from django.contrib import admin

from perspectief.foundation.places.models import Area, Municipality


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin):
    """Municipalities."""

    list_display = ["name", "code"]


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin):
    """Areas of a municipality."""

    list_display = ["name", "code", "municipality"]
    list_filter = ["municipality"]
    search_fields = ["name", "code"]
