# SPDX-License-Identifier: MIT
"""Revision 0003: what a post asks of uploads."""

import sqlalchemy as sa

from kvisa_desktop.store.migrations.columns import ID, make_records, reference, texts, wholes


def upgrade() -> None:
    """Bring the tables of this subject to revision 0003."""
    make_records(
        "post_box",
        reference("post_box", "post_id", "post_profile"),
        *wholes("position"),
        *texts("name_en", "name_zh", "kinds", "formats"),
        *wholes("least_kb", "most_kb", "most_pages", "most_files", nullable=True),
        *texts("source"),
        *texts("source_date", "read_on", nullable=True),
        sa.Column("evidence_id", ID, nullable=True),
        *texts("note"),
    )
