# SPDX-License-Identifier: MIT
"""Acts on the degrees of the open case."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.messages import msg
from kvisa_desktop.services import degrees, institutions
from kvisa_desktop.ui.case_state import CaseState


def add(state: CaseState) -> None:
    """Add a degree; the first one becomes the degree relied on."""
    case = state.file.case
    state.act(lambda vault: degrees.add(vault, case), say=msg("A degree was added."))


def change(state: CaseState, degree: Degree, field: str, value: object) -> None:
    """Keep one field of a degree."""
    state.change(degree, msg("Change a degree"), **{field: value})


def name_institution(state: CaseState, degree: Degree, name: Bilingual) -> None:
    """Name the institution of a degree."""
    state.act(lambda vault: degrees.set_institution(vault, degree, name))


def adopt(state: CaseState, degree: Degree, chosen: RegisterEntry) -> None:
    """Take the institution of a degree from the register."""
    state.act(
        lambda vault: institutions.adopt(vault, degree, chosen),
        say=msg("“{name}” was taken from the register.", name=chosen.name),
    )


def rely_on(state: CaseState, degree: Degree) -> None:
    """Make a degree the one the application relies on."""
    case = state.file.case
    state.act(
        lambda vault: degrees.rely_on(vault, case, degree),
        say=msg("The application relies on this degree now."),
    )


def remove(state: CaseState, degree: Degree) -> None:
    """Remove a degree; its papers stay in the case."""
    case = state.file.case
    state.act(
        lambda vault: degrees.remove(vault, case, degree),
        say=msg("The degree was removed."),
        undoable=True,
    )
