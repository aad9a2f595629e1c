"""Backups: a sealed copy of the whole database, taken while people go on, put back with proof that it is the same.

`copies`: how SQLite and PostgreSQL copy themselves. `sealing`: a file in sealed pieces. `content`: counts and
checksums. `scratch`: a private folder that leaves nothing. `services`: what the commands `backup` and `restore` do.
"""

from perspectief.config.backup.services import BadBackup as BadBackup
from perspectief.config.backup.services import Restored as Restored
from perspectief.config.backup.services import backup as backup
from perspectief.config.backup.services import restore as restore
