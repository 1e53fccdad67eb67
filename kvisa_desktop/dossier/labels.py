# SPDX-License-Identifier: MIT
"""The fixed forms of what is printed on every page, one for writing them and for proving them."""

import re


def exhibit_label(number: str) -> str:
    """Return "Exhibit 3 / 附件3", or for the translation of 3 "Exhibit 3T / 附件3译文"."""
    return f"Exhibit {number} / {chinese_label(number)}"


def chinese_label(number: str) -> str:
    """Return "附件3", "附件3译文", or for a second translation "附件3译文2"."""
    original, _, translation = number.partition("T")
    return f"附件{original}译文{translation}" if "T" in number else f"附件{original}"


def stamp(number: str, page: int, pages: int) -> str:
    """Return what is printed above page `page` of an exhibit: "Exhibit 3 / 附件3 · 2/5"."""
    return f"{exhibit_label(number)} · {page}/{pages}"


def page_number(page: int, pages: int) -> str:
    """Return the printed page number, "7 / 43"."""
    return f"{page} / {pages}"


def page_range(first: int, last: int) -> str:
    """Return "12", or "12–16" for several pages."""
    return str(first) if first == last else f"{first}–{last}"


STAMP = re.compile(
    r"Exhibit (?P<number>\d+(?:T\d*)?) / 附件\d+(?:译文\d*)? · (?P<page>\d+)/(?P<pages>\d+)"
)
"""A stamp as read back from a page."""

PAGE_NUMBER = re.compile(r"(?P<page>\d+) / (?P<pages>\d+)")
"""A printed page number as read back from a page."""
