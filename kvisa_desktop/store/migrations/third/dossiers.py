# SPDX-License-Identifier: MIT
"""Revision 0003: the order of languages in a dossier, and the guides kept with a photo."""

import sqlalchemy as sa
from alembic import op

from kvisa_desktop.store.migrations.columns import make_records, reference, texts, wholes


def upgrade() -> None:
    """Bring the tables of this subject to revision 0003."""
    order = sa.Column("language_order", sa.Text(), nullable=False, server_default="chinese-first")
    with op.batch_alter_table("dossier_plan", recreate="always") as plan:
        plan.add_column(order)
    # What is written later always says the order: the default was for the plans there were.
    with op.batch_alter_table("dossier_plan", recreate="always") as plan:
        plan.alter_column("language_order", server_default=None)
    make_records(
        "photo_guides",
        reference("photo_guides", "document_id", "document"),
        *texts("sha256"),
        *wholes("crown", "chin", "left_cheek", "right_cheek"),
        *wholes("eyes", nullable=True),
    )
