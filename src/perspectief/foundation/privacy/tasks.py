"""Each day a worker removes what is over its term, and writes down how far the access log is."""

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.jobs.handlers import Progress, daily
from perspectief.foundation.privacy.services.log import note_head
from perspectief.foundation.privacy.services.retention import run_retention


@daily("retention", name=_("Opruimen wat te oud is"))
def clean_up(progress: Progress) -> str:
    """Remove, and tell how many records went; what went stands in a row of `RetentionRun`."""
    removed = run_retention()
    progress(1, 1)
    return str(removed.total)


@daily("access-log-note", name=_("Opschrijven hoe ver het inzagelogboek is"))
def note_access_log(progress: Progress) -> str:
    """A line in the technical log, which stands outside the database; tells of which month."""
    month = note_head()
    progress(1, 1)
    return month
