"""List of signals in Django's admin."""

from django.contrib import admin

from perspectief.foundation.inbox.models import Signal


@admin.register(Signal)
class SignalAdmin(admin.ModelAdmin):
    """Signals."""

    list_display = ["received_on", "kind", "page", "state"]
    list_filter = ["state", "kind"]
