"""`python -m perspectief.cli`."""

import sys

from perspectief.cli import main

sys.exit(main())
