"""Work that takes longer than a page may take: a row first, then a worker."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that takes longer than a page may take: a row first, then a worker."""

    name = "perspectief.foundation.jobs"
    verbose_name = "taken"
