# SPDX-License-Identifier: MIT
"""The words for the enumerations of the domain, on screen, on the command line and in history."""

from collections.abc import Mapping
from enum import StrEnum

from kvisa_desktop.domain.background import Relation, WorkKind
from kvisa_desktop.domain.case import Route, Stage
from kvisa_desktop.domain.chain_words import ROUTE_WORDS, STEP_WORDS
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.declaration import ANSWER_WORDS, QUESTION_WORDS
from kvisa_desktop.domain.degree import DegreeLevel
from kvisa_desktop.domain.documents import PaperStatus, TranslationKind
from kvisa_desktop.domain.dossier_plan import LanguageOrder
from kvisa_desktop.domain.finding import Area, Weight
from kvisa_desktop.domain.kinds import Section
from kvisa_desktop.domain.person import MaritalStatus, PassportKind, Sex
from kvisa_desktop.domain.post import Channel
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.domain.recognition import KIND_WORDS, OUTCOME_WORDS
from kvisa_desktop.domain.stay import Basis, Certainty, Direction
from kvisa_desktop.messages import Message, msg, verbatim

_WORDS: tuple[tuple[StrEnum, Message], ...] = (
    (Stage.COLLECTING, msg("Collecting papers")),
    (Stage.READY, msg("Ready to file")),
    (Stage.SUBMITTED, msg("Submitted")),
    (Stage.RETURNED, msg("Returned for changes")),
    (Stage.ISSUED, msg("Visa issued")),
    (Stage.REFUSED, msg("Refused")),
    (Stage.WITHDRAWN, msg("Withdrawn")),
    (Route.GRADUATE, msg("Graduate in science or technology")),
    (Route.TEACHING_RESEARCH, msg("Teaching or research")),
    (Sex.FEMALE, msg("Female (F)")),
    (Sex.MALE, msg("Male (M)")),
    (Sex.UNSPECIFIED, msg("Unspecified (X)")),
    (MaritalStatus.SINGLE, msg("Single")),
    (MaritalStatus.MARRIED, msg("Married")),
    (MaritalStatus.DIVORCED, msg("Divorced")),
    (MaritalStatus.WIDOWED, msg("Widowed")),
    (MaritalStatus.OTHER, msg("Other")),
    (PassportKind.ORDINARY, msg("Ordinary")),
    (PassportKind.DIPLOMATIC, msg("Diplomatic")),
    (PassportKind.SERVICE, msg("Service")),
    (PassportKind.TRAVEL_DOCUMENT, msg("Travel document")),
    (DegreeLevel.UPPER_SECONDARY, msg("Upper secondary")),
    (DegreeLevel.SHORT_CYCLE, msg("Short-cycle tertiary")),
    (DegreeLevel.BACHELOR, msg("Bachelor’s degree")),
    (DegreeLevel.MASTER, msg("Master’s degree")),
    (DegreeLevel.DOCTOR, msg("Doctor’s degree")),
    (PaperStatus.ASKED, msg("Asked for")),
    (PaperStatus.RECEIVED, msg("Received")),
    (PaperStatus.CHECKED, msg("Checked")),
    (PaperStatus.REJECTED, msg("Rejected")),
    (TranslationKind.AGENCY, msg("Translation stamped by an agency")),
    (TranslationKind.SWORN, msg("Sworn translation")),
    (TranslationKind.NOTARISED, msg("Notarised translation")),
    (TranslationKind.OWN, msg("Own translation")),
    (Direction.ENTRY, msg("Entry")),
    (Direction.EXIT, msg("Exit")),
    (Channel.ONLINE_FIRST, msg("Online first, then in person")),
    (Channel.PAPER, msg("On paper, in person")),
    (Channel.UNKNOWN, msg("Not known")),
    (LanguageOrder.CHINESE_FIRST, msg("Chinese first")),
    (LanguageOrder.ENGLISH_FIRST, msg("English first")),
    (UploadFormat.PDF, verbatim("PDF")),
    (UploadFormat.JPEG, verbatim("JPEG")),
    (UploadFormat.PNG, verbatim("PNG")),
    (WorkKind.EMPLOYED, msg("Employed")),
    (WorkKind.SELF_EMPLOYED, msg("Self-employed")),
    (WorkKind.NOT_WORKING, msg("Not working")),
    (Relation.FATHER, msg("Father")),
    (Relation.MOTHER, msg("Mother")),
    (Relation.SPOUSE, msg("Spouse")),
    (Relation.CHILD, msg("Child")),
    (Relation.OTHER, msg("Other relative")),
    (Basis.VISA, msg("Visa")),
    (Basis.VISA_FREE_BILATERAL, msg("Visa-free, by treaty")),
    (Basis.VISA_FREE_UNILATERAL, msg("Visa-free, unilateral")),
    (Basis.TRANSIT_24H, msg("Transit, 24 hours")),
    (Basis.TRANSIT_240H, msg("Transit, 240 hours")),
    (Basis.RESIDENCE_PERMIT, msg("Residence permit")),
    (Basis.PORT_VISA, msg("Port visa")),
    (Basis.UNKNOWN, msg("Not known")),
    (Certainty.STAMP, msg("Stamp in the passport")),
    (Certainty.TICKET, msg("Ticket or boarding pass")),
    (Certainty.MEMORY, msg("From memory")),
    (ItemProgress.OPEN, msg("To do")),
    (ItemProgress.ASKED, msg("Asked for")),
    (ItemProgress.RECEIVED, msg("Received")),
    (ItemProgress.CHECKED, msg("Checked")),
    (ItemProgress.REJECTED, msg("Rejected")),
    (ItemProgress.NOT_APPLICABLE, msg("Not applicable")),
    (Section.APPLICANT, msg("Applicant")),
    (Section.DEGREE, msg("Degree relied on")),
    (Section.TEACHING_RESEARCH, msg("Teaching or research post")),
    (Section.INSTITUTION, msg("Institution")),
    (Section.CV_PLAN, msg("Curriculum vitae and activity plan")),
    (Section.STAYS, msg("Entries and stays")),
    (Section.EXPLANATIONS, msg("Explanations and other papers")),
    (Section.INTERNAL, msg("Internal, never printed")),
    *ROUTE_WORDS.items(),
    *STEP_WORDS.items(),
    (Weight.BLOCKER, msg("Before you can file")),
    (Weight.CHECK, msg("To check")),
    (Weight.NOTE, msg("Good to know")),
    *QUESTION_WORDS.items(),
    *ANSWER_WORDS.items(),
    *KIND_WORDS.items(),
    *OUTCOME_WORDS.items(),
    (Area.PERSON, msg("Person")),
    (Area.DEGREES, msg("Degrees")),
    (Area.STAYS, msg("Stays")),
    (Area.DOCUMENTS, msg("Documents")),
    (Area.CHECKLIST, msg("Checklist")),
    (Area.DOSSIER, msg("Dossier")),
    (Area.WORK, msg("Work and family")),
)

# Two enumerations may share a value, and equal values of theirs are equal keys.
_WORD_OF: Mapping[tuple[type[StrEnum], str], Message] = {
    (type(value), value.value): words for value, words in _WORDS
}


def word(value: StrEnum) -> Message:
    """Return the word for a value of an enumeration; its own name where no screen shows it."""
    return _WORD_OF.get((type(value), value.value), verbatim(value.value))
