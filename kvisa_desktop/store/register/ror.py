# SPDX-License-Identifier: MIT
"""Records of the Research Organization Registry (ROR, CC0) as entries; both of its schemas."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterId
from kvisa_desktop.store.register.characters import simplified
from kvisa_desktop.store.register.cleaning import clean, host_of
from kvisa_desktop.store.register.entries import ror_address

TITLE = "ROR"
MOST_NAMES = 100

Json: TypeAlias = Mapping[str, object]

# Languages in which institutions of a country give their own name, the usual one first.
_LANGUAGES = {
    language: frozenset(countries.split())
    for language, countries in {
        "de": "DE AT CH LI LU",
        "fr": "FR BE CH CA LU MC SN CI CM CD CG MG BJ BF ML NE TG GA GN TD BI DJ KM HT RE GP MQ GF",
        "it": "IT CH SM",
        "es": "ES MX AR CL CO PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR GQ",
        "ca": "ES AD",
        "pt": "PT BR AO MZ CV GW ST",
        "nl": "NL BE SR",
        "sv": "SE FI",
        "no": "NO",
        "nb": "NO",
        "da": "DK",
        "fi": "FI",
        "is": "IS",
        "pl": "PL",
        "cs": "CZ",
        "sk": "SK",
        "hu": "HU",
        "ro": "RO MD",
        "bg": "BG",
        "el": "GR CY",
        "sr": "RS ME BA",
        "hr": "HR BA",
        "bs": "BA",
        "sl": "SI",
        "mk": "MK",
        "sq": "AL XK",
        "lt": "LT",
        "lv": "LV",
        "et": "EE",
        "ru": "RU",
        "uk": "UA",
        "be": "BY",
        "ka": "GE",
        "hy": "AM",
        "az": "AZ",
        "kk": "KZ",
        "uz": "UZ",
        "ky": "KG",
        "tg": "TJ",
        "tk": "TM",
        "mn": "MN",
        "tr": "TR",
        "ar": "SA AE QA KW BH OM YE IQ JO LB SY PS EG LY TN DZ MA SD MR",
        "fa": "IR AF",
        "he": "IL",
        "ja": "JP",
        "ko": "KR KP",
        "vi": "VN",
        "th": "TH",
        "id": "ID",
        "ms": "MY BN",
        "km": "KH",
        "lo": "LA",
        "zh": "CN",
    }.items()
}
_OF_THE_STATE = ("国立", "省立", "市立")


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    language: str
    kind: str  # display, label, alias, acronym


class NoRorRecord(Exception):
    """A JSON object is no record of ROR."""


def entry(record: Json) -> RegisterEntry | None:
    """Return a record as an entry; None for one that ROR has withdrawn.

    Raise `NoRorRecord` when it is none.
    """
    ror_id = ror_address(_text(record.get("id")))
    is_second = isinstance(record.get("names"), list)
    found = list(_second_names(record) if is_second else _first_names(record))
    names = [each for each in found if each.text][:MOST_NAMES]
    shown = next((each for each in names if each.kind == "display"), None)
    if not ror_id or shown is None:
        raise NoRorRecord
    if record.get("status") == "withdrawn":
        return None
    country, city = _place(record)
    names = [each for each in names if not _claims_a_state(each.text, country)]
    if shown not in names:
        return None
    return _entry(record, ror_id, names, (country, city))


def _entry(record: Json, ror_id: str, names: list[_Name], place: tuple[str, str]) -> RegisterEntry:
    country, city = place
    english = _english(names)
    chinese = _chinese(names, country)
    original = _original(names, country) or english
    shown = {english, chinese, original}
    return RegisterEntry(
        id=RegisterId(ror_id),
        name=Bilingual(english, chinese),
        original_name=original,
        aliases=tuple(dict.fromkeys(each.text for each in names if each.text not in shown)),
        country=country,
        city=Bilingual(city),
        domain=_domain(record),
        ror_id=ror_id,
        kinds=tuple(_text(each).casefold() for each in _items(record, "types"))[:10],
        is_closed=record.get("status") == "inactive",
        source=Bilingual("ROR (CC0)", "ROR（CC0）"),
    )


def _english(names: list[_Name]) -> str:
    shown = next(each for each in names if each.kind == "display")
    if shown.language in {"", "en"} and shown.text.isascii():
        return shown.text
    labels = (each.text for each in names if each.kind == "label" and each.language == "en")
    return next(labels, shown.text)


def _chinese(names: list[_Name], country: str) -> str:
    """Return the Chinese label, as it is written on the mainland."""
    labels = [simplified(each.text) for each in names if each.language == "zh"]
    labels.sort(key=lambda each: not _is_simplified(each))
    if not labels:
        return ""
    return _of_taiwan(labels[0]) if country == "TW" else labels[0]


def _of_taiwan(label: str) -> str:
    bare = label
    for word in _OF_THE_STATE:
        bare = bare.removeprefix(word)
    if bare.startswith(("中央", "中华")):
        return f"台湾“{bare}”"
    return bare if bare == label or "台" in bare else f"台湾{bare}"


def _original(names: list[_Name], country: str) -> str:
    shown = next(each for each in names if each.kind == "display")
    if shown.language not in {"", "en"}:
        return shown.text
    for each in names:
        if each.kind == "label" and country in _LANGUAGES.get(each.language, ()):
            return each.text
    return ""


def _claims_a_state(name: str, country: str) -> bool:
    """Tell whether a name speaks of a part of China as of a state, which is shown nowhere."""
    if country != "TW":
        return False
    plain = simplified(name).casefold()
    return "中华民国" in plain or "republic of china" in plain or "(roc)" in plain


def _second_names(record: Json) -> Iterator[_Name]:
    for each in _records(record, "names"):
        kinds = {_text(kind) for kind in _items(each, "types")}
        order = (("ror_display", "display"), ("label", "label"), ("acronym", "acronym"))
        kind = next((ours for theirs, ours in order if theirs in kinds), "alias")
        yield _Name(_clean(each.get("value")), _text(each.get("lang")), kind)


def _first_names(record: Json) -> Iterator[_Name]:
    yield _Name(_clean(record.get("name")), "", "display")
    for each in _records(record, "labels"):
        yield _Name(_clean(each.get("label")), _text(each.get("iso639")), "label")
    for key, kind in (("acronyms", "acronym"), ("aliases", "alias")):
        for text in _items(record, key):
            yield _Name(_clean(text), "", kind)


def _place(record: Json) -> tuple[str, str]:
    for location in _records(record, "locations"):
        details = location.get("geonames_details")
        if isinstance(details, dict):
            return _code(details.get("country_code")), _clean(details.get("name"))
    country = record.get("country")
    code = _code(country.get("country_code")) if isinstance(country, dict) else ""
    return code, next((_clean(each.get("city")) for each in _records(record, "addresses")), "")


def _domain(record: Json) -> str:
    for each in _items(record, "domains"):
        if domain := host_of(_text(each)):
            return domain
    for link in _items(record, "links"):
        address = link.get("value") if isinstance(link, dict) else link
        is_site = not isinstance(link, dict) or link.get("type") == "website"
        if is_site and (domain := host_of(_text(address))):
            return domain
    return ""


def _clean(value: object) -> str:
    return clean(_text(value))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _code(value: object) -> str:
    text = _text(value).upper()
    return text if len(text) == len("XX") and text.isascii() and text.isalpha() else ""


def _items(record: Json, key: str) -> Iterable[object]:
    value = record.get(key)
    return value if isinstance(value, list) else ()


def _records(record: Json, key: str) -> Iterator[Json]:
    return (each for each in _items(record, key) if isinstance(each, dict))


def _is_simplified(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
