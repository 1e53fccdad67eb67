# SPDX-License-Identifier: MIT
"""The sections of a case in the order in which a person works."""

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case.page import Section
from kvisa_desktop.ui.checklist.page import ChecklistPage
from kvisa_desktop.ui.degrees.page import DegreesPage
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.home.page import HomePage
from kvisa_desktop.ui.person.page import PersonPage
from kvisa_desktop.ui.stays.page import StaysPage

SECTIONS: tuple[Section, ...] = (
    Section("home", msg("Home"), "house", HomePage),
    Section("person", msg("Person"), "user", PersonPage),
    Section("degrees", msg("Degrees"), "graduation-cap", DegreesPage),
    Section("stays", msg("Stays"), "calendar-range", StaysPage),
    Section("documents", msg("Documents"), "files", DocumentsPage),
    Section("checklist", msg("Checklist"), "list-checks", ChecklistPage),
    Section("dossier", msg("Dossier"), "book-open", DossierPage),
)
