# SPDX-License-Identifier: MIT
"""A whole case as one frozen value: what screens show, checks judge and the dossier prints."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.chain_step import ChainStep, OriginalMove, RouteChoice
from kvisa_desktop.domain.checklist import ChecklistItem
from kvisa_desktop.domain.declaration import Declaration
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import (
    Document,
    DocumentId,
    DocumentPage,
    DocumentVersion,
    FileId,
    StoredFile,
    in_order,
)
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.dossier_plan import CoverSheet, DossierPlan
from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.domain.photo.kept_guides import PhotoGuides
from kvisa_desktop.domain.post import PostProfile, PostRule
from kvisa_desktop.domain.post_box import PostBox
from kvisa_desktop.domain.residence import ResidencePermit, StayAddress, StayExtension
from kvisa_desktop.domain.stay import Crossing, VisaSticker
from kvisa_desktop.domain.submitted_form import SubmittedForm
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.domain.written_explanation import WrittenExplanation


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything kept of one case and its person, in stable order."""

    case: Case
    person: Person
    passports: tuple[Passport, ...] = ()
    institutions: tuple[Institution, ...] = ()
    recognition: tuple[RecognitionFact, ...] = ()
    degrees: tuple[Degree, ...] = ()
    stickers: tuple[VisaSticker, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    permits: tuple[ResidencePermit, ...] = ()
    extensions: tuple[StayExtension, ...] = ()
    addresses: tuple[StayAddress, ...] = ()
    foreign_trips: tuple[ForeignTrip, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    explanations: tuple[WrittenExplanation, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    post: PostProfile | None = None
    post_rules: tuple[PostRule, ...] = ()
    post_boxes: tuple[PostBox, ...] = ()
    documents: tuple[Document, ...] = ()
    pages: tuple[DocumentPage, ...] = ()
    files: tuple[StoredFile, ...] = ()
    versions: tuple[DocumentVersion, ...] = ()
    chain_steps: tuple[ChainStep, ...] = ()
    route_choices: tuple[RouteChoice, ...] = ()
    original_moves: tuple[OriginalMove, ...] = ()
    work_entries: tuple[WorkEntry, ...] = ()
    schooling: tuple[Schooling, ...] = ()
    relatives: tuple[Relative, ...] = ()
    emergency_contacts: tuple[EmergencyContact, ...] = ()
    submitted_forms: tuple[SubmittedForm, ...] = ()
    dossier_plan: DossierPlan | None = None
    cover_sheets: tuple[CoverSheet, ...] = ()
    photo_guides: tuple[PhotoGuides, ...] = ()
    builds: tuple[DossierBuild, ...] = ()

    @property
    def passport(self) -> Passport | None:
        """The passport the application is made on: the current one that expires last."""
        current = [each for each in self.passports if not each.is_old]
        return max(current, key=lambda each: each.expires_on or date.min, default=None)

    @property
    def degree_relied_on(self) -> Degree | None:
        """The one degree the application relies on."""
        wanted = self.case.degree_relied_on
        return next((each for each in self.degrees if each.id == wanted), None)

    def institution_of(self, degree: Degree) -> Institution | None:
        """Return the institution that awarded a degree."""
        wanted = degree.institution_id
        return next((each for each in self.institutions if each.id == wanted), None)

    @property
    def employing_institution(self) -> Institution | None:
        """The institution of the case that bears the name of the employer (K-11)."""
        employer = self.person.employer
        return next((each for each in self.institutions if each.is_called(employer)), None)

    def document(self, document_id: DocumentId) -> Document | None:
        """Return a document of the case by its id."""
        return next((each for each in self.documents if each.id == document_id), None)

    def pages_of(self, document: Document) -> tuple[DocumentPage, ...]:
        """Return all pages of a document in order, left-out ones included."""
        return in_order(each for each in self.pages if each.document_id == document.id)

    def translations_of(self, document: Document) -> tuple[Document, ...]:
        """Return the translations of a document."""
        return tuple(each for each in self.documents if each.translation_of == document.id)

    def file(self, file_id: FileId) -> StoredFile | None:
        """Return a kept file by its id."""
        return next((each for each in self.files if each.id == file_id), None)
