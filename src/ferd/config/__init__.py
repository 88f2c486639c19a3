"""How the parts are put together and set for one installation.

Importing this package chooses the SQLite library, and must therefore happen
before anything imports Django's database layer: distributions ship versions
that can corrupt a database in WAL mode (see docs/decisions/0003).
"""

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
