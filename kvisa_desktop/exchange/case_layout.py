# SPDX-License-Identifier: MIT
"""How a case lies in its open JSON: which records stand under which key, and what links them.

Field names are those of the domain; a field that follows from where a record stands (whose
passport it is, which case a document belongs to) is not written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.chain_step import ChainStep, OriginalMove, RouteChoice
from kvisa_desktop.domain.checklist import ChecklistItem
from kvisa_desktop.domain.declaration import Declaration
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.dossier_plan import CoverSheet, DossierPlan
from kvisa_desktop.domain.fields import FieldKind, fields_of
from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.domain.photo.kept_guides import PhotoGuides
from kvisa_desktop.domain.post import PostProfile, PostRule
from kvisa_desktop.domain.post_box import PostBox
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.residence import ResidencePermit, StayAddress, StayExtension
from kvisa_desktop.domain.stay import Crossing, VisaSticker
from kvisa_desktop.domain.submitted_form import SubmittedForm
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.domain.written_explanation import WrittenExplanation

FORMAT = "kvisa-case"
VERSION = 1
LONGEST_TEXT = 20_000
LONGEST_ID = 64
LARGEST_NUMBER = 1_000_000
ANYWHERE = "*"  # a link that may lead to a record of any section
TURNS = (90, 180, 270)


@dataclass(frozen=True, slots=True)
class Section:
    """One key of the file: the kind of record under it, one or many, and its links.

    `implied` fields are not written; `links` says in which section the id in a field is found.
    """

    key: str
    kind: type[Record]
    many: bool = True
    implied: frozenset[str] = frozenset()
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[FieldKind, ...]:
        """The fields that are written, without the id."""
        return tuple(
            each for each in fields_of(self.kind) if each.name not in {"id", *self.implied}
        )


def _section(key: str, kind: type[Record], implied: str = "", **links: str) -> Section:
    return Section(key, kind, implied=frozenset(implied.split()), links=links)


CASE = Section(
    "case",
    Case,
    many=False,
    implied=frozenset({"person_id", "post_id"}),
    links={"degree_relied_on": "degrees"},
)
PERSON = Section("person", Person, many=False)
POST = Section("post", PostProfile, many=False)
DOCUMENTS = _section(
    "documents",
    Document,
    "case_id position",
    translation_of="documents",
    degree_id="degrees",
)
SECTIONS: tuple[Section, ...] = (
    CASE,
    PERSON,
    _section("passports", Passport, "person_id"),
    _section("institutions", Institution),
    _section(
        "recognition", RecognitionFact, institution_id="institutions", evidence_id="documents"
    ),
    _section("degrees", Degree, "person_id", institution_id="institutions"),
    _section("stickers", VisaSticker, "person_id", passport_id="passports"),
    _section(
        "crossings",
        Crossing,
        "person_id",
        passport_id="passports",
        sticker_id="stickers",
        evidence_id="documents",
    ),
    _section(
        "permits",
        ResidencePermit,
        "person_id",
        passport_id="passports",
        evidence_id="documents",
    ),
    _section(
        "extensions",
        StayExtension,
        "person_id",
        entry_id="crossings",
        evidence_id="documents",
    ),
    _section("addresses", StayAddress, "person_id", evidence_id="documents"),
    _section("foreign_trips", ForeignTrip, "person_id", evidence_id="documents"),
    _section("declarations", Declaration, "person_id", evidence_id="documents"),
    POST,
    _section("post_rules", PostRule, "post_id", evidence_id="documents"),
    _section("post_boxes", PostBox, "post_id", evidence_id="documents"),
    _section("checklist", ChecklistItem, "case_id"),
    DOCUMENTS,
    _section(
        "chain_steps",
        ChainStep,
        "person_id",
        degree_id="degrees",
        paper_id="documents",
        evidence_id="documents",
    ),
    _section("route_choices", RouteChoice, "person_id", degree_id="degrees"),
    _section("original_moves", OriginalMove, document_id="documents"),
    _section("dossier_plans", DossierPlan, "case_id"),
    _section("cover_sheets", CoverSheet, "case_id"),
    _section("photo_guides", PhotoGuides, document_id="documents"),
    _section("work_entries", WorkEntry, "person_id"),
    _section("schooling", Schooling, "person_id"),
    _section("relatives", Relative, "person_id"),
    _section("emergency_contacts", EmergencyContact, "person_id"),
    _section("submitted_forms", SubmittedForm, "case_id"),
    _section("explanations", WrittenExplanation, "case_id", record_id=ANYWHERE),
)
SECTION = {each.key: each for each in SECTIONS}
FILE_KEYS = ("path", "name", "sha256", "pages", "rotate", "leave_out", "password")
_ITEM_OF_KIND = {each.key: each.item for each in KINDS}


def default_of(section: Section, each: FieldKind, members: Mapping[str, Any]) -> object:
    """Return what stands for a field that is not written; `members` are the fields that are.

    A document answers the checklist item of its kind unless it says otherwise.
    """
    if section is DOCUMENTS and each.name == "item":
        return _ITEM_OF_KIND.get(str(members.get("kind", "")), "")
    return each.default
