# SPDX-License-Identifier: MIT
"""The kinds of record that are kept, by the name under which they are kept."""

from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.chain_step import ChainStep, OriginalMove, RouteChoice
from kvisa_desktop.domain.checklist import ChecklistItem
from kvisa_desktop.domain.declaration import Declaration
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document, DocumentPage, DocumentVersion, StoredFile
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.dossier_plan import CoverSheet, DossierPlan
from kvisa_desktop.domain.institution import Institution, RecognitionFact
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

KINDS_OF_RECORD: dict[str, type[Record]] = {
    "person": Person,
    "passport": Passport,
    "institution": Institution,
    "recognition_fact": RecognitionFact,
    "degree": Degree,
    "post_profile": PostProfile,
    "post_rule": PostRule,
    "post_box": PostBox,
    "visa_case": Case,
    "visa_sticker": VisaSticker,
    "crossing": Crossing,
    "residence_permit": ResidencePermit,
    "stay_extension": StayExtension,
    "stay_address": StayAddress,
    "foreign_trip": ForeignTrip,
    "declaration": Declaration,
    "written_explanation": WrittenExplanation,
    "table_layout": TableLayout,
    "checklist_item": ChecklistItem,
    "stored_file": StoredFile,
    "document": Document,
    "document_page": DocumentPage,
    "document_version": DocumentVersion,
    "chain_step": ChainStep,
    "route_choice": RouteChoice,
    "original_move": OriginalMove,
    "work_entry": WorkEntry,
    "schooling": Schooling,
    "relative": Relative,
    "emergency_contact": EmergencyContact,
    "submitted_form": SubmittedForm,
    "dossier_plan": DossierPlan,
    "cover_sheet": CoverSheet,
    "photo_guides": PhotoGuides,
    "dossier_build": DossierBuild,
    "retention": Retention,
}

NAME_OF_RECORD: dict[type[Record], str] = {kind: name for name, kind in KINDS_OF_RECORD.items()}
