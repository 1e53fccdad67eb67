# SPDX-License-Identifier: MIT
"""Invented crossings and stickers: a test states only what matters to it."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from kvisa_desktop.domain.dates import PartialDate, parse_partial
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import (
    Basis,
    Crossing,
    CrossingId,
    Direction,
    StickerId,
    VisaSticker,
)
from kvisa_desktop.domain.stay_history import StayHistory

PERSON = PersonId(UUID(int=1))
_numbers = count(1000)


def crossing(
    direction: Direction,
    when: str | date | PartialDate,
    **fields: Any,  # noqa: ANN401
) -> Crossing:
    """Return a crossing on a day written as people write it, "" when it is not known."""
    known = PartialDate.of(when) if isinstance(when, date) else when
    on = parse_partial(known) if isinstance(known, str) else known
    number = CrossingId(UUID(int=next(_numbers)))
    return Crossing(id=number, person_id=PERSON, direction=direction, on=on, **fields)


def entry(
    when: str | date | PartialDate,
    sticker: VisaSticker | None = None,
    **fields: Any,  # noqa: ANN401
) -> Crossing:
    """Return an entry, on a visa when a sticker is given."""
    if sticker is not None:
        fields = {"basis": Basis.VISA, "sticker_id": sticker.id, **fields}
    return crossing(Direction.ENTRY, when, **fields)


def free(when: str | date | PartialDate, **fields: Any) -> Crossing:  # noqa: ANN401
    """Return an entry without a visa, on China's own list."""
    return crossing(Direction.ENTRY, when, basis=Basis.VISA_FREE_UNILATERAL, **fields)


def leave(when: str | date | PartialDate, **fields: Any) -> Crossing:  # noqa: ANN401
    """Return an exit."""
    return crossing(Direction.EXIT, when, **fields)


def visa(
    days: int | None = 30,
    entries: int | None = 0,
    **fields: Any,  # noqa: ANN401
) -> VisaSticker:
    """Return a visa sticker: 30 days, multiple entries, valid for the 2020s."""
    given = {"issued_on": date(2020, 1, 1), "enter_before": date(2029, 12, 31), **fields}
    number = StickerId(UUID(int=next(_numbers)))
    return VisaSticker(id=number, person_id=PERSON, duration_days=days, entries=entries, **given)


def history(
    *crossings: Crossing,
    stickers: Sequence[VisaSticker] = (),
    **more: Any,  # noqa: ANN401
) -> StayHistory:
    """Return a history of these crossings."""
    return StayHistory(crossings, tuple(stickers), **more)


def days_between(first: date, last: date) -> list[date]:
    """Return every day from `first` to `last`."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
