"""For a web server that speaks WSGI, such as waitress."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "perspectief.config.settings")
application = get_wsgi_application()
