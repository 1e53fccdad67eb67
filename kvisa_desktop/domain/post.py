# SPDX-License-Identifier: MIT
"""Posts: the mission or visa centre that receives the application, and what it said itself."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.record import Record, record

PostId = NewType("PostId", UUID)
PostRuleId = NewType("PostRuleId", UUID)


class Channel(StrEnum):
    """How a post takes applications."""

    ONLINE_FIRST = "online-first"
    PAPER = "paper"
    UNKNOWN = "unknown"


class PostPoint(StrEnum):
    """The points of the K visa that only a post can settle (K-14, K-65)."""

    AGE = "age"
    INSTITUTIONS = "institutions"
    ENTRIES = "entries"
    VALIDITY = "validity"
    STAY = "stay"
    DOCUMENTS = "documents"
    AUTHENTICATION = "authentication"
    FEE = "fee"
    TIME = "time"
    PHOTO = "photo"


@record
class PostProfile(Record):
    """A mission or visa centre and its district; `country` is ISO alpha-2."""

    id: PostId
    name: Bilingual = Bilingual()
    country: str = ""
    district: Bilingual = Bilingual()
    channel: Channel = Channel.UNKNOWN
    notice_address: str = ""
    read_on: date | None = None
    recheck_on: date | None = None
    note: str = ""


@record
class PostRule(Record):
    """What a post itself said on one point, with the day it was read and the saved notice."""

    id: PostRuleId
    post_id: PostId
    point: PostPoint
    text: Bilingual = Bilingual()
    source: str = ""
    source_date: date | None = None
    read_on: date | None = None
    evidence_id: UUID | None = None
