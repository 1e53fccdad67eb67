# SPDX-License-Identifier: MIT
"""The first schema: acts and their changes, keys of scans, and the kinds of record.

Written out once and for all; it says nothing that later code could change.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.LargeBinary(16)


def upgrade() -> None:
    """Make every table of revision 0001."""
    _bookkeeping()
    _journal()
    _people()
    _institutions()
    _degrees_and_passports()
    _posts_and_cases()
    _stays()
    _residence()
    _statements()
    _papers()


def _texts(*names: str, nullable: bool = False) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _wholes(*names: str, nullable: bool = False) -> "list[sa.Column[int]]":
    return [sa.Column(name, sa.BigInteger(), nullable=nullable) for name in names]


def _flags(*names: str) -> "list[sa.Column[bool]]":
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _reference(
    table: str,
    name: str,
    target: str,
    *,
    nullable: bool = False,
    kind: "sa.LargeBinary" = _ID,
) -> "sa.Column[bytes]":
    to = sa.ForeignKey(
        f"{target}.id", name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED"
    )
    return sa.Column(name, kind, to, nullable=nullable)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _records(table: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        table,
        sa.Column("id", _ID, nullable=False),
        *columns,
        _reference(table, "removed_by", "act", nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    _index(table, *(column.name for column in columns if column.foreign_keys))


def _bookkeeping() -> None:
    for table in ("meta", "setting"):
        op.create_table(
            table, *_texts("key", "value"), sa.PrimaryKeyConstraint("key", name=f"pk_{table}")
        )
    op.create_table(
        "device",
        sa.Column("id", sa.LargeBinary(8), nullable=False),
        *_texts("name"),
        sa.Column("place", sa.LargeBinary(16), nullable=False),
        *_texts("added_at"),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
    )
    op.create_table(
        "file_key",
        *_texts("name"),
        sa.Column("file_id", _ID, nullable=False),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_file_key"),
    )


def _journal() -> None:
    op.create_table(
        "act",
        sa.Column("id", _ID, nullable=False),
        *_texts("name", "actor"),
        _reference("act", "device", "device", kind=sa.LargeBinary(8)),
        *_texts("at"),
        sa.Column("clock", sa.LargeBinary(16), nullable=False),
        _reference("act", "undoes", "act", nullable=True),
        *_texts("origin"),
        sa.PrimaryKeyConstraint("id", name="pk_act"),
        sa.UniqueConstraint("clock", name="uq_act_clock"),
    )
    _index("act", "undoes")
    op.create_table(
        "change",
        _reference("change", "act_id", "act"),
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("kind"),
        sa.Column("record_id", _ID, nullable=False),
        *_texts("verb", "field"),
        *_texts("before", "after", nullable=True),
        sa.Column("clock", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("act_id", "seq", name="pk_change"),
    )
    _index("change", "record_id")


def _people() -> None:
    _records(
        "person",
        *_texts(
            "surname",
            "given_names",
            "native_name",
            "chinese_name",
            "transliteration",
            "former_names",
            "other_names",
        ),
        *_texts("sex", "birth_date", nullable=True),
        *_texts(
            "birth_place_en",
            "birth_place_zh",
            "birth_country",
            "nationalities",
            "former_nationalities",
        ),
        *_texts("marital_status", nullable=True),
        *_texts(
            "occupation_en",
            "occupation_zh",
            "employer_en",
            "employer_zh",
            "residence_country",
            "address_en",
            "address_zh",
            "email",
            "phone",
            "note",
        ),
    )


def _institutions() -> None:
    _records(
        "institution",
        *_texts(
            "name_en",
            "name_zh",
            "original_name",
            "former_names",
            "aliases",
            "country",
            "city_en",
            "city_zh",
            "domain",
            "ror_id",
            "note",
        ),
    )
    _records(
        "recognition_fact",
        _reference("recognition_fact", "institution_id", "institution"),
        *_texts("kind", "outcome", "source_en", "source_zh"),
        *_wholes("source_year", nullable=True),
        *_texts("value"),
        *_texts("read_on", nullable=True),
        *_texts("checked_by"),
        sa.Column("evidence_id", _ID, nullable=True),
        *_texts("note"),
    )


def _degrees_and_passports() -> None:
    _records(
        "degree",
        _reference("degree", "person_id", "person"),
        _reference("degree", "institution_id", "institution", nullable=True),
        *_texts("level", nullable=True),
        *_texts(
            "title_en",
            "title_zh",
            "field_en",
            "field_zh",
            "isced_field",
            "started",
            "awarded",
            "issued_country",
            "name_on_paper",
            "degree_number",
            "graduation_number",
            "note",
        ),
    )
    _records(
        "passport",
        _reference("passport", "person_id", "person"),
        *_texts("kind", "number", "issuing_country", "nationality"),
        *_texts("issued_on", nullable=True),
        *_texts("issued_place_en", "issued_place_zh"),
        *_texts("expires_on", nullable=True),
        *_wholes("blank_visa_pages", nullable=True),
        *_texts("mrz"),
        *_flags("is_old"),
        *_texts("note"),
    )


def _posts_and_cases() -> None:
    _records(
        "post_profile",
        *_texts(
            "name_en",
            "name_zh",
            "country",
            "district_en",
            "district_zh",
            "channel",
            "notice_address",
        ),
        *_texts("read_on", "recheck_on", nullable=True),
        *_texts("note"),
    )
    _records(
        "post_rule",
        _reference("post_rule", "post_id", "post_profile"),
        *_texts("point", "text_en", "text_zh", "source"),
        *_texts("source_date", "read_on", nullable=True),
        sa.Column("evidence_id", _ID, nullable=True),
    )
    _records(
        "visa_case",
        _reference("visa_case", "person_id", "person"),
        *_texts("ref", "category", "routes"),
        _reference("visa_case", "post_id", "post_profile", nullable=True),
        *_texts("stage"),
        *_texts("stage_since", "planned_filing", nullable=True),
        _reference("visa_case", "degree_relied_on", "degree", nullable=True),
        *_texts("form_number", "activity_plan_en", "activity_plan_zh", "outcome_note", "handler"),
        *_flags("archived"),
        *_texts("note"),
    )
    _records(
        "checklist_item",
        _reference("checklist_item", "case_id", "visa_case"),
        *_texts("item", "progress", "reason", "owner"),
        *_texts("due_on", nullable=True),
        *_texts("note"),
    )


def _stays() -> None:
    _records(
        "visa_sticker",
        _reference("visa_sticker", "person_id", "person"),
        _reference("visa_sticker", "passport_id", "passport", nullable=True),
        *_texts("number", "category"),
        *_wholes("entries", nullable=True),
        *_texts("issued_on", nullable=True),
        *_texts("issued_place_en", "issued_place_zh"),
        *_texts("enter_before", nullable=True),
        *_wholes("duration_days", nullable=True),
        *_texts("note"),
    )
    _records(
        "crossing",
        _reference("crossing", "person_id", "person"),
        *_texts("direction", "on", "port_en", "port_zh", "other_side"),
        _reference("crossing", "passport_id", "passport", nullable=True),
        *_texts("basis", nullable=True),
        _reference("crossing", "sticker_id", "visa_sticker", nullable=True),
        *_texts("certainty"),
        sa.Column("evidence_id", _ID, nullable=True),
        *_wholes("evidence_page", nullable=True),
        *_texts("evidence_area", "purpose_en", "purpose_zh", "note"),
    )


def _residence() -> None:
    _records(
        "residence_permit",
        _reference("residence_permit", "person_id", "person"),
        *_texts("country"),
        _reference("residence_permit", "passport_id", "passport", nullable=True),
        *_texts("number", "kind_en", "kind_zh"),
        *_texts("issued_on", nullable=True),
        *_texts("issued_place_en", "issued_place_zh"),
        *_texts("expires_on", nullable=True),
        sa.Column("evidence_id", _ID, nullable=True),
        *_texts("note"),
    )
    _records(
        "stay_extension",
        _reference("stay_extension", "person_id", "person"),
        _reference("stay_extension", "entry_id", "crossing"),
        *_texts("granted_on", "until", nullable=True),
        *_texts("office_en", "office_zh"),
        sa.Column("evidence_id", _ID, nullable=True),
        *_texts("note"),
    )
    _records(
        "stay_address",
        _reference("stay_address", "person_id", "person"),
        *_texts("place_en", "place_zh"),
        *_flags("is_hotel"),
        *_texts("moved_in", "moved_out"),
        *_texts("registered_on", nullable=True),
        sa.Column("evidence_id", _ID, nullable=True),
        *_texts("note"),
    )
    _records(
        "foreign_trip",
        _reference("foreign_trip", "person_id", "person"),
        *_texts("country", "arrived", "left", "purpose_en", "purpose_zh"),
        sa.Column("evidence_id", _ID, nullable=True),
        *_texts("note"),
    )


def _statements() -> None:
    _records(
        "declaration",
        _reference("declaration", "person_id", "person"),
        *_texts("question", "answer"),
        *_texts("said_on", nullable=True),
        *_texts("happened", "place_en", "place_zh", "detail_en", "detail_zh"),
        sa.Column("evidence_id", _ID, nullable=True),
        *_texts("note"),
    )
    _records(
        "written_explanation",
        _reference("written_explanation", "case_id", "visa_case"),
        *_texts("subject"),
        sa.Column("record_id", _ID, nullable=True),
        *_texts("text_en", "text_zh"),
        *_flags("in_dossier"),
        *_texts("note"),
    )
    _records("table_layout", *_texts("purpose", "headers", "columns", "date_order"))


def _papers() -> None:
    _records(
        "stored_file",
        *_texts("sha256"),
        *_wholes("size"),
        *_texts("type", "original_name"),
        *_wholes("page_count"),
        *_texts("added_at", "password"),
    )
    _index("stored_file", "sha256")
    _records(
        "document",
        _reference("document", "case_id", "visa_case"),
        *_texts("kind"),
        *_wholes("position"),
        *_texts("title_en", "title_zh", "status"),
        _reference("document", "translation_of", "document", nullable=True),
        *_texts("translation_kind", nullable=True),
        _reference("document", "degree_id", "degree", nullable=True),
        *_texts("item"),
        *_texts("issued_on", "expires_on", nullable=True),
        *_texts("original_where"),
        *_flags("in_dossier"),
        *_texts("rejected_because", "note"),
    )
    _records(
        "document_page",
        _reference("document_page", "document_id", "document"),
        *_wholes("position"),
        _reference("document_page", "file_id", "stored_file"),
        *_wholes("page_no", "rotation"),
        *_flags("left_out"),
    )
    _records(
        "document_version",
        _reference("document_version", "document_id", "document"),
        *_wholes("number"),
        *_texts("made_at", "pages"),
    )
