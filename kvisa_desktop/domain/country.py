# SPDX-License-Identifier: MIT
"""Countries and regions, found by any of their codes or by a piece of their name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country_codes import ROWS

# What people type that is neither a code nor a part of the name in the table.
_OTHER_NAMES = {
    "AE": ("uae", "emirates", "阿联酋"),
    "CD": ("drc", "democratic republic of the congo", "zaire"),
    "CG": ("republic of the congo",),
    "CI": ("ivory coast",),
    "CN": ("mainland china", "prc", "中国大陆", "内地"),
    "CV": ("cabo verde",),
    "CZ": ("czech republic",),
    "GB": ("uk", "great britain", "england", "scotland", "wales", "northern ireland"),
    "KP": ("dprk",),
    "KR": ("republic of korea",),
    "LA": ("lao",),
    "MM": ("burma",),
    "MO": ("macau",),
    "NL": ("holland",),
    "PS": ("palestinian territories",),
    "SZ": ("swaziland",),
    "TL": ("east timor",),
    "TR": ("turkey",),
    "US": ("america",),
    "VA": ("holy see",),
}


@dataclass(frozen=True, slots=True)
class Country:
    """A country, a region, or another issuer of passports.

    `alpha2` and `alpha3` are ISO 3166-1 and empty where ISO has none; `passport_code` is what
    passports print, which for Germany is "D".
    """

    alpha2: str
    alpha3: str
    passport_code: str
    name: Bilingual


PASSPORT_CODES: tuple[Country, ...] = tuple(
    Country(two, three, passport, Bilingual(english, chinese))
    for two, three, passport, english, chinese in ROWS
)
COUNTRIES: tuple[Country, ...] = tuple(each for each in PASSPORT_CODES if each.alpha3)

_WITH_ARTICLE = re.compile(
    r"(?:^Isle of .*|\b(?:Islands|Republic|States|Kingdom|Emirates|Territory|Territories"
    r"|Netherlands|Philippines|Bahamas|Gambia|Comoros|Maldives))$"
)

_BY_CODE: dict[str, Country] = {
    code: each
    for each in reversed(PASSPORT_CODES)  # of two rows with one code the first one stands
    for code in (each.alpha2, each.alpha3, each.passport_code)
    if code
}


def country(code: str) -> Country | None:
    """Return what a code stands for: ISO alpha-2, alpha-3, or as passports print it ("D<<")."""
    return _BY_CODE.get(code.strip().strip("<").upper())


def country_name(code: str) -> Bilingual:
    """Return the name behind a code; an unknown code stands for itself, without Chinese."""
    found = country(code)
    return found.name if found is not None else Bilingual(code)


def country_in_text(code: str) -> Bilingual:
    """Return the name as it stands inside an English sentence: "the United States", "India"."""
    name = country_name(code)
    return Bilingual(f"the {name.en}", name.zh) if _WITH_ARTICLE.search(name.en) else name


def alpha2(code: str) -> str:
    """Return the ISO alpha-2 code behind any code, "" when there is none."""
    found = country(code)
    return found.alpha2 if found is not None else ""


def search_countries(
    query: str, among: Iterable[Country] = COUNTRIES, *, limit: int = 20
) -> tuple[Country, ...]:
    """Return what fits a code or a piece of a name in either language, the best fit first."""
    wanted = _folded(query)
    ranked = ((_rank(each, wanted), position, each) for position, each in enumerate(among))
    fitting = sorted(row for row in ranked if row[0] is not None)
    return tuple(each for _, _, each in fitting[:limit])


def country_called(text: str) -> Country | None:
    """Return the one that a code or a whole name stands for, in either language."""
    wanted = _folded(text)
    names = (
        each
        for each in COUNTRIES
        if wanted in {_folded(each.name.en), each.name.zh, *_OTHER_NAMES.get(each.alpha2, ())}
    )
    return country(text) or (next(names, None) if wanted else None)


def _rank(one: Country, wanted: str) -> int | None:
    """Return how well a country fits, 0 best; None when it does not."""
    others = _OTHER_NAMES.get(one.alpha2, ()) if one.alpha3 else ()
    codes = (one.alpha2.casefold(), one.alpha3.casefold(), one.passport_code.casefold())
    if wanted and wanted in {*codes, *others}:
        return 0
    names = (_folded(one.name.en), one.name.zh)
    words = " ".join((*names, *others))
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(word.startswith(wanted) for word in words.split()) or f" {wanted}" in words:
        return 2
    return 3 if wanted in words else None


def _folded(text: str) -> str:
    """Return text without accents, apostrophes and case, other marks as spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(each for each in plain if not unicodedata.combining(each) and each not in "'’")
    return " ".join("".join(each if each.isalnum() else " " for each in kept).split())
