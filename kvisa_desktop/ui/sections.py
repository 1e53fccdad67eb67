# SPDX-License-Identifier: MIT
"""The sections of a case in the order in which a person works.

Their pages are imported when first visited: the window shows sooner without them.
"""

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case.page import Section
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.section_page import SectionPage


def _home(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.home.page import HomePage

    return HomePage(desk, state)


def _person(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.person.page import PersonPage

    return PersonPage(desk, state)


def _degrees(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.degrees.page import DegreesPage

    return DegreesPage(desk, state)


def _work(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.work.page import WorkPage

    return WorkPage(desk, state)


def _plan(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.plan.page import PlanPage

    return PlanPage(desk, state)


def _stays(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.stays.page import StaysPage

    return StaysPage(desk, state)


def _documents(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.documents.page import DocumentsPage

    return DocumentsPage(desk, state)


def _checklist(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.checklist.page import ChecklistPage

    return ChecklistPage(desk, state)


def _dossier(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.dossier.page import DossierPage

    return DossierPage(desk, state)


def _form(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.form_sheet.page import FormSheetPage

    return FormSheetPage(desk, state)


def _post(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.posts.page import PostsPage

    return PostsPage(desk, state)


def _history(desk: Desk, state: CaseState) -> SectionPage:
    from kvisa_desktop.ui.history.page import HistoryPage

    return HistoryPage(desk, state)


SECTIONS: tuple[Section, ...] = (
    Section("home", msg("Home"), "house", _home),
    Section("person", msg("Person"), "user", _person),
    Section("degrees", msg("Degrees"), "graduation-cap", _degrees),
    Section("work", msg("Work and family"), "list", _work),
    Section("plan", msg("Activity plan"), "compass", _plan),
    Section("stays", msg("Stays"), "calendar-range", _stays),
    Section("documents", msg("Documents"), "files", _documents),
    Section("checklist", msg("Checklist"), "list-checks", _checklist),
    Section("dossier", msg("Dossier"), "book-open", _dossier),
    Section("form", msg("Online form"), "file-check", _form),
    Section("post", msg("Post"), "landmark", _post),
    Section("history", msg("History"), "rotate-ccw", _history),
)
