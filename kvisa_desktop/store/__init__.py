# SPDX-License-Identifier: MIT
"""The vault: keys, encrypted database and files, journal, migrations.

Import from the modules: `vault` opens and makes vaults and needs SQLAlchemy, while `vault_file`
and `keys` stay light, so that the window can ask for a password before anything heavy is loaded.
"""
