# SPDX-License-Identifier: MIT
"""Checking a vault, and mending what can be mended."""

from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Command, Option
from kvisa_desktop.domain.integrity import Fault, Integrity
from kvisa_desktop.errors import Fault as Code
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import msg, plural
from kvisa_desktop.services.integrity_words import remedy, what


def verify(run: Run, *, vault: str, repair: bool, copies: str | None) -> Answer:
    """Check everything in a vault."""
    if copies is not None and not repair:
        raise WrongUsage(msg("--from goes with --repair only."))
    folder, secret = Path(vault), run.secret_of(vault)
    with run.progress() as progress:
        if repair:
            places = () if copies is None else (Path(copies),)
            found = run.app.safety.repair_closed(folder, secret, progress, places=places)
        else:
            found = run.app.safety.verify_closed(folder, secret, progress)
    return Answer(
        {
            "ok": found.is_sound,
            "scans": found.scans,
            "backups": found.backups,
            "findings": [_data(each) for each in found.faults],
        },
        _lines(found),
        code=_code(found),
    )


def _code(found: Integrity) -> int:
    if found.has_no_database:
        return int(Code.DAMAGED)
    return Done.FINDINGS if found.faults else Done.DONE


def _lines(found: Integrity) -> list[Line]:
    lines: list[Line] = []
    for each in found.faults:
        lines += [what(each), Detail(remedy(each))]
    scans = plural("{count} scan", "{count} scans", found.scans)
    backups = plural("{count} backup", "{count} backups", found.backups)
    lines.append(msg("Checked: the database, {scans}, {backups}.", scans=scans, backups=backups))
    if not found.faults:
        lines.append(msg("Everything is as it was written."))
    return lines


def _data(fault: Fault) -> dict[str, object]:
    return {
        "kind": fault.trouble.value,
        "path": fault.path,
        "text": what(fault),
        "next_step": remedy(fault),
        "mended": fault.mended,
        "scan": None if fault.scan is None else fault.scan.original_name,
        "papers": [{"case": each.case.ref, "document": each.document.id} for each in fault.papers],
    }


COMMANDS = (
    Command(
        "verify",
        msg("Check the database, every scan and every backup of a vault."),
        verify,
        options=(
            Option("--repair", msg("Mend what can be mended, from a backup or a second copy.")),
            Option(
                "--from",
                msg("Folder with copies of damaged or missing scans."),
                value="DIR",
                key="copies",
            ),
        ),
        opens=True,
    ),
)
