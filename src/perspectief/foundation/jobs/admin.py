"""Jobs in Django's admin, to look at."""

from django.contrib import admin
from django.http import HttpRequest

from perspectief.foundation.jobs.models import Job


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    """Jobs; only services change them."""

    list_display = ["kind", "state", "steps_done", "steps_all", "attempts", "asked_at", "ended_at", "error_id"]
    list_filter = ["state", "kind"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A job begins on the page of a room."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        """Nobody edits a row by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        """The sweep removes old rows."""
        return False
