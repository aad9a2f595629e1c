"""Lists of what steers, in Django's admin."""

from django.contrib import admin

from perspectief.foundation.goals.models import Goal, Line, Principle


@admin.register(Goal)
class GoalAdmin(admin.ModelAdmin):
    """Goals."""

    list_display = ["name", "level", "proof", "valid_from", "valid_until"]


@admin.register(Principle)
class PrincipleAdmin(admin.ModelAdmin):
    """Principles."""

    list_display = ["number", "label", "valid_from", "valid_until"]


@admin.register(Line)
class LineAdmin(admin.ModelAdmin):
    """Perspective lines."""

    list_display = ["number", "name", "valid_from", "valid_until"]
