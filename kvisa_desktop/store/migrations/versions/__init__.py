# SPDX-License-Identifier: MIT
"""One file per revision, run by Alembic. A revision that stood on main is never edited again."""
