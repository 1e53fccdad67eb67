# SPDX-License-Identifier: MIT
"""Erasing a client for good, and how long a case is kept before that."""

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.backing_up import backup_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Option
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.erasure import Erased, OldBackups
from kvisa_desktop.domain.retention import Reminder, Retention
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, erasable, retention
from kvisa_desktop.services.erasure_words import unread_said


def erase(run: Run, *, vault: str, case: str | None, backups: str | None, resume: bool) -> Answer:
    """Erase a case for good; without one, finish in the backups what was erased before."""
    if resume and case is not None:
        raise WrongUsage(msg("--resume goes on with what was erased before; name no case with it."))
    old = OldBackups(backups or OldBackups.KEEP)
    with run.vault(vault) as opened, run.progress() as progress:
        if case is None:
            done = run.app.safety.finish_erasing(opened, old, progress)
            return _nothing_left() if resume and not done else _finished(done)
        gone = run.app.safety.erase(opened, erasable.find(opened, case), old, progress)
    findings = _findings(gone)
    return Answer(
        _data_of(gone, findings), _lines(gone, findings), Done.FINDINGS if findings else Done.DONE
    )


def _nothing_left() -> Answer:
    nothing = Erased((), with_person=False, records=0, scans=0)
    return Answer(_data_of(nothing, []), [msg("No erasure is waiting to be finished.")])


def _finished(done: tuple[Erased, ...]) -> Answer:
    if not done:
        raise Refused(
            msg("No erasure is left to be finished in the backups."),
            msg("Name the case that is to be erased."),
        )
    gone = Erased(
        (),
        with_person=any(each.with_person for each in done),
        records=0,
        scans=sum(each.scans for each in done),
        holding=tuple(dict.fromkeys(backup for each in done for backup in each.holding)),
        unsure=tuple(dict.fromkeys(path for each in done for path in each.unsure)),
        unread=tuple(dict.fromkeys(path for each in done for path in each.unread)),
    )
    findings = _findings(gone)
    first = plural(
        "Backups are seen to of {count} client erased before.",
        "Backups are seen to of {count} clients erased before.",
        len(done),
    )
    lines = [first, *findings, *_places(gone)]
    return Answer(_data_of(gone, findings), lines, Done.FINDINGS if findings else Done.DONE)


def _data_of(gone: Erased, findings: list[Message]) -> dict[str, object]:
    return {
        "ok": not findings,
        "cases": list(gone.cases),
        "with_person": gone.with_person,
        "records": gone.records,
        "scans": gone.scans,
        "backups": [backup_data(each) for each in gone.holding],
        "unsure": list(gone.unsure),
        "unread": list(gone.unread),
        "findings": findings,
    }


def _lines(gone: Erased, findings: list[Message]) -> list[Line]:
    refs = verbatim(", ".join(gone.cases))
    return [
        msg("Erased for good, the person too: {cases}", cases=refs)
        if gone.with_person
        else msg("Erased for good; the person has other cases: {cases}", cases=refs),
        plural("{count} scan", "{count} scans", gone.scans),
        *findings,
        *_places(gone),
    ]


def _places(gone: Erased) -> list[Line]:
    paths = (*(each.path for each in gone.holding), *gone.unsure)
    return [Detail(verbatim(str(each))) for each in paths]


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
    found += [unread_said(each) for each in gone.unread]
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
        arguments=(
            Argument(
                "case",
                msg(
                    "Reference or id of a case, a removed one too; left out, an erasure begun "
                    "before is finished in the backups."
                ),
                optional=True,
            ),
        ),
        options=(
            Option("--resume", msg("Go on with an erasure that could not finish in the backups.")),
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
