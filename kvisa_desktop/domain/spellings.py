# SPDX-License-Identifier: MIT
"""Telephone numbers and e-mail addresses as papers write them."""

import re
from collections.abc import Iterator
from itertools import product

from kvisa_desktop.domain.looking import whole

_DIALLED_BY_TWO = re.compile("2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
_SHORTEST_NUMBER, _SHORTEST_LOCAL = 6, 7
_SEVERAL = re.compile(r"[;,\n]|\s/\s|\b(?:or|and|oder|und)\b|(?<=\d{6})\s*/\s*(?=[+0])")
_EXTENSION = re.compile(r"\W*(?:ext|extension|x|durchwahl|apparat|分机|转)\W*\d{1,6}$", re.I)

_ATS, _DOTS = ("@", " at ", " ät ", "%40"), (".", " dot ", " punkt ")


def spelt_phone(phones: str) -> Iterator[str]:
    """Yield telephone numbers with the prefix of their country, and as they are dialled inside."""
    several = [each.strip() for each in _SEVERAL.split(phones)]
    if any(sum(map(str.isdecimal, each)) < _SHORTEST_NUMBER for each in several):
        several = [phones]
    yield phones
    for phone in several:
        yield from _spelt_phone(_EXTENSION.sub("", phone))


def _spelt_phone(phone: str) -> Iterator[str]:
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
    yield from _local(phone, country, number)


def _local(phone: str, country: str, number: str) -> Iterator[str]:
    """Yield the number without the part of it that is the prefix of a town."""
    groups = "".join(each if each.isdecimal() else " " for each in phone.replace("(0)", "")).split()
    if groups and country and groups[0].removeprefix("00") == country:
        groups = groups[1:]
    if len(groups) > 1:
        town = groups[0].removeprefix("0")
        local = number.removeprefix(town)
        if len(local) >= _SHORTEST_LOCAL:
            yield whole(local)


def _parted(digits: str) -> tuple[str, str]:
    """Return the prefix of a country, which no other one begins with, and what follows it."""
    length = 1 if digits[:1] in {"1", "7"} else 2 if _DIALLED_BY_TWO.match(digits) else 3
    return digits[:length], digits[length:]


def spelt_mail(mails: str) -> Iterator[str]:
    """Yield addresses for mail as they are, and as they are written where machines may read."""
    yield mails
    for mail in mails.replace("＠", "@").replace(",", " ").replace(";", " ").split():
        yield mail
        name, mark, host = mail.partition("@")
        if mark:
            for at, dot, inner in product(_ATS, _DOTS, _DOTS):
                yield f"{name.replace('.', inner)}{at}{host.replace('.', dot)}"
