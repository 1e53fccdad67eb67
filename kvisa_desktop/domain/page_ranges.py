# SPDX-License-Identifier: MIT
"""Page ranges as people write them: "3-5", "1,4", "7-"."""

import re

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_PART = re.compile(r"(\d{1,6})(-(\d{1,6})?)?")
_DASHES = re.compile(r"\s*[-–\u2014~～至到]\s*")
_COMMAS = re.compile(r"[,，;；、\s]+")


def read_ranges(text: str, count: int) -> tuple[int, ...]:
    """Return the page numbers, from 1, that `text` names out of `count` pages; all when empty.

    Raises `Refused` for a page that is not there, a range written backwards, or a page named twice.
    """
    parts = [part for part in _COMMAS.split(_DASHES.sub("-", text)) if part]
    if not parts:
        return tuple(range(1, count + 1))
    numbers = [number for part in parts for number in _part(part, text, count)]
    if len(set(numbers)) != len(numbers):
        raise Refused(
            msg("The pages “{pages}” name a page twice.", pages=text),
            msg("Name every page once, as in 1-3,7."),
        )
    return tuple(numbers)


def write_ranges(numbers: tuple[int, ...]) -> str:
    """Return page numbers in their shortest form, "1-3,7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _part(part: str, text: str, count: int) -> range:
    found = _PART.fullmatch(part)
    if found is None:
        raise Refused(
            msg("“{pages}” does not name pages.", pages=text),
            msg("Write page numbers and ranges as in 1-3,7."),
        )
    first = int(found[1])
    last = int(found[3] or count) if found[2] else first
    for page in (first, last):
        if not 1 <= page <= count:
            raise Refused(
                msg("There is no page {page}: the file has {count}.", page=page, count=count),
                msg("Write page numbers and ranges as in 1-3,7."),
            )
    if last < first:
        raise Refused(
            msg("The pages “{pages}” run backwards.", pages=text),
            msg("Put the smaller number first, as in 3-5; turn the order round afterwards."),
        )
    return range(first, last + 1)
