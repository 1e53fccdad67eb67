# SPDX-License-Identifier: MIT
"""Fields of a record given as NAME=VALUE, read by the shape that each field has."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import alpha2, country
from kvisa_desktop.domain.dates import parse_day, parse_partial
from kvisa_desktop.domain.fields import FieldKind, Shape, fields_of
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import msg, verbatim

_OWN = {"id", "person_id", "case_id", "post_id"}
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")


def names_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the names that can be given; a text in two languages has its Chinese after “_zh”."""
    names: list[str] = []
    for each in fields_of(kind):
        if each.name not in _OWN:
            names.append(each.name)
            names.extend([f"{each.name}_zh"] if each.shape is Shape.BILINGUAL else [])
    return tuple(names)


def read_fields(kind: type[Record], given: Iterable[str]) -> dict[str, object]:
    """Return the fields in NAME=VALUE texts; raise `WrongUsage` for a name that is none."""
    kinds = {each.name: each for each in fields_of(kind)}
    found: dict[str, object] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or name not in names_of(kind):
            raise WrongUsage(
                msg("“{text}” gives no field.", text=text),
                msg("Write NAME=VALUE; the names are: {names}", names=", ".join(names_of(kind))),
            )
        base = name if name in kinds else name.removesuffix("_zh")
        found[base] = _read(kinds[base], name, value.strip(), found.get(base))
    return found


def _read(kind: FieldKind, name: str, value: str, before: object) -> object:
    if kind.shape is Shape.BILINGUAL:
        halves = before if isinstance(before, Bilingual) else Bilingual()
        return Bilingual(halves.en, value) if name != kind.name else Bilingual(value, halves.zh)
    if kind.choice is not None:
        return _chosen(kind, kind.choice, value)
    if name in _COUNTRIES:
        return _COUNTRIES[name](value)
    if kind.shape is Shape.DAY:
        return parse_day(value) if value else None
    return _PLAIN.get(kind.shape, str)(value)


def _chosen(kind: FieldKind, choices: type[StrEnum], value: str) -> object:
    if kind.shape is Shape.CHOICE:
        return _choice(choices, value)
    return tuple(_choice(choices, each) for each in _listed(value))


def _choice(choices: type[StrEnum], value: str) -> StrEnum:
    if value not in list(choices):
        raise Refused(
            msg("“{text}” is not one of the words for this.", text=value),
            msg("Use one of: {words}.", words=", ".join(choices)),
        )
    return choices(value)


def _listed(value: str) -> tuple[str, ...]:
    return tuple(word for each in value.split(",") if (word := each.strip()))


def _whole(value: str) -> int | None:
    if value and not (value.isascii() and value.isdecimal()):
        raise Refused(msg("“{text}” is no whole number.", text=value), msg("Write it as in 2000."))
    return int(value[:9]) if value else None


def _flag(value: str) -> bool:
    if value.casefold() in (*_YES, *_NO):
        return value.casefold() in _YES
    raise Refused(msg("“{text}” is neither yes nor no.", text=value), msg("Write yes or no."))


def _alpha2(value: str) -> str:
    return _known(value, alpha2(value.upper()))


def _alpha3(value: str) -> str:
    found = country(value.upper())
    return _known(value, found.alpha3 if found else "")


def _known(value: str, code: str) -> str:
    if value and not code:
        raise Refused(
            msg("“{text}” is no code of a country or region.", text=verbatim(value)),
            msg("Use its letters as in ISO 3166, such as NG or NGA."),
        )
    return code


_COUNTRIES: Mapping[str, Callable[[str], str]] = {"country": _alpha2, "nationality": _alpha3}
_PLAIN: Mapping[Shape, Callable[[str], object]] = {
    Shape.PARTIAL_DATE: parse_partial,
    Shape.FLAG: _flag,
    Shape.TEXTS: _listed,
    Shape.WHOLE: _whole,
}
