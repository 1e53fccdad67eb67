# SPDX-License-Identifier: MIT
"""Everything that can be said of a person's stays on one day, in one pass over the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.counted_stay import CountedStay, count_stays
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.stay_absence import Absence, longest_absence
from kvisa_desktop.domain.stay_clocks import Clock, clocks_of, next_clock
from kvisa_desktop.domain.stay_count import DayCount, Presence
from kvisa_desktop.domain.stay_history import StayHistory
from kvisa_desktop.domain.stay_noticed import noticed
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.stay_plan import is_planned
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, StayRules
from kvisa_desktop.domain.sticker_use import StickerUse, use_of_stickers
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Message, msg


class FormAnswer(StrEnum):
    """An answer on the application form. An incomplete record never answers with "no"."""

    YES = "yes"
    NO = "no"
    CANNOT_BE_ANSWERED = "cannot-be-answered"


@dataclass(frozen=True, slots=True)
class StayReview:
    """The stays of a person as they stand on the day `on`.

    `presence` counts the days in any other span; `overstayed` answers the question of the form.
    """

    on: date
    stays: tuple[CountedStay, ...]
    stickers: tuple[StickerUse, ...]
    clocks: tuple[Clock, ...]
    findings: tuple[Finding, ...]
    years: tuple[DayCount, ...]
    absence: Absence | None
    presence: Presence
    overstayed: FormAnswer
    overstayed_why: Explanation

    @property
    def next_clock(self) -> Clock | None:
        """The next day on which anything must have happened."""
        return next_clock(self.clocks, on=self.on)


def review_stays(
    history: StayHistory, *, on: date, rules: StayRules = FIGURES_OF_THE_FACTS
) -> StayReview:
    """Return everything that the record says of stays on the day `on`."""
    paired = pair_stays(history.crossings, on=on)
    stays = count_stays(paired, history, on=on, rules=rules)
    stickers = use_of_stickers(history.stickers, history.crossings, on=on)
    presence = Presence(paired, on=on)
    answer, why = overstay_answer(stays)
    return StayReview(
        on=on,
        stays=stays,
        stickers=stickers,
        clocks=clocks_of(stays, stickers, history, on=on, rules=rules),
        findings=noticed(stays, history, on=on, rules=rules),
        years=presence.by_year(),
        absence=longest_absence(paired, on=on),
        presence=presence,
        overstayed=answer,
        overstayed_why=why,
    )


def overstay_answer(stays: Sequence[CountedStay]) -> tuple[FormAnswer, Explanation]:
    """Return what the record answers to "have you ever overstayed", and why (G-18)."""
    sources = ("G-18", "E-37")
    kept = [stay for stay in stays if not any(is_planned(each) for each in stay.crossings)]
    if any(_went_beyond(stay) for stay in kept):
        text = msg("At least one recorded stay went beyond its last lawful day.")
        return FormAnswer.YES, Explanation(text, sources)
    if not kept:
        text = msg("No stay is recorded; that alone does not answer the question with “no”.")
        return FormAnswer.CANNOT_BE_ANSWERED, Explanation(text, sources)
    if all(_was_lawful(stay) for stay in kept):
        return FormAnswer.NO, Explanation(_kept_to(kept), sources)
    return FormAnswer.CANNOT_BE_ANSWERED, Explanation(_why_open(kept), sources)


def _kept_to(stays: Sequence[CountedStay]) -> Message:
    """Return the sentence for stays that all were lawful; one of them may still go on."""
    if any(stay.left is None for stay in stays):
        return msg(
            "Every recorded stay kept to its last lawful day; the one that goes on has not passed "
            "it so far."
        )
    return msg("Every recorded stay ended by its last lawful day.")


def _why_open(stays: Sequence[CountedStay]) -> Message:
    """Return why stays do not answer the question, the weightiest reason first."""
    for stay in stays:
        over = stay.overstay
        if stay.left is None and over is not None and over.least > 0:
            return msg(
                "No exit is recorded after the entry {entry}; by today the stay would be {days} "
                "days beyond its last lawful day.",
                entry=When(stay.entered),
                days=over,
            )
    if any(stay.limit.late_permit is not None for stay in stays):
        return msg(
            "A residence permit was issued later than an application in time explains, and the day "
            "of application is not recorded."
        )
    return msg("The record has a hole: a day, a basis or a visa is missing.")


def _went_beyond(stay: CountedStay) -> bool:
    """Return True when a stay that is over was too long, whatever its exact days."""
    if stay.left is None or stay.overstay is None:
        return False
    return stay.overstay.least > 0


def _was_lawful(stay: CountedStay) -> bool:
    """Return True when both ends are known to the day and the stay kept to its limit.

    A day not known exactly is a hole in the record, and a record with a hole never answers "no".
    """
    is_open = stay.left is None and stay.stay.exit is None
    ends = [stay.stay.entry] if is_open else [stay.stay.entry, stay.stay.exit]
    is_whole = all(end is not None and end.on.is_exact for end in ends)
    if stay.limit.late_permit is not None:
        return False
    return is_whole and stay.overstay is not None and stay.overstay.most == 0
