# SPDX-License-Identifier: MIT
"""Addresses, telephone numbers and e-mail addresses as papers write them."""

import re
from collections.abc import Iterator
from itertools import pairwise, product

_COMMAS = re.compile(r"[,;\n|/·，；、。]+")
_JOINED = re.compile(r"(\D+\d+\s?[a-zA-Z]?)\s+([A-Z]{0,2}-?\d{4,6}\s+[^\W\d]+)\b.*")
_TURNED = re.compile(r"([^\W\d][^\d]*?)\s+(\d+\s?[a-zA-Z]?)|(\d+[a-zA-Z]?)\s+([^\W\d][^\d]*)")
_HOUSE = re.compile(r"([\u3400-\u9fff]*?)([\u3400-\u9fff]{2}(?:大道|大街|胡同|路|街|道|巷|弄))"
                    r"\s*([0-9０-９]+)(号?)")  # fmt: skip
_ROOM = re.compile(
    r"\W*(?:(?:apt|apartment|flat|unit|room|floor|no|nr|suite|wohnung|haus|house|block|etage|"
    r"stock|building|zimmer|p\.?o\.? box)\W*\w{1,4}|\w{1,3}\W*(?:号楼?|室|楼|层|单元|栋|floor))\W*",
    re.IGNORECASE,
)
_LEAST = 5  # letters and digits: shorter parts stand everywhere by chance
_KINDS = (("straße", "str"), ("strasse", "str"), ("street", "st"), ("road", "rd"),
          ("avenue", "ave"), ("boulevard", "blvd"), ("lane", "ln"), ("drive", "dr"))  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

_DIALLED_BY_TWO = re.compile("2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
_SHORTEST_NUMBER = 6

_ATS, _DOTS = ("@", " at ", " ät "), (".", " dot ", " punkt ")


def spelt_address(address: str) -> Iterator[str]:
    """Yield an address and the parts of it that say where it is; no town or country alone."""
    parts = [each.strip() for each in _COMMAS.split(address) if each.strip()]
    without_country = (", ".join(parts[:-1]),) if _is_place(" ".join(parts[:-1])) else ()
    for part in (address, *without_country, *_telling(parts)):
        yield from _streets(part)
    for found in _HOUSE.finditer(address):
        before, street, number, end = found.groups()
        for start in range(len(before) + 1):
            yield f"{before[start:]}{street}{number}{end}"
            yield f"{before[start:]}{street}{number}"


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


def _streets(part: str) -> Iterator[str]:
    """Yield a part as it is, with number and name turned, and its words cut short or not."""
    forms = [part]
    if turned := _TURNED.fullmatch(part):
        forms.append(" ".join(each for each in reversed(turned.groups()) if each))
    for form in forms:
        yield form
        yield form.translate(_UMLAUTS)
        for long, short in _KINDS:
            yield re.sub(long + r"\b", short, form, flags=re.IGNORECASE)
            yield re.sub(rf"(?<=\w{{3}}){short}\b|\b{short}\b", long, form, flags=re.IGNORECASE)


def spelt_phone(phone: str) -> Iterator[str]:
    """Yield a telephone number with the prefix of its country, and as it is dialled inside."""
    yield phone
    digits = "".join(each for each in phone.replace("(0)", "") if each.isdecimal())
    is_abroad = phone.lstrip("( ").startswith(("+", "00", "＋"))
    country, number = _parted(digits.removeprefix("00")) if is_abroad else ("", digits)
    number = number.removeprefix("0")
    if len(number) < _SHORTEST_NUMBER:
        yield digits
        return
    yield number
    yield f"0{number}"
    if country:
        yield from (f"{country}{number}", f"00{country}{number}", f"{country}0{number}",
                    f"00{country}0{number}")  # fmt: skip


def _parted(digits: str) -> tuple[str, str]:
    """Return the prefix of a country, which no other one begins with, and what follows it."""
    length = 1 if digits[:1] in {"1", "7"} else 2 if _DIALLED_BY_TWO.match(digits) else 3
    return digits[:length], digits[length:]


def spelt_mail(mail: str) -> Iterator[str]:
    """Yield an address for mail as it is, and as it is written where machines may read it."""
    yield mail
    name, mark, host = mail.partition("@")
    if not mark:
        return
    for at, dot, inner in product(_ATS, _DOTS, _DOTS):
        yield f"{name.replace('.', inner)}{at}{host.replace('.', dot)}"
