# SPDX-License-Identifier: MIT
"""Entries as text in a list file, and two entries about one institution made into one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterId
from kvisa_desktop.store.register.folding import fold

_ROR = "https://ror.org/"


def written(entry: RegisterEntry) -> str:
    """Return an entry as text; what is empty is left out."""
    fields = {name: value for name, value in asdict(entry).items() if value and value != _NOTHING}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> RegisterEntry:
    """Return the entry that `written` made into `text`."""
    fields = json.loads(text)
    return RegisterEntry(
        id=RegisterId(fields["id"]),
        name=Bilingual(**fields.get("name", {})),
        original_name=fields.get("original_name", ""),
        former_names=tuple(fields.get("former_names", ())),
        aliases=tuple(fields.get("aliases", ())),
        country=fields.get("country", ""),
        city=Bilingual(**fields.get("city", {})),
        domain=fields.get("domain", ""),
        ror_id=fields.get("ror_id", ""),
        kinds=tuple(fields.get("kinds", ())),
        is_closed=fields.get("is_closed", False),
        source=_source(fields.get("source", {})),
        lists=tuple(fields.get("lists", ())),
    )


def _source(kept: Mapping[str, str] | str) -> Bilingual:
    """Return the source of an entry; lists made by earlier versions have it in English only."""
    return Bilingual(kept) if isinstance(kept, str) else Bilingual(**kept)


def same_institution(one: RegisterEntry, other: RegisterEntry) -> bool:
    """Return True when two lists speak of one institution, as far as ids and names say."""
    if one.ror_id and other.ror_id:
        return one.ror_id == other.ror_id
    if one.id == other.id:
        return True
    return one.country == other.country and bool(_shown(one) & _shown(other))


def joined(entries: Iterable[RegisterEntry]) -> RegisterEntry:
    """Return one entry out of several about one institution; the wording of the first counts."""
    first, *others = entries
    for other in others:
        first = _with(first, other)
    return first


def ror_address(text: str) -> str:
    """Return a ROR id, however it is written, as an address; "" when there is none."""
    bare = text.strip().casefold().removeprefix("https://").removeprefix("http://")
    bare = bare.removeprefix("ror.org/").strip("/")
    return f"{_ROR}{bare}" if is_ror_id(bare) else ""


def is_ror_id(bare: str) -> bool:
    """Return True when the nine characters have the form of a ROR id and their check digits fit."""
    if len(bare) != 9 or not bare.startswith("0") or not bare[7:].isdecimal():  # noqa: PLR2004
        return False
    if any(each not in _LETTERS for each in bare[1:7]):
        return False
    number = 0
    for each in bare[1:7]:
        number = number * len(_LETTERS) + _LETTERS.index(each)
    return int(bare[7:]) == 98 - (number * 100) % 97


def _with(first: RegisterEntry, other: RegisterEntry) -> RegisterEntry:
    shown = set(first.shown_names)
    aliases = [*first.aliases, *other.shown_names, *other.aliases]
    former = dict.fromkeys((*first.former_names, *other.former_names))
    return replace(
        first,
        name=Bilingual(first.name.en or other.name.en, first.name.zh or other.name.zh),
        original_name=first.original_name or other.original_name,
        former_names=tuple(former),
        aliases=tuple(each for each in dict.fromkeys(aliases) if each not in shown | set(former)),
        city=Bilingual(first.city.en or other.city.en, first.city.zh or other.city.zh),
        domain=first.domain or other.domain,
        ror_id=first.ror_id or other.ror_id,
        kinds=first.kinds or other.kinds,
        is_closed=first.is_closed or other.is_closed,
        lists=tuple(dict.fromkeys((*first.lists, *other.lists))),
    )


def _shown(entry: RegisterEntry) -> set[str]:
    return {fold(each) for each in entry.shown_names}


_NOTHING = asdict(Bilingual())
# The letters and digits of Crockford's base 32, as ROR writes them.
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
