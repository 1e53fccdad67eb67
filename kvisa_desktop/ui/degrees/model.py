# SPDX-License-Identifier: MIT
"""What a card of a degree shows: its form, its institution, its papers."""

from collections.abc import Mapping, Sequence

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.finding import Area, Finding
from kvisa_desktop.domain.stem import Scheme, StemField
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.editors.pick import Choices
from kvisa_desktop.ui.parts.form import Entry
from kvisa_desktop.ui.words import bare, word

FIRST: tuple[Entry, ...] = (
    Entry("level", msg("Level")),
    Entry("title", msg("Degree as on the paper")),
    Entry("field", msg("Field as on the paper")),
)
REST: tuple[Entry, ...] = (
    Entry("issued_country", msg("Country or region of issue"), country=2),
    Entry("started", msg("Studies began")),
    Entry("awarded", msg("Awarded on")),
    Entry(
        "name_on_paper",
        msg("Name on the paper"),
        msg("Letter by letter, abbreviations too: it is compared with the passport."),
    ),
    Entry("degree_number", msg("Number of the degree certificate")),
    Entry("graduation_number", msg("Number of the graduation certificate")),
    Entry("note", msg("Note"), msg("For you only; never printed.")),
)
INSTITUTION = Entry("institution", msg("Institution"))
FIELD_CODE = Entry(
    "isced_field",
    msg("Field by ISCED-F 2013"),
    msg("The program's own mapping to science, technology, engineering, mathematics."),
)


def in_order(file: CaseFile) -> tuple[Degree, ...]:
    """Return the degrees, the one relied on first, then the latest."""
    wanted = file.case.degree_relied_on
    latest = sorted(file.degrees, key=lambda each: each.awarded.earliest, reverse=True)
    return tuple(sorted(latest, key=lambda each: each.id != wanted))


def head(degree: Degree) -> Message:
    """Return the title of a card."""
    if degree.title:
        return bare(degree.title)
    return word(degree.level) if degree.level else msg("A degree")


def field_choices(fields: Sequence[StemField]) -> Choices:
    """Return the fields of ISCED-F with their names, to choose from."""
    chosen = [each for each in fields if each.scheme is Scheme.ISCED_F]
    return [(each.code, bare(each.name)) for each in chosen]


def findings_of(findings: Sequence[Finding], degree: Degree) -> Mapping[str, Sequence[Finding]]:
    """Return what was noticed about a degree, by field."""
    found: dict[str, list[Finding]] = {}
    for each in findings:
        if each.area is Area.DEGREES and each.record_id == degree.id and each.field:
            found.setdefault(each.field, []).append(each)
    return found
