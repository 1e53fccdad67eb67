# SPDX-License-Identifier: MIT
"""An address as papers write it: whole, in parts, turned about, cut short or spelt out."""

import re
from collections.abc import Iterator
from itertools import pairwise, product

from kvisa_desktop.domain.looking import bare, whole
from kvisa_desktop.domain.spelt_days import han_numbers

_COMMAS = re.compile(r"[,;\n|·，；、。]+|(?<!\d)/|/(?!\d)")
_PREFIX = r"(?:(?:no|nr|num|number|haus|house|plot|д|дом)\b\W*|#\s*)"
_NUMBER = r"\d+(?:\s?[-/–]\s?\d+)*(?:\s?[a-zA-Z]\b)?"
_NAMED = re.compile(rf"([^\W\d][^\d]*?)[\s,]+{_PREFIX}?({_NUMBER})", re.IGNORECASE)
_NUMBERED = re.compile(rf"{_PREFIX}?({_NUMBER})[\s,]+([^\W\d][^\d]*)", re.IGNORECASE)
_LONE_NUMBER = re.compile(rf"{_PREFIX}?({_NUMBER})", re.IGNORECASE)
_JOINED = re.compile(r"(\D+\d+\s?[a-zA-Z]?)\s+([A-Z]{0,2}-?\d{4,6}\s+[^\W\d]+)\b.*")
_UNITS = (r"(?:apt|apartment|flat|unit|room|floor|suite|wohnung|etage|stock|building|block|zimmer|"
          r"кв|m\.|lok|p\.?o\.? box)")  # fmt: skip
_UNIT = re.compile(rf"^{_UNITS}\W*\w{{1,4}}\b\W*|\W+{_UNITS}\W*\w{{1,4}}$", re.IGNORECASE)
_ROOM = re.compile(
    rf"\W*(?:(?:{_UNITS}|no|nr|haus|house)\W*\w{{1,4}}|"
    r"\w{1,3}\W*(?:号楼?|室|楼|层|单元|栋|floor))\W*",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:straße|strasse|str|weg|platz|allee|gasse|damm|ufer|chaussee|straat|laan|gade|vej|gatan?|"
    r"\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|boulevard|blvd|court|close|terrace|"
    r"square|crescent|rue|via|calle|rua|avenida|ul|ulica|улица|ул|marg|jalan|jl|utca|sokak))\b",
    re.IGNORECASE,
)
_KIND_FIRST = re.compile(
    r"(?:ul|ulica|ул|улица|calle|c|av|avenida|avda|rue|via|rua|jl|jalan|str|al)[./]?\s+",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![0-9A-Za-z])(\d{5,7}|\d{2,5}-\d{3,4}|\d{3} \d{2,3}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|"
    r"[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2})(?![0-9A-Za-z])"
)
_BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?box|postfach|apartado|boîte postale|b\.?p\.?|а/я|信箱)\W*[0-9][0-9 ]*[0-9]",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"\d{4}")
_HAN_NUMBER = "[0-9０-９]+|[一二三四五六七八九十〇零]+"
_HOUSE = re.compile(
    r"([\u3400-\u9fff]*?)([\u3400-\u9fff]{2}(?:大道|大街|胡同|小区|花园|公寓|大厦|路|街|道|巷|弄|"
    rf"村|里|园|苑|庄|坊))\s*({_HAN_NUMBER})(号?)([^\s,，;；]*)"
)
_LEAST = 5  # letters and digits: shorter parts stand everywhere by chance
_LONG = 10  # letters and digits that stand nowhere by chance
_LEAST_NAME = 6  # letters of a street that is hidden without its number
_KINDS = (("straße", "str"), ("strasse", "str"), ("street", "st"), ("road", "rd"),
          ("avenue", "ave"), ("boulevard", "blvd"), ("lane", "ln"), ("drive", "dr"),
          ("south", "s"), ("north", "n"), ("east", "e"), ("west", "w"), ("first", "1st"),
          ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th"),
          ("sixth", "6th"), ("seventh", "7th"), ("eighth", "8th"), ("ninth", "9th"))  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def spelt_address(address: str) -> Iterator[str]:
    """Yield an address and the parts of it that say where it is; no town or country alone."""
    parts = _parts(address)
    without_country = (", ".join(parts[:-1]),) if _is_place(" ".join(parts[:-1])) else ()
    for part in (address, *without_country):
        yield from _cut_short(part)
    for part in (*_telling(parts), *_numbered(parts)):
        yield from map(_bounded, _cut_short(part))
    for name in _names(parts):
        yield from map(whole, _cut_short(name))
    yield from (whole(found) for part in parts for found in _POSTCODE.findall(part))
    yield from (whole(found) for found in _BOX.findall(address))
    for found in _HOUSE.finditer(address):
        yield from _in_chinese(*found.groups())


def _parts(address: str) -> list[str]:
    return [each.strip() for each in _COMMAS.split(address) if each.strip()]


def _telling(parts: list[str]) -> Iterator[str]:
    for part in parts:
        if joined := _JOINED.fullmatch(part):
            yield from joined.groups()
        if not part.isdecimal() and _is_place(part):
            yield part
    for one, other in pairwise(parts):
        if one.isdecimal() or other.isdecimal():
            yield f"{one} {other}"
            yield f"{other} {one}"


def _is_place(part: str) -> bool:
    has_digit = any(each.isdecimal() for each in part)
    return has_digit and sum(map(str.isalnum, part)) >= _LEAST and not _ROOM.fullmatch(part)


def _bounded(part: str) -> str:
    """Return a part, a short one as a word of its own: “Road 5” is not the start of “Road 50”."""
    return part if len(bare(part)) >= _LONG else whole(part)


def _numbered(parts: list[str]) -> Iterator[str]:
    """Yield streets with their numbers, also without the word before the name."""
    for name, number in _streets(parts):
        for form in dict.fromkeys((name, _KIND_FIRST.sub("", name, count=1))):
            if len(bare(form + number)) >= _LEAST:
                yield from _with_number(form, number)


def _streets(parts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the names and numbers that stand in one part, or in two that follow each other."""
    plain = [_UNIT.sub("", part) for part in _unjoined(parts)]
    for part in plain:
        if found := _NAMED.fullmatch(part):
            yield found[1], found[2]
        elif found := _NUMBERED.fullmatch(part):
            yield found[2], found[1]
    for one, other in pairwise(plain):
        for name, number in ((one, other), (other, one)):
            found = _LONE_NUMBER.fullmatch(number)
            if found and not any(map(str.isdecimal, name)):
                yield name, found[1]


def _unjoined(parts: list[str]) -> Iterator[str]:
    for part in parts:
        joined = _JOINED.fullmatch(part)
        yield from joined.groups() if joined else (part,)


def _names(parts: list[str]) -> Iterator[str]:
    """Yield the names of streets that say enough without their number."""
    for at, (name, number) in enumerate(_streets(parts)):
        # What stands first is a street, but for a town with its postcode.
        is_first = at == 0 and name in parts[0] and not _LONG_NUMBER.search(number)
        if (is_first or _STREET.search(name)) and len(bare(name)) >= _LEAST_NAME:
            yield name


def _with_number(name: str, number: str) -> Iterator[str]:
    for mark in ("", "Nr. ", "No. "):
        yield f"{name} {mark}{number}"
    yield f"{number} {name}"


def _cut_short(part: str) -> Iterator[str]:
    """Yield a part as it is, without its marks, and its words cut short or spelt out."""
    for form in dict.fromkeys((part, part.translate(_UMLAUTS), _plain_vowels(part))):
        yield form
        for long, short in _KINDS:
            yield re.sub(long + r"\b", short, form, flags=re.IGNORECASE)
            within = rf"(?<=\w{{3}}){short}\b|" if len(short) > 1 else ""
            yield re.sub(rf"{within}\b{short}\b", long, form, flags=re.IGNORECASE)


def _plain_vowels(part: str) -> str:
    """Return a part with single vowels for those that may stand for an umlaut."""
    return re.sub("([aou])e", r"\1", part, flags=re.IGNORECASE)


def _in_chinese(before: str, street: str, number: str, end: str, rest: str) -> Iterator[str]:
    numbers = (number, *han_numbers(number))
    for start in range(len(before) + 1):
        name = f"{before[start:]}{street}"
        yield name
        yield from (f"{name}{each}{mark}" for each, mark in product(numbers, ("", end)))
    numbered = len(re.findall(r"\d+", rest))
    if numbered:
        yield f"{number}{end}{rest}"
    if numbered > 1:
        yield re.sub(r"^\D+", "", rest)
