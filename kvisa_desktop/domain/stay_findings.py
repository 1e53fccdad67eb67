# SPDX-License-Identifier: MIT
"""Findings on stays: what the record shows beside what the visa, the permit or the law allows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.stay import Basis, Crossing, StickerId, VisaSticker
from kvisa_desktop.domain.stay_days import last_lawful_day
from kvisa_desktop.domain.stay_disorder import disorder
from kvisa_desktop.domain.stay_history import ExtendedStay
from kvisa_desktop.domain.stay_permit_findings import permit_findings
from kvisa_desktop.domain.stay_reasons import overstay_reason
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, StayRules
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Message, msg

_COMPARE = msg("Compare the stamp with the visa; perhaps the entry belongs to another visa.")
_ON_A_STICKER = frozenset({Basis.VISA, Basis.PORT_VISA})


def stay_findings(
    stays: Sequence[CountedStay],
    extensions: Iterable[ExtendedStay] = (),
    rules: StayRules = FIGURES_OF_THE_FACTS,
) -> tuple[Finding, ...]:
    """Return what is to be looked at in stays that stand in the order of time."""
    until = {each.entry_id: each.until for each in extensions}
    found = list(disorder(stays))
    for stay in stays:
        entry = stay.stay.entry
        if entry is None:
            continue
        found += _bases(stay, entry, rules)
        found += _outside(stay, entry)
        found += _beyond(stay, entry)
        found += permit_findings(stay, entry, rules)
        if entry.id in until:
            found += _extended(stay, entry, ExtendedStay(entry.id, until[entry.id]))
    return (*found, *_entries_exceeded(stays))


def _finding(
    key: str,
    weight: Weight,
    texts: tuple[Message, Message],
    entry: Crossing,
    sources: tuple[str, ...],
) -> Finding:
    text, step = texts
    return Finding(key, weight, Area.STAYS, text, step, sources, entry.id)


def _bases(stay: CountedStay, entry: Crossing, rules: StayRules) -> Iterator[Finding]:
    """Yield findings on what an entry rests on: one basis, known, and still in force."""
    if entry.sticker_id is not None and stay.basis not in _ON_A_STICKER:
        texts = (
            msg("The entry {date} has two bases: a visa and another one.", date=When(entry.on)),
            msg("Each entry is made under one basis: keep the one used."),
        )
        yield _finding("stay.two-bases", Weight.CHECK, texts, entry, ("E-34",))
    if stay.basis is Basis.UNKNOWN:
        texts = (
            msg("What the entry {date} rested on is not recorded.", date=When(entry.on)),
            msg("Say whether it was a visa, visa-free entry, a transit or a permit."),
        )
        yield _finding("stay.basis-unknown", Weight.NOTE, texts, entry, ("E-34", "E-37"))
    if stay.basis is Basis.VISA and stay.sticker is None:
        texts = (
            msg("The visa of the entry {date} is not recorded.", date=When(entry.on)),
            msg("Add the visa with its entries, its enter-before date and the days of each stay."),
        )
        yield _finding("stay.visa-missing", Weight.NOTE, texts, entry, ("E-06", "G-15"))
    is_unilateral = stay.basis is Basis.VISA_FREE_UNILATERAL
    if is_unilateral and stay.entered.latest > rules.unilateral_until:
        texts = (
            msg(
                "The entry {date} rests on the visa-free list, which is known to run until "
                "{until} only.",
                date=When(entry.on),
                until=rules.unilateral_until,
            ),
            msg("Check whether the list was continued."),
        )
        yield _finding("stay.visa-free-lapsed", Weight.CHECK, texts, entry, ("E-31",))


def _outside(stay: CountedStay, entry: Crossing) -> Iterator[Finding]:
    """Yield the finding on an entry outside the time in which its visa lets a person enter."""
    sticker = stay.sticker
    if sticker is None:
        return
    before, issued = sticker.enter_before, sticker.issued_on
    if before is not None and stay.entered.latest > before:
        is_sure = stay.entered.earliest > before
        text = (
            msg(
                "The entry {date} lies after “enter before” {day}, the last day to enter "
                "(Regulations on Entry and Exit, Art. 36).",
                date=When(entry.on),
                day=before,
            )
            if is_sure
            else msg(
                "The entry {date} may lie after “enter before” {day}, the last day to enter "
                "(Regulations on Entry and Exit, Art. 36).",
                date=When(entry.on),
                day=before,
            )
        )
        weight = Weight.CHECK if is_sure else Weight.NOTE
        yield _finding("stay.outside-visa", weight, (text, _COMPARE), entry, ("E-04",))
    if issued is not None and stay.entered.latest < issued:
        text = msg(
            "The entry {date} lies before the visa was issued on {day} (Regulations on Entry "
            "and Exit, Art. 36).",
            date=When(entry.on),
            day=issued,
        )
        yield _finding("stay.outside-visa", Weight.CHECK, (text, _COMPARE), entry, ("E-04",))


def _beyond(stay: CountedStay, entry: Crossing) -> Iterator[Finding]:
    """Yield the finding on days beyond the last lawful one, sure or possible."""
    overstay, last = stay.overstay, stay.limit.last
    if overstay is None or last is None or overstay.most == 0:
        return
    if overstay.least > 0:
        reason = overstay_reason(overstay, last)
        step = (
            msg("Go to the exit and entry office of the police at once, or add the missing exit.")
            if stay.left is None
            else msg("The form asks about it: answer truthfully, and explain in both languages.")
        )
        sources = (*reason.sources, "G-18")
        yield _finding("stay.overstay", Weight.CHECK, (reason.text, step), entry, sources)
        return
    texts = (
        msg(
            "The stay that began {date} may have gone {days} days beyond its last lawful day; "
            "the record does not tell.",
            date=When(entry.on),
            days=overstay,
        ),
        msg("Find the exact days before you answer the form's question on overstays."),
    )
    yield _finding("stay.overstay-possible", Weight.CHECK, texts, entry, ("E-24", "G-18"))


def _extended(stay: CountedStay, entry: Crossing, extension: ExtendedStay) -> Iterator[Finding]:
    """Yield the finding on an extension by more days than the visa gave in the first place."""
    days = stay.sticker.duration_days if stay.sticker is not None else None
    if not days:
        return
    most = last_lawful_day(last_lawful_day(stay.entered.latest, days), days)
    if extension.until > most:
        texts = (
            msg(
                "The stay that began {date} is recorded as extended to {until}; all extensions "
                "together reach to {most} at most (Exit and Entry Administration Law, Art. 29).",
                date=When(entry.on),
                until=extension.until,
                most=most,
            ),
            msg("Compare the extension with the paper in the passport."),
        )
        yield _finding("stay.extension-too-long", Weight.CHECK, texts, entry, ("E-10",))


def _entries_exceeded(stays: Iterable[CountedStay]) -> Iterator[Finding]:
    used: Counter[StickerId] = Counter()
    for stay in stays:
        if stay.sticker is None or stay.stay.entry is None:
            continue
        used[stay.sticker.id] += 1
        if _is_one_too_many(stay.sticker, used[stay.sticker.id]):
            texts = (
                msg(
                    "The entry {date} is number {number} on a visa for {entries} (Regulations "
                    "on Entry and Exit, Art. 36).",
                    date=When(stay.stay.entry.on),
                    number=used[stay.sticker.id],
                    entries=stay.sticker.entries or 0,
                ),
                msg("Compare the stamps with the visa; perhaps one entry belongs to another visa."),
            )
            key = "stay.entries-exceeded"
            yield _finding(key, Weight.CHECK, texts, stay.stay.entry, ("E-05",))


def _is_one_too_many(sticker: VisaSticker, number: int) -> bool:
    return bool(sticker.entries) and number > (sticker.entries or 0)
