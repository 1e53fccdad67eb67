# SPDX-License-Identifier: MIT
"""The numbers on Chinese certificates: a check of their form, as a university described it (A-19).

Nobody learns from a number whether a certificate is genuine; a form that does not fit shows a slip
of the pen.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kvisa_desktop.domain.country import alpha2
from kvisa_desktop.domain.degree import Degree, DegreeLevel
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.messages import Message, msg

_SOURCES = ("A-19",)
_SPACES = re.compile(r"[\s\-]+")
_DEGREE = re.compile(r"(?P<institution>\d{5})(?P<level>\d)(?P<year>\d{4})(?P<serial>\d{6})")
_GRADUATION = re.compile(
    r"(?P<institution>\d{5})(?P<type>\d)(?P<year>\d{4})(?P<level>\d\d)(?P<serial>\d{6})"
)


class CertificateKind(StrEnum):
    """The two papers that a Chinese university issues (A-17)."""

    DEGREE = "degree"
    GRADUATION = "graduation"


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """The parts of a number. `level` is None where the code is none of those reported."""

    kind: CertificateKind
    institution: str
    level_code: str
    level: DegreeLevel | None
    year: int
    serial: str


_PATTERNS: Mapping[CertificateKind, re.Pattern[str]] = MappingProxyType(
    {CertificateKind.DEGREE: _DEGREE, CertificateKind.GRADUATION: _GRADUATION}
)
_LEVELS: Mapping[str, DegreeLevel] = MappingProxyType(
    {
        "2": DegreeLevel.DOCTOR,
        "3": DegreeLevel.MASTER,
        "4": DegreeLevel.BACHELOR,
        "01": DegreeLevel.DOCTOR,
        "02": DegreeLevel.MASTER,
        "04": DegreeLevel.BACHELOR,  # a second bachelor's degree
        "05": DegreeLevel.BACHELOR,
        "06": DegreeLevel.SHORT_CYCLE,
    }
)


def read_number(text: str, kind: CertificateKind) -> CertificateNumber | None:
    """Return the parts of a certificate number; None when it has not the form reported."""
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", text))
    found = _PATTERNS[kind].fullmatch(plain) if plain.isascii() else None
    if found is None:
        return None
    code = found["level"]
    return CertificateNumber(
        kind, found["institution"], code, _LEVELS.get(code), int(found["year"]), found["serial"]
    )


def number_findings(degree: Degree) -> tuple[Finding, ...]:
    """Return what does not fit in the certificate numbers of a mainland Chinese degree."""
    if alpha2(degree.issued_country) != "CN":
        return ()
    given = (
        (CertificateKind.DEGREE, degree.degree_number, "degree_number"),
        (CertificateKind.GRADUATION, degree.graduation_number, "graduation_number"),
    )
    numbers = [read_number(text, kind) for kind, text, _ in given]
    found = [
        finding
        for (kind, text, field), number in zip(given, numbers, strict=True)
        if text.strip()
        for finding in _of_number(degree, kind, number, field)
    ]
    return (*found, *_of_both(degree, *numbers))


def _of_number(
    degree: Degree, kind: CertificateKind, number: CertificateNumber | None, field: str
) -> Iterator[Finding]:
    if number is None:
        text = (
            msg("The number of the degree certificate has not the 16 digits usual in China.")
            if kind is CertificateKind.DEGREE
            else msg(
                "The number of the graduation certificate has not the 18 digits usual in China."
            )
        )
        yield _finding(degree, "form", text, field)
        return
    if number.level is None:
        text = msg(
            "The certificate number names the level “{code}”, which is none of those reported.",
            code=number.level_code,
        )
        yield _finding(degree, "level", text, field)
    elif degree.level is not None and number.level is not degree.level:
        text = msg("The certificate number names another level than the one recorded.")
        yield _finding(degree, "level", text, field)
    awarded = degree.awarded.year
    if awarded is not None and number.year != awarded:
        text = msg(
            "The certificate number names the year {year}, the record {awarded}.",
            year=str(number.year),
            awarded=str(awarded),
        )
        yield _finding(degree, "year", text, field)


def _of_both(
    degree: Degree, one: CertificateNumber | None, other: CertificateNumber | None
) -> Iterator[Finding]:
    if one is not None and other is not None and one.institution != other.institution:
        text = msg("The two certificate numbers name different institutions.")
        yield _finding(degree, "institution", text, "graduation_number")


def _finding(degree: Degree, key: str, text: Message, field: str) -> Finding:
    return Finding(
        f"degree.number-{key}",
        Weight.NOTE,
        Area.DEGREES,
        text,
        msg("Compare the number with the paper; older papers may be numbered otherwise."),
        _SOURCES,
        degree.id,
        field,
    )
