# SPDX-License-Identifier: MIT
"""What records and their fields are called where history speaks of them."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.chain_step import ChainStep, OriginalMove, RouteChoice
from kvisa_desktop.domain.checklist import ChecklistItem
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declaration
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document, DocumentPage, DocumentVersion, StoredFile
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.dossier_plan import CoverSheet, DossierPlan
from kvisa_desktop.domain.history import PastChange
from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.domain.photo.kept_guides import PhotoGuides
from kvisa_desktop.domain.post import PostProfile, PostRule
from kvisa_desktop.domain.post_box import PostBox
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.residence import ResidencePermit, StayAddress, StayExtension
from kvisa_desktop.domain.retention import Retention
from kvisa_desktop.domain.stay import Crossing, VisaSticker
from kvisa_desktop.domain.submitted_form import SubmittedForm
from kvisa_desktop.domain.table_layout import TableLayout
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.domain.written_explanation import WrittenExplanation
from kvisa_desktop.messages import Message, Spoken, Value, msg, verbatim

EMPTY = verbatim("—")
_LONGEST = 80
_SECRET = {"password"}
_HIDDEN = verbatim("••••")

KIND_WORDS: dict[type[Record], Message] = {
    Person: msg("Person"),
    Passport: msg("Passport"),
    Institution: msg("Institution"),
    RecognitionFact: msg("Fact about an institution"),
    Degree: msg("Degree"),
    PostProfile: msg("Mission or visa centre"),
    PostRule: msg("What the post said"),
    PostBox: msg("Box of the online form"),
    Case: msg("Visa application"),
    VisaSticker: msg("Visa sticker"),
    Crossing: msg("Entry or exit"),
    ResidencePermit: msg("Residence permit"),
    StayExtension: msg("Extension of a stay"),
    StayAddress: msg("Address in China"),
    ForeignTrip: msg("Journey outside China"),
    Declaration: msg("Answer about the past"),
    WrittenExplanation: msg("Explanation"),
    TableLayout: msg("Layout of a table"),
    ChecklistItem: msg("Checklist item"),
    StoredFile: msg("Scan"),
    Document: msg("Document"),
    DocumentPage: msg("Page"),
    DocumentVersion: msg("Version of a document"),
    ChainStep: msg("Step of the authentication"),
    RouteChoice: msg("Authentication route chosen by hand"),
    OriginalMove: msg("Whereabouts of an original"),
    WorkEntry: msg("Stretch of working life"),
    Schooling: msg("School before the degree"),
    Relative: msg("Member of the family"),
    EmergencyContact: msg("Emergency contact"),
    SubmittedForm: msg("Form as submitted"),
    DossierPlan: msg("Layout of the dossier"),
    CoverSheet: msg("Cover sheet"),
    PhotoGuides: msg("Guides of the photo"),
    DossierBuild: msg("Dossier built"),
    Retention: msg("How long it is kept"),
}

# Where a field is called otherwise in one kind of record, the kind stands before it.
FIELD_WORDS: dict[str, Message] = {
    "activity_plan": msg("Activity plan"),
    "added_at": msg("Added on"),
    "address": msg("Address"),
    "aliases": msg("Other names"),
    "answer": msg("Answer"),
    "archived": msg("Put away"),
    "arrived": msg("Arrived on"),
    "awarded": msg("Awarded"),
    "basis": msg("Basis of the entry"),
    "birth_country": msg("Country or region of birth"),
    "birth_date": msg("Date of birth"),
    "birth_place": msg("Place of birth"),
    "blank_visa_pages": msg("Blank visa pages"),
    "case_id": msg("Visa application"),
    "category": msg("Visa category"),
    "certainty": msg("How sure"),
    "channel": msg("How it takes applications"),
    "checked_by": msg("Checked by"),
    "chinese_name": msg("Chinese name"),
    "city": msg("City"),
    "columns": msg("Columns"),
    "country": msg("Country (region)"),
    "date_order": msg("Order of dates"),
    "degree_id": msg("Degree"),
    "degree_number": msg("Number of the degree"),
    "degree_relied_on": msg("Degree relied on"),
    "detail": msg("Details"),
    "direction": msg("Entry or exit"),
    "district": msg("District"),
    "document_id": msg("Document"),
    "domain": msg("Internet domain"),
    "done_on": msg("Done on"),
    "due_on": msg("Due on"),
    "duration_days": msg("Duration of each stay"),
    "duties": msg("Duties"),
    "email": msg("E-mail"),
    "employer": msg("Employer"),
    "ended": msg("Ended"),
    "enter_before": msg("Enter before"),
    "entries": msg("Entries"),
    "entry_id": msg("Entry"),
    "evidence_area": msg("Place on the page"),
    "evidence_id": msg("Evidence"),
    "evidence_page": msg("Page of the evidence"),
    "expected_days": msg("Days expected"),
    "expected_on": msg("Expected on"),
    "expires_on": msg("Expires on"),
    "field": msg("Field as on the paper"),
    "file_id": msg("Scan"),
    "form_number": msg("Number of the online form"),
    "former_names": msg("Former names"),
    "former_nationalities": msg("Former nationalities"),
    "given_names": msg("Given names"),
    "graduation_number": msg("Number of the graduation certificate"),
    "granted_on": msg("Granted on"),
    "handler": msg("Handled by"),
    "happened": msg("When it happened"),
    "headers": msg("Headings"),
    "holder": msg("With whom"),
    "in_dossier": msg("In the dossier"),
    "institution_id": msg("Institution"),
    "is_current": msg("Still there"),
    "is_deceased": msg("Deceased"),
    "is_hotel": msg("Hotel"),
    "is_old": msg("No longer in use"),
    "isced_field": msg("Field by ISCED-F 2013"),
    "issued_country": msg("Country or region of issue"),
    "issued_on": msg("Issued on"),
    "issued_place": msg("Place of issue"),
    "issuing_country": msg("Issued by"),
    "item": msg("Checklist item"),
    "job": msg("Position"),
    "keep_until": msg("Kept until"),
    "kind": msg("Kind"),
    "left": msg("Departed on"),
    "left_out": msg("Left out"),
    "level": msg("Level"),
    "lines": msg("Lines of the form"),
    "made_at": msg("Made on"),
    "marital_status": msg("Marital status"),
    "moved_in": msg("Moved in"),
    "moved_out": msg("Moved out"),
    "mrz": msg("Machine-readable lines"),
    "name": msg("Name"),
    "name_on_paper": msg("Name on the paper"),
    "nationalities": msg("Nationalities"),
    "nationality": msg("Nationality in the passport"),
    "native_name": msg("Name in its own script"),
    "not_needed_because": msg("Not needed because"),
    "note": msg("Note"),
    "notice_address": msg("Address of the notice"),
    "number": msg("Number"),
    "occupation": msg("Occupation"),
    "office": msg("Office"),
    "on": msg("Date"),
    "original_name": msg("Original name"),
    "original_where": msg("Where the original is"),
    "other_names": msg("Other names"),
    "other_side": msg("From or to"),
    "outcome": msg("Outcome"),
    "outcome_note": msg("What the post asked for or said"),
    "owner": msg("Whose task"),
    "page_count": msg("Number of pages"),
    "page_no": msg("Page of the scan"),
    "pages": msg("Pages"),
    "paper_id": msg("Paper"),
    "passport_id": msg("Passport"),
    "password": msg("Password of the scan"),
    "person_id": msg("Person"),
    "phone": msg("Telephone"),
    "place": msg("Place"),
    "planned_filing": msg("Planned filing"),
    "point": msg("Point"),
    "port": msg("Port"),
    "position": msg("Place in the order"),
    "post_id": msg("Mission or visa centre"),
    "progress": msg("State"),
    "purpose": msg("Purpose"),
    "question": msg("Question"),
    "read_on": msg("Read on"),
    "reason": msg("Reason"),
    "recheck_on": msg("Check again on"),
    "record_id": msg("What it is about"),
    "ref": msg("Reference"),
    "registered_on": msg("Registered on"),
    "rejected_because": msg("Rejected because"),
    "relation": msg("Relation"),
    "residence_country": msg("Country or region of residence"),
    "ror_id": msg("ROR id"),
    "returned_on": msg("Back since"),
    "rotation": msg("Turned by"),
    "route": msg("Authentication route"),
    "routes": msg("Basis of the application"),
    "said_on": msg("Said on"),
    "school": msg("School"),
    "sex": msg("Sex"),
    "sent_on": msg("Asked for or sent on"),
    "sha256": msg("Digest"),
    "since": msg("Since"),
    "size": msg("Size"),
    "source": msg("Source"),
    "source_date": msg("Date of the source"),
    "source_year": msg("Year of the source"),
    "stage": msg("Stage"),
    "stage_since": msg("At this stage since"),
    "started": msg("Started"),
    "status": msg("Status"),
    "sticker_id": msg("Visa sticker"),
    "subject": msg("Subject"),
    "submitted_on": msg("Submitted on"),
    "supervisor": msg("Superior"),
    "surname": msg("Surname"),
    "text": msg("Text"),
    "title": msg("Title"),
    "translation_kind": msg("Kind of translation"),
    "translation_of": msg("Translation of"),
    "transliteration": msg("Rendering in Chinese characters"),
    "type": msg("File type"),
    "until": msg("Until"),
    "value": msg("Value"),
    "built_at": msg("Built at"),
    "built_on": msg("Bears the date"),
    "budget_kb": msg("Largest size (kB)"),
    "core_only": msg("Core set only"),
    "dividers": msg("Dividers"),
    "duplex": msg("For two-sided printing"),
    "file_name": msg("File"),
    "formats": msg("Formats"),
    "kinds": msg("Kinds of paper"),
    "least_kb": msg("Least kilobytes a file"),
    "most_files": msg("Most files"),
    "most_kb": msg("Most kilobytes a file"),
    "most_pages": msg("Most pages"),
    "folder": msg("Folder"),
    "follows": msg("Belongs to"),
    "is_draft": msg("Draft"),
    "part": msg("Part"),
    "part_order": msg("Order of parts"),
    "parts_off": msg("Parts left out"),
    "profile": msg("Profile"),
    "purpose_mark": msg("Purpose mark"),
    "recipient": msg("Recipient"),
    "report": msg("Report"),
    "supplement": msg("Supplement"),
    "upright_only": msg("Landscape pages not turned"),
    "language_order": msg("Language on top"),
    "crown": msg("Crown"),
    "chin": msg("Chin"),
    "left_cheek": msg("Left cheek"),
    "right_cheek": msg("Right cheek"),
    "eyes": msg("Eyes"),
}


def field_said(change: PastChange) -> Message:
    """Return what the changed field is called, and which half of a bilingual one it was."""
    name = FIELD_WORDS.get(change.field, verbatim(change.field))
    if change.half == "en":
        return msg("{field} (English)", field=name)
    return msg("{field} (Chinese)", field=name) if change.half else name


def record_said(kind: type[Record], record: Record | None) -> Message:
    """Return what a record is called: its kind and what tells it from others of it."""
    word = KIND_WORDS.get(kind, verbatim(kind.__name__))
    own = "" if record is None else _own_name(record)
    return msg("{kind} {name}", kind=word, name=own) if own else word


def values_said(
    change: PastChange,
    word: Callable[[StrEnum], Message],
    name_of: Callable[[UUID], Message | None],
) -> tuple[Message, Message]:
    """Return what stood before a change and after it; secrets are hidden.

    `word` knows the words of enumerations, `name_of` the names of records.
    """
    values = (change.before, change.after)
    if change.field in _SECRET:
        before, after = (_HIDDEN if value else EMPTY for value in values)
        return before, after
    before, after = (_said(value, word, name_of) for value in values)
    return before, after


def _said(
    value: object,
    word: Callable[[StrEnum], Message],
    name_of: Callable[[UUID], Message | None],
) -> Message:
    if value is None or value in ("", ()):
        return EMPTY
    if isinstance(value, bool):
        return msg("Yes") if value else msg("No")
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, UUID):
        return name_of(value) or msg("another record")
    if isinstance(value, tuple):
        return _joined([_said(each, word, name_of) for each in value])
    return _plain(value)


def _joined(said: list[Message]) -> Message:
    first, *rest = said
    return msg("{first}; {rest}", first=first, rest=_joined(rest)) if rest else first


def _plain(value: Any) -> Message:  # noqa: ANN401
    if isinstance(value, datetime):
        return verbatim(f"{value.astimezone():%Y-%m-%d %H:%M}")
    if isinstance(value, date):
        return verbatim(value.isoformat())
    if isinstance(value, PartialDate):
        return verbatim(value.iso()) if value.iso() else EMPTY
    if isinstance(value, Spoken):
        return msg("{value}", value=value)
    text = str(value).replace("\n", " ")
    return verbatim(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def _own_name(record: Record) -> Value:
    if isinstance(record, Document):
        return _title(record)
    if isinstance(record, Person):
        return record.passport_name or record.chinese_name
    if isinstance(record, Crossing):
        return record.on
    for name in ("ref", "number", "title", "name", "item", "original_name", "question"):
        found = getattr(record, name, "")
        if found:
            return found if isinstance(found, Spoken) else str(found)
    return ""


def _title(document: Document) -> Value:
    if document.title.en or document.title.zh:
        return document.title
    return kind_of(document.kind).name
