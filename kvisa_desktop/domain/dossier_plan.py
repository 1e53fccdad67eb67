# SPDX-License-Identifier: MIT
"""How the dossier of a case is to be made, and the sheets a person puts in front of its parts."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.record import Record, record

PlanId = NewType("PlanId", UUID)
CoverSheetId = NewType("CoverSheetId", UUID)

BUDGET_KB = 10_000
"""The most kilobytes (of 1000 bytes) of a compact dossier unless a post says otherwise."""

MOST_CORE_PAGES = 30


class Profile(StrEnum):
    """What a dossier is made for; each keeps promises of its own."""

    STANDARD = "standard"
    ARCHIVAL = "archival"
    RECORDS = "records"
    COMPACT = "compact"
    ENCRYPTED = "encrypted"


class LanguageOrder(StrEnum):
    """Which of the two languages stands on top, and in the larger type."""

    CHINESE_FIRST = "chinese-first"
    ENGLISH_FIRST = "english-first"


@record
class DossierPlan(Record):
    """How a case's dossier is made. Parts not named in `part_order` keep the officer's order.

    `core_only` binds what the law and the post ask for, and lists the rest as available on request.
    """

    id: PlanId
    case_id: CaseId
    profile: Profile = Profile.STANDARD
    budget_kb: int = BUDGET_KB
    purpose_mark: bool = False
    recipient: str = ""
    part_order: tuple[str, ...] = ()
    parts_off: tuple[str, ...] = ()
    dividers: bool = False
    duplex: bool = False
    upright_only: bool = False
    core_only: bool = False
    language_order: LanguageOrder = LanguageOrder.CHINESE_FIRST


@record
class CoverSheet(Record):
    """A sheet of one's own in front of a part of the dossier."""

    id: CoverSheetId
    case_id: CaseId
    part: str
    title: Bilingual
    text: Bilingual = Bilingual()
    position: int = 0
    in_dossier: bool = True


def sheets_of(sheets: Iterable[CoverSheet], part: str) -> tuple[CoverSheet, ...]:
    """Return the sheets in front of a part in their order, those left out included."""
    own = (each for each in sheets if each.part == part)
    return tuple(sorted(own, key=lambda each: (each.position, each.id.bytes)))
