# SPDX-License-Identifier: MIT
"""Words of a table: entry or exit, what an entry rested on, how sure it is, which country."""

import re
import unicodedata
from functools import lru_cache

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import country_called, search_countries
from kvisa_desktop.domain.stay import Basis, Certainty, Direction
from kvisa_desktop.domain.stay_table.fields import key_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CATEGORY = re.compile(r"[a-z]\d?(?:字)?(?:visa|签证)?")
LONGEST_TEXT = 2_000

_DIRECTIONS: dict[str, Direction] = {
    key_of(word): direction
    for direction, words in {
        Direction.ENTRY: "entry entered enter in arrival arrived arrive 入境 入 进境 进 来华 抵达",
        Direction.EXIT: "exit exited left leave out departure departed depart 出境 出 离境 离华",
    }.items()
    for word in words.split()
}

_BASES: dict[str, Basis] = {
    key_of(word): basis
    for basis, words in {
        Basis.VISA: "visa; 签证; 持签证; sticker",
        Basis.VISA_FREE_BILATERAL: "visa-free-bilateral; mutual visa exemption; bilateral; "
        "互免签证; 互免; 双边免签",
        Basis.VISA_FREE_UNILATERAL: "visa-free-unilateral; unilateral; 单方面免签; 单方面免签证",
        Basis.TRANSIT_24H: "transit-24h; 24h transit; 24-hour transit; 24小时过境免签; "
        "24小时直接过境; 24小时过境",
        Basis.TRANSIT_240H: "transit-240h; 240h transit; 240-hour transit; 240小时过境免签; "
        "240小时过境",
        Basis.RESIDENCE_PERMIT: "residence-permit; residence permit; 居留许可; 居留证件; "
        "外国人居留许可",
        Basis.PORT_VISA: "port-visa; port visa; visa on arrival; 口岸签证",
        Basis.UNKNOWN: "unknown; not known; 不详; 未知; ?",
    }.items()
    for word in words.split(";")
}

_CERTAINTIES: dict[str, Certainty] = {
    key_of(word): certainty
    for certainty, words in {
        Certainty.STAMP: "stamp; passport stamp; 验讫章; 印章; 盖章; 出入境验讫章",
        Certainty.TICKET: "ticket; boarding pass; 机票; 车票; 船票; 登机牌; 票据",
        Certainty.MEMORY: "memory; from memory; 记忆; 回忆; 凭记忆",
    }.items()
    for word in words.split(";")
}


_NOTHING = re.compile(r"[-\u2010-\u2015\u2212/_.\s]+|n/?a|none|nil|无", re.IGNORECASE)


def is_mark_for_nothing(cell: object) -> bool:
    """Return True for what people write where a cell has nothing to say: a dash, “n/a”, 无."""
    if not isinstance(cell, str):
        return False
    return _NOTHING.fullmatch(unicodedata.normalize("NFKC", cell).strip()) is not None


def direction_of(text: str) -> Direction:
    """Return which way a crossing goes; raise `Refused` for any other word."""
    found = _DIRECTIONS.get(key_of(text))
    if found is None:
        raise Refused(
            msg("“{text}” says neither entry nor exit.", text=_short(text)),
            msg("Write “entry” or “exit”."),
        )
    return found


def basis_of(text: str) -> Basis:
    """Return what an entry rested on; raise `Refused` for what may be two things or none."""
    key = key_of(text)
    if key in _BASES:
        return _BASES[key]
    if _CATEGORY.fullmatch(key):
        return Basis.VISA
    raise Refused(
        msg("“{text}” is no basis of an entry.", text=_short(text)),
        msg("Write one of: {words}.", words=", ".join(each.value for each in Basis)),
    )


def certainty_of(text: str) -> Certainty:
    """Return how sure a crossing is; raise `Refused` for any other word."""
    found = _CERTAINTIES.get(key_of(text))
    if found is None:
        raise Refused(
            msg("“{text}” does not say how sure it is.", text=_short(text)),
            msg("Write one of: {words}.", words=", ".join(each.value for each in Certainty)),
        )
    return found


@lru_cache(maxsize=1024)
def country_of(text: str) -> str:
    """Return the alpha-2 code of a country or region by code or name; refuse what is none."""
    found = country_called(text)
    if found is None:
        fitting = search_countries(text, limit=2)
        found = fitting[0] if len(fitting) == 1 else None
    if found is None or not found.alpha2:
        raise Refused(
            msg("“{text}” is no country or region known here.", text=_short(text)),
            msg("Write its name, or its code of two letters."),
        )
    return found.alpha2


def bilingual(text: str) -> Bilingual:
    """Return a text under the language it is written in; "English / 中文" under both."""
    if len(text) > LONGEST_TEXT:
        raise Refused(
            msg("A text is longer than {count} characters.", count=LONGEST_TEXT),
            msg("Shorten it in the table."),
        )
    parts = [part.strip() for part in text.split("/")]
    in_chinese = [bool(_HAN.search(part)) for part in parts]
    if all(parts) and in_chinese == [False, True]:
        return Bilingual(*parts)
    if all(parts) and in_chinese == [True, False]:
        return Bilingual(*reversed(parts))
    return Bilingual(zh=text) if _HAN.search(text) else Bilingual(text)


def number_key(text: str) -> str:
    """Return the number of a passport or visa as it is compared."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in plain if letter.isalnum())


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004
