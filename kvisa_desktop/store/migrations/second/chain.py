# SPDX-License-Identifier: MIT
"""Revision 0002: the chain of authentication, and where paper originals are."""

import sqlalchemy as sa

from kvisa_desktop.store.migrations.columns import ID, make_records, reference, texts, wholes


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
    make_records(
        "chain_step",
        reference("chain_step", "person_id", "person"),
        reference("chain_step", "degree_id", "degree"),
        *texts("kind"),
        sa.Column("paper_id", ID, nullable=True),
        *texts("office", "number"),
        *texts("sent_on", nullable=True),
        *wholes("expected_days", nullable=True),
        *texts("expected_on", "done_on", nullable=True),
        sa.Column("evidence_id", ID, nullable=True),
        *texts("not_needed_because", "note"),
    )
    make_records(
        "route_choice",
        reference("route_choice", "person_id", "person"),
        reference("route_choice", "degree_id", "degree"),
        *texts("route", "reason"),
    )
    make_records(
        "original_move",
        reference("original_move", "document_id", "document"),
        *texts("place", "holder"),
        *texts("since", "returned_on", nullable=True),
        *texts("note"),
    )
