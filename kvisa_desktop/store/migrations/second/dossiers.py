# SPDX-License-Identifier: MIT
"""Revision 0002: dossiers, their layout, and what was built."""

from kvisa_desktop.store.migrations.columns import (
    flags,
    make_records,
    reference,
    texts,
    wholes,
)


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
    make_records(
        "dossier_plan",
        reference("dossier_plan", "case_id", "visa_case"),
        *texts("profile"),
        *wholes("budget_kb"),
        *flags("purpose_mark"),
        *texts("recipient", "part_order", "parts_off"),
        *flags("dividers", "duplex", "upright_only", "core_only"),
    )
    make_records(
        "cover_sheet",
        reference("cover_sheet", "case_id", "visa_case"),
        *texts("part", "title_en", "title_zh", "text_en", "text_zh"),
        *wholes("position"),
        *flags("in_dossier"),
    )
    make_records(
        "dossier_build",
        reference("dossier_build", "case_id", "visa_case"),
        *texts("built_at", "built_on", "profile", "file_name", "folder", "sha256"),
        *wholes("size", "pages"),
        *texts("recipient"),
        *flags("is_draft"),
        *wholes("supplement"),
        *texts("follows", "report"),
    )
