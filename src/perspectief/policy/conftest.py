"""What tests of these rooms share."""

from perspectief.foundation.ui.testing import pages as pages
