"""What tests of this room share."""

from perspectief.foundation.demo.testing import reference as reference
