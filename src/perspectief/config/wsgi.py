"""For a web server that speaks WSGI, such as gunicorn.

The law and all pages are read here, before the first visitor comes; with gunicorn's `--preload` all its processes share
them, and one that was killed is back at once.
"""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
application = get_wsgi_application()

from perspectief.config.checks import refuse_unsafe  # noqa: E402 - Django must be set up first
from perspectief.rules.kernel.book import law_book  # noqa: E402

refuse_unsafe()
law_book()
import_module(settings.ROOT_URLCONF)
gc.freeze()  # what stays for good need not be looked through again and again
