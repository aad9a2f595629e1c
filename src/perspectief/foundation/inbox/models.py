"""Signals from any page. There is no person in it: no name, no account, no address, no time of day."""

import datetime as dt

from django.db import models

from perspectief.foundation.inbox.choices import Kind, State


class Signal(models.Model):
    """Something that somebody noticed on a page."""

    received_on = models.DateField("ontvangen op", default=dt.date.today)
    page = models.CharField("pagina", max_length=200)
    about = models.CharField("welke voorziening of regeling", max_length=80, blank=True)
    """Key of a provision or a scheme; never of somebody."""
    kind = models.CharField("soort", max_length=8, choices=Kind.choices)
    text = models.TextField("wat er aan de hand is", max_length=1000, blank=True)
    state = models.CharField("stand", max_length=4, choices=State.choices, default=State.NEW)

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="signal_kind_is_known"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="signal_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.page}"
