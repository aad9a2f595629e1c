"""For a web server that speaks WSGI, such as gunicorn.

The law is read here, before the first visitor comes; with gunicorn's `--preload` all its processes share it.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
application = get_wsgi_application()

from perspectief.rules.kernel.book import law_book  # noqa: E402 - Django must be set up first

law_book()
gc.freeze()  # what stays for good need not be looked through again and again
