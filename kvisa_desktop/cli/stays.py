# SPDX-License-Identifier: MIT
"""Days in the mainland: of a case, or of one stay without a vault."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.checking import finding_data, sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.cli.stay_beyond import beyond_data, beyond_lines
from kvisa_desktop.cli.stay_figures import (
    figure_lines,
    figures_data,
    left_line,
    span_data,
    why_data,
    window_length,
)
from kvisa_desktop.cli.stay_trips import written_trip
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_clocks import Clock
from kvisa_desktop.domain.stay_days import StayDays, days_of_stay
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_plan import is_planned, with_trips
from kvisa_desktop.domain.stay_review import StayReview, review_stays
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.calendar import CalendarDay, calendar_text
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import cases, dossier

_MOST_DIGITS = 6
_REMIND_DAYS = 3


def stay(
    run: Run,
    *,
    vault: str,
    case: str,
    plan: tuple[str, ...],
    window: tuple[str, ...],
    ics: str | None,
) -> Answer:
    """Count the stays of a case."""
    written = [written_trip(each) for each in plan]
    windows = [window_length(each) for each in window]
    on = run.today_in_beijing()
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
    review = review_stays(with_trips(history_of(kept), [each.of(kept) for each in written]), on=on)
    rules = run.rulebook.rules
    calendar = _calendar(run, kept, review, ics) if ics else None
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "on": on,
        "stays": [_stay_data(each, rules) for each in review.stays],
        "clocks": [_clock_data(each, rules) for each in review.clocks],
        "findings": [finding_data(each, rules) for each in review.findings],
        "totals": _totals(review, windows, rules),
        **beyond_data(kept, on, rules),
        "calendar": calendar,
    }
    lines = [*_lines(review, windows), *beyond_lines(kept, on)]
    if calendar is not None:
        lines.append(msg("The days to keep are in {path}.", path=verbatim(str(calendar))))
    elif ics:
        lines.append(msg("There is no day to keep, so no calendar was written."))
    return Answer(data, lines, Done.FINDINGS if review.findings else Done.DONE)


def _calendar(run: Run, kept: CaseFile, review: StayReview, ics: str) -> Path | None:
    """Write the days still to come; None when there is none, since a calendar cannot be empty."""
    target = Path(ics)
    dossier.refuse_overwriting(target, force=run.force)
    say = run.console.say
    days = [
        CalendarDay(
            key=f"{each.kind.value}-{each.record_id or kept.case.id}",
            on=each.due,
            summary=f"{kept.case.ref}: {say(each.text)}" if kept.case.ref else say(each.text),
            description=say(each.why.text),
            remind_days=_REMIND_DAYS,
        )
        for each in review.clocks
        if each.due >= review.on and not _is_of_plan(each, review)
    ]
    if not days:
        return None
    run.app.write_file(target, calendar_text(days, stamped=review.on).encode("utf-8"))
    return target


def _is_of_plan(clock: Clock, review: StayReview) -> bool:
    """Return True for a clock of a trip that is only planned: no calendar keeps that."""
    crossings = (each for one in review.stays for each in one.crossings)
    return any(each.id == clock.record_id and is_planned(each) for each in crossings)


def _stay_data(counted: CountedStay, rules: Mapping[str, Rule]) -> dict[str, object]:
    last = counted.limit.last
    return {
        "entry": _day(counted.stay.entry),
        "exit": _day(counted.stay.exit),
        "planned": any(is_planned(each) for each in counted.crossings),
        **span_data("days", counted.days),
        "last_lawful_day": last.earliest if last and not last.is_open else None,
        "last_lawful_day_max": last.latest if last else None,
        "overstay_days": counted.overstay.least if counted.overstay else None,
        "overstay_days_max": counted.overstay.most if counted.overstay else None,
        **span_data("days_left", counted.days_left),
        "basis": counted.basis.value,
        "sticker": counted.sticker.number if counted.sticker else None,
        **why_data(_reasons(counted), rules),
    }


def _reasons(counted: CountedStay) -> list[Explanation]:
    return list(dict.fromkeys((counted.limit.why, *counted.why)))


def _day(crossing: Crossing | None) -> str | None:
    return crossing.on.iso() if crossing is not None else None


def _clock_data(clock: Clock, rules: Mapping[str, Rule]) -> dict[str, object]:
    return {
        "id": clock.kind.value,
        "due": clock.due,
        "text": clock.text,
        "why": clock.why.text,
        "record_id": clock.record_id,
        "sources": sources_data(clock.why.sources, rules),
    }


def _totals(
    review: StayReview, windows: Sequence[int], rules: Mapping[str, Rule]
) -> dict[str, object]:
    return {
        **figures_data(review, windows, rules),
        "stays": len(review.stays),
        "overstayed": review.overstayed.value,
        "overstayed_why": review.overstayed_why.text,
        "overstayed_sources": sources_data(review.overstayed_why.sources, rules),
        "next_clock": _clock_data(review.next_clock, rules) if review.next_clock else None,
    }


def _lines(review: StayReview, windows: Sequence[int]) -> list[Line]:
    lines: list[Line] = []
    for each in review.stays:
        lines.append(
            msg(
                "{entry} – {exit}: {days}",
                entry=_said(each.stay.entry),
                exit=_said(each.stay.exit),
                days=_days_said(each),
            )
        )
        lines += [Detail(why.text) for why in _reasons(each)]
    for clock in review.clocks:
        lines += [row(clock.due.isoformat(), clock.text), Detail(clock.why.text)]
    for finding in review.findings:
        lines.append(msg("• {text}", text=finding.text))
        if finding.next_step is not None:
            lines.append(Detail(msg("Next: {step}", step=finding.next_step)))
    lines += figure_lines(review, windows)
    lines.append(review.overstayed_why.text)
    return lines


def _said(crossing: Crossing | None) -> Message:
    if crossing is None:
        return msg("not recorded")
    return msg("{day}", day=crossing.on)


def _days_said(counted: CountedStay) -> Message:
    if counted.days is None:
        return msg("not yet begun")
    said = msg("{days} days after entry", days=counted.days)
    if counted.days_left is None:
        return said
    return msg("{days}, {left}", days=said, left=left_line(counted.days_left))


def stay_days(
    run: Run, *, entry: str, days: str | None, exit_on: str | None, until: str | None
) -> Answer:
    """Count one stay."""
    entered = parse_day(entry)
    limit = _whole(days) if days is not None else None
    left = parse_day(exit_on) if exit_on else None
    end = parse_day(until) if until else None
    beyond: list[Message] = []
    if left is None and end is None:
        end, beyond = _today_within(run, entered, limit)
    counted = days_of_stay(entered, limit, left, end)
    data = {
        "entry": entered,
        "exit": left,
        "until": end,
        "last_lawful_day": counted.last_lawful_day,
        "careful_last_day": counted.careful_last_day,
        "residence_permit_by": counted.permit_by,
        "days_stayed": counted.days_stayed,
        "days_left": counted.days_left,
        "overstay_days": counted.overstay_days,
        "why": [each.text for each in counted.why],
        "sources": sources_data(counted.sources, run.rulebook.rules),
        "warnings": beyond,
    }
    return Answer(data, [*_stay_lines(counted), *beyond], _code(counted))


def _today_within(run: Run, entered: date, limit: int | None) -> tuple[date | None, list[Message]]:
    """Return today for a stay that may still go on; one that must be over is not counted on.

    An exit that was not given is no proof of an overstay.
    """
    if run.is_day_given:
        return (run.today() if run.today() >= entered else None), []
    today = run.today_in_beijing()
    if today < entered:
        return None, []
    beyond = (today - entered).days - limit if limit else 0
    if beyond > 0:
        return None, [msg("Not counted on to today: give the exit with --exit, or --until.")]
    return today, []


def _whole(text: str) -> int:
    if not re.fullmatch(rf"[0-9]{{1,{_MOST_DIGITS}}}", text):
        raise Refused(
            msg("“{text}” is no number of days.", text=text),
            msg("Give the number printed as “duration of each stay”; 0 stands for 000."),
        )
    return int(text)


def _code(counted: StayDays) -> int:
    return Done.FINDINGS if counted.overstay_days else Done.DONE


def _stay_lines(counted: StayDays) -> Sequence[Line]:
    rows: list[Line] = [
        row(label, str(value))
        for label, value in (
            (msg("Last lawful day"), counted.last_lawful_day),
            (msg("To be careful, leave by"), counted.careful_last_day),
            (msg("Residence permit by"), counted.permit_by),
            (msg("Days stayed"), counted.days_stayed),
            (msg("Days left"), counted.days_left),
            (msg("Days beyond the stay"), counted.overstay_days),
        )
        if value is not None
    ]
    return rows + [_why_line(each) for each in counted.why]


def _why_line(why: Explanation) -> Line:
    return Detail(why.text)


COMMANDS = (
    Command(
        "stay",
        msg("Count the stays of a case: days, last lawful days, deadlines, findings."),
        stay,
        arguments=(CASE,),
        options=(
            Option(
                "--plan",
                msg(
                    "A trip that is only planned; the entry may rest on a basis or on a visa named "
                    "by its number; may be given several times."
                ),
                value="FROM:TO[:BASIS]",
                many=True,
            ),
            Option(
                "--window",
                msg("Count a rolling window of 7 to 365 days; may be given several times."),
                value="DAYS",
                many=True,
            ),
            Option(
                "--ics",
                msg("Write the days still to come as a calendar file."),
                value="FILE.ics",
            ),
        ),
        opens=True,
        writes=True,
    ),
    Command(
        "stay-days",
        msg("Count one stay, without a vault."),
        stay_days,
        arguments=(Argument("entry", msg("Day of entry, as in 2027-02-15.")),),
        options=(
            Option("--days", msg("“Duration of each stay” printed on the visa."), value="DAYS"),
            Option("--exit", msg("Day of exit."), value="DATE", key="exit_on"),
            Option("--until", msg("Count up to this day."), value="DATE"),
        ),
    ),
)
