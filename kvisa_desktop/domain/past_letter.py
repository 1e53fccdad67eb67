# SPDX-License-Identifier: MIT
"""A draft that explains earlier stays to the post. It is printed only when a person chooses so.

It tells what is recorded, days as they are known, and leaves the reasons to be written.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import CountedStay, count_stays
from kvisa_desktop.domain.stay import Basis, Crossing
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim

SUBJECT = "stays"  # of the written explanation that comes of the draft
REASON = msg("The reason: ______")  # the line that only the applicant can finish
_BASES: dict[Basis, Message] = {
    Basis.VISA: msg("on a visa"),
    Basis.VISA_FREE_BILATERAL: msg("without a visa, under an agreement between two states"),
    Basis.VISA_FREE_UNILATERAL: msg("without a visa, under the unilateral visa-free policy"),
    Basis.TRANSIT_24H: msg("in direct transit"),
    Basis.TRANSIT_240H: msg("in visa-free transit"),
    Basis.RESIDENCE_PERMIT: msg("on a residence permit"),
    Basis.PORT_VISA: msg("on a visa issued at the port"),
}


def past_letter(case_file: CaseFile, on: date) -> tuple[Message, ...]:
    """Return the lines of the draft, to be said in each language; raise `Refused` without stays."""
    history = history_of(case_file)
    stays = count_stays(pair_stays(history.crossings, on=on), history, on=on)
    if not stays:
        raise Refused(
            msg("No entry and no exit is recorded, so there is nothing to explain."),
            msg("Add the entries and exits first."),
        )
    return (
        msg("Explanation of earlier stays in mainland China"),
        verbatim(""),
        msg("To the visa officer:"),
        *_of_person(case_file),
        verbatim(""),
        *(line for number, stay in enumerate(stays, start=1) for line in _of_stay(number, stay)),
        *_of_unknown_days(stays),
        verbatim(""),
        REASON,
        msg("What is stated here is true to the best of my knowledge."),
        verbatim(""),
        msg("Signature: ______    Date: ______"),
    )


def needs_explanation(case_file: CaseFile, on: date) -> bool:
    """Return True when a stay went beyond its last lawful day, or a day of one is not known."""
    history = history_of(case_file)
    return stays_need_it(count_stays(pair_stays(history.crossings, on=on), history, on=on))


def stays_need_it(stays: Iterable[CountedStay]) -> bool:
    """Return True when one of these stays was too long, or a day of it is not known."""
    return any(_went_beyond(each) or _has_unknown_day(each) for each in stays)


def _of_person(case_file: CaseFile) -> Iterator[Message]:
    passport = case_file.passport
    name = verbatim(case_file.person.passport_name or "______")
    number = verbatim(passport.number if passport and passport.number else "______")
    yield msg("I, {name}, passport number {number}, explain my earlier stays as follows.",
              name=name, number=number)  # fmt: skip


def _of_stay(number: int, stay: CountedStay) -> Iterator[Message]:
    entry, exit_ = stay.stay.entry, stay.stay.exit
    came = msg("entry not recorded") if entry is None else _crossed(entry, msg("entry"))
    left = msg("exit not recorded") if exit_ is None else _crossed(exit_, msg("exit"))
    yield msg("({number}) {came}; {left}.", number=number, came=came, left=left)
    if stay.basis in _BASES:
        yield msg("I entered {basis}.", basis=_BASES[stay.basis])
    if _went_beyond(stay):
        yield _beyond(stay)


def _beyond(stay: CountedStay) -> Message:
    """Return the sentence on a stay that was too long, with figures only where they are exact."""
    last = stay.limit.last.exact if stay.limit.last is not None else None
    days = stay.overstay.exact if stay.overstay is not None else None
    if last is None or days is None:
        return msg("The stay went beyond the time that was permitted.")
    return plural(
        "The stay was permitted until {last}; I left {count} day after it.",
        "The stay was permitted until {last}; I left {count} days after it.",
        days,
        last=last,
    )


def _crossed(crossing: Crossing, what: Message) -> Message:
    if crossing.port:
        return msg("{what}: {day}, {port}", what=what, day=crossing.on, port=crossing.port)
    return msg("{what}: {day}", what=what, day=crossing.on)


def _of_unknown_days(stays: tuple[CountedStay, ...]) -> Iterator[Message]:
    if any(_has_unknown_day(each) for each in stays):
        yield verbatim("")
        yield msg(
            "Days given as “about” or as not known I can no longer say exactly; they are given "
            "as nearly as I can."
        )


def _went_beyond(stay: CountedStay) -> bool:
    return stay.left is not None and stay.overstay is not None and stay.overstay.least > 0


def _has_unknown_day(stay: CountedStay) -> bool:
    return any(not each.on.is_exact for each in stay.crossings)
