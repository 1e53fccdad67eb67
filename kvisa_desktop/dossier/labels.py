# SPDX-License-Identifier: MIT
"""The fixed forms of what is printed on every page, one for writing them and for proving them."""

import re

from kvisa_desktop.domain.exhibit_numbers import number_said


def exhibit_label(number: str, *, english_first: bool = False) -> str:
    """Return "附件3 / Exhibit 3", or for the translation of 3 "附件3译文 / Exhibit 3T"."""
    both = (chinese_label(number), f"Exhibit {number}")
    return " / ".join(reversed(both) if english_first else both)


def chinese_label(number: str) -> str:
    """Return "附件3", "附件3译文", or for a second translation "附件3译文2"."""
    return f"附件{number_said(number).zh}"


def stamp(number: str, page: int, pages: int, *, english_first: bool = False) -> str:
    """Return what is printed above page `page` of an exhibit: "附件3 / Exhibit 3 · 2/5"."""
    return f"{exhibit_label(number, english_first=english_first)} · {page}/{pages}"


def page_number(page: int, pages: int) -> str:
    """Return the printed page number, "7 / 43"."""
    return f"{page} / {pages}"


def page_range(first: int, last: int) -> str:
    """Return "12", or "12–16" for several pages."""
    return str(first) if first == last else f"{first}–{last}"


_NUMBER, _HAN_NUMBER = r"Exhibit \d+(?:T\d*)?", r"附件\d+(?:译文\d*)?"

EXHIBIT_LABEL = re.compile(rf"{_HAN_NUMBER} / {_NUMBER}|{_NUMBER} / {_HAN_NUMBER}")
"""The label of an exhibit as read back, either language first."""

STAMP = re.compile(rf"(?:{EXHIBIT_LABEL.pattern}) · \d+/\d+")
"""A stamp as read back from a page, either language first."""

PAGE_NUMBER = re.compile(r"(?P<page>\d+) / (?P<pages>\d+)")
"""A printed page number as read back from a page."""
