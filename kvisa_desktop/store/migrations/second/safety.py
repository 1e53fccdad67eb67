# SPDX-License-Identifier: MIT
"""Revision 0002: until when a case is kept."""

from kvisa_desktop.store.migrations.columns import make_records, reference, texts


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
    make_records(
        "retention",
        reference("retention", "case_id", "visa_case"),
        *texts("keep_until", "note"),
    )
