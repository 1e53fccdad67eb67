# SPDX-License-Identifier: MIT
"""The sections of a case in the order in which a person works."""

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case.page import Section
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.person.page import PersonPage

SECTIONS: tuple[Section, ...] = (
    Section("person", msg("Person"), "user", PersonPage),
    Section("documents", msg("Documents"), "files", DocumentsPage),
)
