# SPDX-License-Identifier: MIT
"""Revision 0002: what the form asks beyond passport and degree, and the form as submitted."""

from typing import TYPE_CHECKING

from kvisa_desktop.store.migrations.columns import flags, make_records, reference, texts

if TYPE_CHECKING:
    import sqlalchemy as sa


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
    _life()
    _people()
    make_records(
        "submitted_form",
        reference("submitted_form", "case_id", "visa_case"),
        *texts("submitted_on", "form_number", "lines", "note"),
    )


def _life() -> None:
    make_records(
        "work_entry",
        _of_person("work_entry"),
        *texts("kind", *_both("employer", "job", "duties", "address")),
        *texts("country", "started", "ended"),
        *flags("is_current"),
        *texts("supervisor", "phone", "note"),
    )
    make_records(
        "schooling",
        _of_person("schooling"),
        *texts(*_both("school", "title", "field", "place")),
        *texts("country", "started", "ended", "note"),
    )


def _people() -> None:
    make_records(
        "relative",
        _of_person("relative"),
        *texts("relation", *_both("name")),
        *flags("is_deceased"),
        *texts("birth_date", nullable=True),
        *texts("nationality", *_both("occupation", "address"), "phone", "note"),
    )
    make_records(
        "emergency_contact",
        _of_person("emergency_contact"),
        *texts(*_both("name", "relation"), "phone", "email", *_both("address"), "note"),
    )


def _of_person(table: str) -> "sa.Column[bytes]":
    return reference(table, "person_id", "person")


def _both(*names: str) -> list[str]:
    """Return the columns of texts that are kept in English and Chinese."""
    return [f"{name}_{half}" for name in names for half in ("en", "zh")]
