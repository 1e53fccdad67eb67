# SPDX-License-Identifier: MIT
"""Printed texts that have no Chinese yet: a recommendation each, never a blocker."""

from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import msg

_PERSON = ("birth_place", "occupation", "employer", "address")


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield one finding for each printed text that has English and no Chinese."""
    del on
    for area, kind, record, field in _printed(case_file):
        words = getattr(record, field)
        if words.lacks_chinese:
            yield Finding(
                f"chinese.{kind}.{field.replace('_', '-')}",
                Weight.CHECK,
                area,
                msg("“{words}” has no Chinese yet; its Chinese line stays empty.", words=words.en),
                msg("Enter the Chinese as it should be printed."),
                ("G-17",),
                record.id,
                field,
            )


def _printed(case_file: CaseFile) -> Iterator[tuple[Area, str, Record, str]]:
    for field in _PERSON:
        yield Area.PERSON, "person", case_file.person, field
    for passport in case_file.passports:
        yield Area.PERSON, "passport", passport, "issued_place"
    for degree in case_file.degrees:
        yield Area.DEGREES, "degree", degree, "title"
        yield Area.DEGREES, "degree", degree, "field"
    for institution in case_file.institutions:
        yield Area.DEGREES, "institution", institution, "name"
    for crossing in case_file.crossings:
        yield Area.STAYS, "crossing", crossing, "port"
    for sticker in case_file.stickers:
        yield Area.STAYS, "sticker", sticker, "issued_place"
    if case_file.post:
        yield Area.CHECKLIST, "post", case_file.post, "name"
    yield Area.CHECKLIST, "case", case_file.case, "activity_plan"
