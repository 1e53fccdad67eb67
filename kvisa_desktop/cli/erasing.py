# SPDX-License-Identifier: MIT
"""Erasing a client for good, and how long a case is kept before that."""

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.backing_up import backup_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.erasure import Erased, OldBackups
from kvisa_desktop.domain.retention import Reminder, Retention
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, retention


def erase(run: Run, *, vault: str, case: str, backups: str | None) -> Answer:
    """Erase a case for good."""
    old = OldBackups(backups or OldBackups.KEEP)
    with run.vault(vault) as opened:
        wanted = CaseId(cases.find(opened, case).id)
        gone = run.app.safety.erase(opened, wanted, old)
    findings = _findings(gone)
    data = {
        "ok": not findings,
        "cases": list(gone.cases),
        "with_person": gone.with_person,
        "records": gone.records,
        "scans": gone.scans,
        "backups": [backup_data(each) for each in gone.holding],
        "unsure": list(gone.unsure),
        "findings": findings,
    }
    return Answer(data, _lines(gone, findings), code=Done.FINDINGS if findings else Done.DONE)


def _lines(gone: Erased, findings: list[Message]) -> list[Line]:
    refs = verbatim(", ".join(gone.cases))
    lines: list[Line] = [
        msg("Erased for good, the person too: {cases}", cases=refs)
        if gone.with_person
        else msg("Erased for good; the person has other cases: {cases}", cases=refs),
        plural("{count} scan", "{count} scans", gone.scans),
        *findings,
    ]
    lines += [Detail(verbatim(str(each.path))) for each in gone.holding]
    lines += [Detail(verbatim(str(each))) for each in gone.unsure]
    return lines


def _findings(gone: Erased) -> list[Message]:
    found = []
    if gone.holding:
        found.append(
            plural(
                "{count} backup still holds the client; with --backups remove or rewrite it "
                "would not.",
                "{count} backups still hold the client; with --backups remove or rewrite they "
                "would not.",
                len(gone.holding),
            )
        )
    if gone.unsure:
        found.append(
            plural(
                "Of {count} place nobody can say whether the client is in it; delete it yourself.",
                "Of {count} places nobody can say whether the client is in them; delete them "
                "yourself.",
                len(gone.unsure),
            )
        )
    return found


def kept(
    run: Run, *, vault: str, case: str | None, until: str | None, note: str | None, forget: bool
) -> Answer:
    """Say or set how long a case is kept; list what is due."""
    if case is None and (until or forget):
        raise WrongUsage(msg("Name the case whose time is to be set."))
    if until and forget:
        raise WrongUsage(msg("Either a day or none."))
    with run.vault(vault) as opened:
        if case is None:
            return _due(retention.reminders(opened, run.today()))
        wanted = CaseId(cases.find(opened, case).id)
        if until is not None:
            retention.keep_until(opened, wanted, parse_day(until), note or "")
        if forget:
            retention.keep_without_end(opened, wanted)
        found = retention.of_case(opened, wanted)
    line = (
        msg("No end is set.") if found is None else msg("Kept until {day}.", day=found.keep_until)
    )
    return Answer({"retention": None if found is None else _data(found)}, [line])


def _due(found: tuple[Reminder, ...]) -> Answer:
    rows: list[Line] = [
        row(
            each.case.ref,
            each.retention.keep_until.isoformat(),
            msg("over") if each.is_over else msg("soon"),
        )
        for each in found
    ]
    count = plural("{count} case is due.", "{count} cases are due.", len(found))
    data = [
        {"case": each.case.ref, "is_over": each.is_over, **_data(each.retention)} for each in found
    ]
    return Answer({"due": data}, [*rows, count], code=Done.FINDINGS if found else Done.DONE)


def _data(found: Retention) -> dict[str, object]:
    return {"keep_until": found.keep_until, "note": found.note}


COMMANDS = (
    Command(
        "erase",
        msg("Erase a client for good: case, scans, history and trash."),
        erase,
        arguments=(CASE,),
        options=(
            Option(
                "--backups",
                msg("What becomes of backups that still hold the client; they are kept else."),
                value="CHOICE",
                choices=tuple(each.value for each in OldBackups),
            ),
        ),
        opens=True,
    ),
    Command(
        "retention",
        msg("Say until when a case is kept, or which cases are due to be erased."),
        kept,
        arguments=(
            Argument(
                "case",
                msg("Reference or id of a case; all that are due when left out."),
                optional=True,
            ),
        ),
        options=(
            Option("--until", msg("Keep it until this day."), value="DATE"),
            Option("--note", msg("Why until that day."), value="TEXT"),
            Option("--forget", msg("Keep it without end.")),
        ),
        opens=True,
    ),
)
