# SPDX-License-Identifier: MIT
"""What is left of a visa sticker: entries, and the time in which to use them (E-04, E-05)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.stay import Crossing, Direction, VisaSticker
from kvisa_desktop.messages import Message, msg, plural

MULTIPLE = 0


class StickerState(StrEnum):
    """Whether one can enter on a sticker."""

    NOT_YET_VALID = "not-yet-valid"
    VALID = "valid"
    EXPIRED = "expired"
    USED_UP = "used-up"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StickerUse:
    """A sticker, the entries made on it, those left (None for multiple), and its state."""

    sticker: VisaSticker
    entries_used: int
    entries_left: int | None
    state: StickerState
    why: tuple[Explanation, ...]


def use_of_stickers(
    stickers: Iterable[VisaSticker], crossings: Iterable[Crossing], *, on: date
) -> tuple[StickerUse, ...]:
    """Return what is left of each sticker on the day `on`; every entry recorded counts."""
    used = Counter(
        crossing.sticker_id for crossing in crossings if crossing.direction is Direction.ENTRY
    )
    return tuple(_use_of(sticker, used[sticker.id], on) for sticker in stickers)


def _use_of(sticker: VisaSticker, used: int, on: date) -> StickerUse:
    printed = sticker.entries
    left = max(0, printed - used) if printed else None
    why = [Explanation(_entries(sticker, used, left), ("E-05", "E-06"))]
    if sticker.enter_before is not None:
        why.append(Explanation(_validity(sticker.enter_before, on), ("E-04",)))
    return StickerUse(sticker, used, left, _state(sticker, left, on), tuple(why))


def _state(sticker: VisaSticker, left: int | None, on: date) -> StickerState:
    if left == 0:
        return StickerState.USED_UP
    if sticker.enter_before is None or sticker.entries is None:
        return StickerState.UNKNOWN
    if on > sticker.enter_before:
        return StickerState.EXPIRED
    if sticker.issued_on is not None and on < sticker.issued_on:
        return StickerState.NOT_YET_VALID
    return StickerState.VALID


def _entries(sticker: VisaSticker, used: int, left: int | None) -> Message:
    if sticker.entries is None:
        return msg("The number of entries printed on the visa is not recorded.")
    if left is None:
        return plural(
            "The visa is for multiple entries; {count} entry on it is recorded.",
            "The visa is for multiple entries; {count} entries on it are recorded.",
            used,
        )
    return plural(
        "The visa is for {count} entry (Regulations on Entry and Exit, Art. 36); "
        "used: {used}, left: {left}.",
        "The visa is for {count} entries (Regulations on Entry and Exit, Art. 36); "
        "used: {used}, left: {left}.",
        sticker.entries,
        used=used,
        left=left,
    )


def _validity(enter_before: date, on: date) -> Message:
    if on > enter_before:
        return msg(
            "“Enter before” {day} has passed: no entry on this visa any more; a stay begun by "
            "then runs on (Regulations on Entry and Exit, Art. 36).",
            day=enter_before,
        )
    return msg(
        "Entry is possible until 24:00 Beijing time of {day}, that day included; the stay may run "
        "past it (Regulations on Entry and Exit, Art. 36).",
        day=enter_before,
    )
