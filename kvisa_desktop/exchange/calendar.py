# SPDX-License-Identifier: MIT
"""Days to keep as a calendar file (RFC 5545) that any calendar program takes.

Written here: whole days with a reminder need four rules (line ends, folding, escaping, ids), and
the library for the rest of the standard brings time zones that no day of ours has.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_PRODUCT = "-//kvisa_desktop//EN"
_WIDEST = 75  # octets of a line, its end not counted
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A whole day: the same `key` is the same day again when the file is imported once more.

    `remind_days` before it the calendar reminds; None for no reminder.
    """

    key: str
    on: date
    summary: str
    description: str = ""
    remind_days: int | None = 1


def calendar_text(days: Iterable[CalendarDay], *, stamped: date) -> str:
    """Return the calendar; with the same days and the same `stamped` always the same text."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    for each in days:
        lines += _event(each, stamped)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(day: CalendarDay, stamped: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(day.key)}@kvisa"
    yield f"DTSTAMP:{stamped:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(day.on)}"
    yield f"DTEND;VALUE=DATE:{_digits(day.on + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(day.summary)}"
    if day.description:
        yield f"DESCRIPTION:{_escaped(day.description)}"
    yield "TRANSP:TRANSPARENT"
    if day.remind_days is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-P{day.remind_days}D"
        yield f"DESCRIPTION:{_escaped(day.summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    return "".join(
        letter for letter in text.translate(_ESCAPED) if letter >= " " and letter != "\x7f"
    )


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces that no character is torn between, those after the first indented."""
    piece, width = "", 0
    for letter in line:
        size = len(letter.encode("utf-8"))
        if width + size > _WIDEST:
            yield piece
            piece, width = " ", 1
        piece += letter
        width += size
    yield piece
