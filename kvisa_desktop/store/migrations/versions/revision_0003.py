# SPDX-License-Identifier: MIT
"""The third schema: further wishes for a dossier, and what a post asks of uploads."""

from kvisa_desktop.store.migrations.third import dossiers, posts

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring a database of revision 0002 to revision 0003."""
    dossiers.upgrade()
    posts.upgrade()
