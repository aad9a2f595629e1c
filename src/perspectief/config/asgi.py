"""For a web server that speaks ASGI."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
application = get_asgi_application()

from perspectief.config.checks import refuse_unsafe  # noqa: E402 - Django must be set up first

refuse_unsafe()
