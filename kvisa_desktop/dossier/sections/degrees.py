# SPDX-License-Identifier: MIT
"""Degrees: the one relied on with all its papers together, then the others, then institutions."""

from collections.abc import Iterator

from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.dossier.blocks import Block, Fields, Heading, Section
from kvisa_desktop.dossier.sections.telling import Telling, filled, stated
from kvisa_desktop.dossier.sections.words import word
from kvisa_desktop.messages import msg


def relied_on(telling: Telling) -> Section | None:
    """Return the degree the application relies on, with its papers."""
    degree = telling.case.degree_relied_on
    told = _degree(telling, degree) if degree else ()
    blocks = (*told, *telling.sheets(Part.DEGREE))
    title = telling.both(msg("Degree relied on"))
    return Section("degree", title, blocks) if blocks else None


def others(telling: Telling) -> Section | None:
    """Return the other degrees, with their papers; they do not carry the application."""
    return _section(telling, "other-degrees", Part.OTHER_DEGREES, tuple(_others(telling)))


def _others(telling: Telling) -> Iterator[Block]:
    rest = telling.other_degrees
    for number, degree in enumerate(rest):
        if len(rest) > 1:
            yield Heading(telling.both(msg("Degree {number}", number=number + 1)))
        yield from _degree(telling, degree)


def _section(telling: Telling, key: str, part: Part, told: tuple[Block, ...]) -> Section | None:
    blocks = (*told, *telling.sheets(part))
    return Section(key, telling.both(msg("Other degrees")), blocks) if blocks else None


def _degree(telling: Telling, degree: Degree) -> tuple[Block, ...]:
    institution = telling.case.institution_of(degree)
    country = degree.issued_country or (institution.country if institution else "")
    fields = filled(
        telling.field(msg("Degree"), degree.title),
        telling.field(msg("Level"), telling.both(word(degree.level)) if degree.level else ""),
        telling.field(msg("Discipline"), degree.field),
        telling.field(
            msg("Awarded by"),
            institution.name if institution else "",
            _original(institution.name.en, institution.original_name) if institution else "",
        ),
        telling.field(msg("City"), institution.city if institution else ""),
        telling.field(msg("Country (region)"), country_name(country) if country else ""),
        telling.field(msg("Studied from"), stated(degree.started)),
        telling.field(msg("Awarded on"), stated(degree.awarded)),
        telling.field(msg("Name on the paper"), degree.name_on_paper),
        telling.field(msg("Number of the degree certificate"), degree.degree_number),
        telling.field(msg("Number of the graduation certificate"), degree.graduation_number),
    )
    return (Fields(fields),) if fields else ()


def _original(name: str, original: str) -> str:
    return "" if original == name else original
