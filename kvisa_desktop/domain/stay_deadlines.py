# SPDX-License-Identifier: MIT
"""The days to keep that follow from stays, visas and permits, for the deadlines of a case."""

from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import count_stays
from kvisa_desktop.domain.country import country_in_text
from kvisa_desktop.domain.permit_abroad import permit_abroad
from kvisa_desktop.domain.stay_clocks import Clock, clocks_of
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.sticker_use import use_of_stickers
from kvisa_desktop.messages import Message, msg


def clocks_to_come(case_file: CaseFile, on: date) -> Iterator[Clock]:
    """Yield the clocks of stays, visas and permits that have not run out by the day `on`."""
    history = history_of(case_file)
    if not (history.crossings or history.stickers or history.permits):
        return
    stays = count_stays(pair_stays(history.crossings, on=on), history, on=on)
    stickers = use_of_stickers(history.stickers, history.crossings, on=on)
    yield from (each for each in clocks_of(stays, stickers, history, on=on) if each.due >= on)


def permit_to_expire(case_file: CaseFile, on: date) -> tuple[date, Message] | None:
    """Return when the permit of the place of application expires; None when it has, or is none."""
    abroad = permit_abroad(case_file, on)
    if abroad is None or abroad.days_left < 0:
        return None
    said = msg(
        "The residence permit of {country} expires", country=country_in_text(abroad.permit.country)
    )
    return abroad.expires_on, said
