# SPDX-License-Identifier: MIT
"""A calendar file keeps to RFC 5545: line ends, folding, escaping, stable ids."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.exchange.calendar import CalendarDay, calendar_text

STAMP = date(2026, 11, 22)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


def unfolded(text: str) -> list[str]:
    """Return the content lines as a calendar program reads them."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    pieces = text.removesuffix("\r\n").split("\r\n")
    assert all(len(piece.encode("utf-8")) <= 75 for piece in pieces)
    lines: list[str] = []
    for piece in pieces:
        if piece.startswith(" "):
            lines[-1] += piece[1:]
        else:
            lines.append(piece)
    return lines


def meant(text: str) -> str:
    """Return an escaped text as it was meant."""
    out, is_escaped = "", False
    for letter in text:
        if is_escaped:
            out, is_escaped = out + ("\n" if letter in "nN" else letter), False
        elif letter == "\\":
            is_escaped = True
        else:
            assert letter not in ",;"
            out += letter
    return out


def value(lines: list[str], name: str) -> str:
    return next(line.split(":", 1)[1] for line in lines if line.split(":")[0] == name)


def test_a_day_is_a_whole_day_with_a_reminder() -> None:
    day = CalendarDay("last-lawful-day-7", date(2026, 12, 31), "Last lawful day", remind_days=3)
    assert unfolded(calendar_text([day], stamped=STAMP)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kvisa_desktop//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:last-lawful-day-7@kvisa",
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Last lawful day",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P3D",
        "DESCRIPTION:Last lawful day",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_a_day_without_a_reminder_has_none() -> None:
    day = CalendarDay("k", STAMP, "x", "why", remind_days=None)
    text = calendar_text([day], stamped=STAMP)
    assert "VALARM" not in text
    assert "DESCRIPTION:why" in text


@given(WORDS, WORDS)
def test_whatever_is_said_comes_out_as_it_was_said(summary: str, description: str) -> None:
    text = calendar_text([CalendarDay("k", STAMP, summary, description)], stamped=STAMP)
    lines = unfolded(text)
    assert meant(value(lines, "SUMMARY")) == summary
    if description:
        assert meant(value(lines, "DESCRIPTION")) == description


def test_line_breaks_are_kept_and_control_characters_are_not() -> None:
    day = CalendarDay("k", STAMP, "a\r\nb\x07\x7f; c, d\\e")
    lines = unfolded(calendar_text([day], stamped=STAMP))
    assert value(lines, "SUMMARY") == "a\\nb\\; c\\, d\\\\e"


@given(st.lists(st.dates(date(1900, 1, 1), date(2199, 12, 30)), max_size=5))
def test_the_same_days_give_the_same_file(days: list[date]) -> None:
    found = [CalendarDay(str(n), day, "停留期限届满日" * 9) for n, day in enumerate(days)]
    text = calendar_text(found, stamped=STAMP)
    assert text == calendar_text(found, stamped=STAMP)
    begins = [each for each in unfolded(text) if each.startswith("DTSTART")]
    ends = [each for each in unfolded(text) if each.startswith("DTEND")]
    assert begins == [f"DTSTART;VALUE=DATE:{day:%Y%m%d}" for day in days]
    assert ends == [f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}" for day in days]
