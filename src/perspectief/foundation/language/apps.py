"""Dutch amounts and dates, read and written; message catalogues."""

import contextlib

from django.apps import AppConfig
from django.conf import settings


class LanguageConfig(AppConfig):
    """Dutch amounts and dates, read and written; message catalogues."""

    name = "perspectief.foundation.language"
    verbose_name = "taal"

    def ready(self) -> None:
        """Compile catalogues that are not compiled yet, so that no separate step can be forgotten."""
        from perspectief.foundation.language import data_texts, glossary
        from perspectief.foundation.language.catalogues import compile_stale

        data_texts.register("foundation/language/data/b1/names.yaml", lambda: glossary.explained().values())
        with contextlib.suppress(OSError):  # a read-only installation comes with compiled catalogues
            compile_stale(settings.LOCALE_PATHS)
