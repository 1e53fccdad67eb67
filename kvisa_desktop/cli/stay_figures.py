# SPDX-License-Identifier: MIT
"""Figures beside the stays themselves: visas, years, rolling windows, absence, each with why."""

import re
from collections.abc import Mapping, Sequence

from kvisa_desktop.cli.answer import Detail, Line
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.domain.bounds import DaySpan
from kvisa_desktop.domain.explanation import Explanation, sources_of
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.domain.stay_count import LONGEST_WINDOW, SHORTEST_WINDOW, DayCount
from kvisa_desktop.domain.stay_review import StayReview
from kvisa_desktop.domain.sticker_use import StickerUse
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import Message, msg, verbatim

_MOST_DIGITS = 3


def window_length(text: str) -> int:
    """Return the days of a rolling window; raise `WrongUsage` outside 7 to 365."""
    is_number = re.fullmatch(rf"[0-9]{{1,{_MOST_DIGITS}}}", text) is not None
    if not is_number or not SHORTEST_WINDOW <= int(text) <= LONGEST_WINDOW:
        raise WrongUsage(
            msg("“{text}” is no length of a window.", text=text),
            msg(
                "Give a number of days from {least} to {most}.",
                least=SHORTEST_WINDOW,
                most=LONGEST_WINDOW,
            ),
        )
    return int(text)


def span_data(name: str, days: DaySpan | None) -> dict[str, object]:
    """Return a number of days as its least and its most."""
    return {
        f"{name}_min": days.least if days else None,
        f"{name}_max": days.most if days else None,
    }


def why_data(reasons: Sequence[Explanation], rules: Mapping[str, Rule]) -> dict[str, object]:
    """Return the reasons of a figure in words, with the facts behind them."""
    return {
        "why": [each.text for each in reasons],
        "sources": sources_data(sources_of(reasons), rules),
    }


def figures_data(
    review: StayReview, windows: Sequence[int], rules: Mapping[str, Rule]
) -> dict[str, object]:
    """Return visas, years, windows and the longest absence as data."""
    absence = review.absence
    return {
        "stickers": [_sticker_data(each, rules) for each in review.stickers],
        "years": [_count_data(each, rules) for each in review.years],
        "windows": [_window_data(review, length, rules) for length in windows],
        "longest_absence": {
            "after": absence.left.latest,
            "until": absence.returned.earliest if absence.returned else None,
            **span_data("days", absence.days),
            **why_data((absence.why,), rules),
        }
        if absence
        else None,
    }


def figure_lines(review: StayReview, windows: Sequence[int]) -> list[Line]:
    """Return the same for people: a line for each figure, with its reason below it."""
    lines: list[Line] = []
    for use in review.stickers:
        name = verbatim(" ".join(filter(None, (use.sticker.category, use.sticker.number))))
        lines.append(msg("Visa {name}", name=name))
        lines += [Detail(each.text) for each in use.why]
    for year in review.years:
        days = msg(
            "{year}: {days} calendar days in the mainland",
            year=str(year.first.year),
            days=year.days,
        )
        lines.append(days)
    lines += [Detail(each.why.text) for each in review.years[-1:]]
    for length in windows:
        lines.append(msg("Any {length} days in a row", length=length))
        lines += [Detail(each.why.text) for each in _counts(review, length)]
    if review.absence is not None:
        lines.append(Detail(review.absence.why.text))
    return lines


def left_line(days: DaySpan) -> Message:
    """Return how many days of a stay are left."""
    return msg("{days} days left", days=days)


def _sticker_data(use: StickerUse, rules: Mapping[str, Rule]) -> dict[str, object]:
    sticker = use.sticker
    return {
        "id": sticker.id,
        "category": sticker.category,
        "number": sticker.number,
        "enter_before": sticker.enter_before,
        "entries_used": use.entries_used,
        "entries_left": use.entries_left,
        "state": use.state.value,
        **why_data(use.why, rules),
    }


def _count_data(count: DayCount, rules: Mapping[str, Rule]) -> dict[str, object]:
    return {
        "year": count.first.year,
        **span_data("days", count.days),
        **why_data((count.why,), rules),
    }


def _window_data(review: StayReview, length: int, rules: Mapping[str, Rule]) -> dict[str, object]:
    counts = _counts(review, length)
    return {
        "length": length,
        "counts": [
            {
                "first": each.first,
                "last": each.last,
                **span_data("days", each.days),
                **why_data((each.why,), rules),
            }
            for each in counts
        ],
    }


def _counts(review: StayReview, length: int) -> list[DayCount]:
    """Return the window that ends today, and the one that holds most days where there is one."""
    busiest = review.presence.busiest(length)
    return [review.presence.before(length, review.on), *([busiest] if busiest else [])]
