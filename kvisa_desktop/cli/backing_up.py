# SPDX-License-Identifier: MIT
"""Backing a vault up, and putting a backup in its place."""

from datetime import UTC, datetime
from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Option
from kvisa_desktop.domain.backup import BackedUp, Backup, Contents
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.backup_words import why_said
from kvisa_desktop.services.erasure_words import again_said


def back_up(
    run: Run,
    *,
    vault: str,
    to: str | None,
    listing: bool,
    second_folder: str | None,
    no_second_folder: bool,
) -> Answer:
    """Back a vault up, or say or change where backups go."""
    if second_folder and no_second_folder:
        raise WrongUsage(msg("Either a second folder or none."))
    if listing:
        return _listed(run, Path(vault))
    lines: list[Line] = []
    if second_folder or no_second_folder:
        lines.append(_second_folder(run, vault, second_folder))
    secret = run.secret_of(vault)
    with run.progress() as progress:
        made = run.app.safety.back_up_closed(
            Path(vault), secret, to=None if to is None else Path(to), progress=progress
        )
    findings = _findings(made)
    data = {
        "ok": not findings,
        "backup": backup_data(made.backup),
        "new": made.is_new,
        "second": None if made.second is None else backup_data(made.second.backup),
        "scans_copied": None if made.second is None else made.second.copied,
        "findings": findings,
    }
    return Answer(
        data,
        [*lines, *_made_lines(made), *(Detail(each) for each in findings)],
        code=Done.FINDINGS if findings else Done.DONE,
    )


def _second_folder(run: Run, vault: str, folder: str | None) -> Message:
    chosen = None if folder is None else Path(folder)
    with run.vault(vault) as opened:
        opened.before_closing = None
        run.app.safety.choose_second_folder(opened, chosen)
    if folder is None:
        return msg("Backups go to no second folder.")
    return msg("Backups go to {folder} too from now on.", folder=verbatim(folder))


def _made_lines(made: BackedUp) -> list[Line]:
    path = verbatim(str(made.backup.path))
    lines: list[Line] = [
        msg("Backed up: {path}", path=path)
        if made.is_new
        else msg("Nothing has changed since: {path}", path=path)
    ]
    if made.second is not None:
        second = verbatim(str(made.second.backup.path))
        lines += [
            msg("Backed up: {path}", path=second),
            plural("{count} scan was copied.", "{count} scans were copied.", made.second.copied),
        ]
    return lines


def _findings(made: BackedUp) -> list[Message]:
    found = []
    if made.failure is not None:
        found.append(msg("The second folder got no backup: {reason}", reason=made.failure.what))
        found.extend([made.failure.remedy] if made.failure.remedy else [])
    if made.second is not None and made.second.unsound:
        found.append(
            plural(
                "{count} scan is damaged or missing in the vault and was not copied; "
                "`kvisa verify` says which.",
                "{count} scans are damaged or missing in the vault and were not copied; "
                "`kvisa verify` says which.",
                len(made.second.unsound),
            )
        )
    return found


def _listed(run: Run, vault: Path) -> Answer:
    found = run.app.safety.backups(vault)
    now = datetime.now(UTC)
    rows = [row(_moment(each), _size(each.size), why_said(each, now), each.name) for each in found]
    count = plural("{count} backup", "{count} backups", len(found))
    return Answer({"ok": True, "backups": [backup_data(each) for each in found]}, [*rows, count])


def restore(run: Run, *, vault: str, backup: str, preview: bool) -> Answer:
    """Put a backup in the place of a vault, or say what it holds."""
    safety, folder = run.app.safety, Path(vault)
    chosen = safety.chosen(folder, backup)
    secret = run.secret_of(vault) if folder.exists() else run.app.secret(run.given_password())
    held = safety.contents(folder, secret, chosen)
    lines: list[Line] = list(_contents_lines(held))
    data = {"ok": True, **contents_data(held)}
    if preview:
        return Answer(data, lines)
    with run.progress() as progress:
        restored = safety.restore_closed(folder, secret, chosen, progress)
    lines.append(msg("Restored: {path}", path=verbatim(str(folder.absolute()))))
    if restored.before is not None:
        lines.append(
            msg(
                "What was there before lies in {name}; it can be restored in the same way.",
                name=verbatim(restored.before.name),
            )
        )
    if restored.erased_again:
        lines.append(again_said(restored.erased_again))
    data |= {
        "erased_again": restored.erased_again,
        "before": restored.before,
        "scans_copied": restored.scans_copied,
        "missing_scans": restored.missing_scans,
        "ok": not restored.missing_scans,
    }
    code = Done.FINDINGS if restored.missing_scans else Done.DONE
    return Answer(data, lines, code=code)


def _contents_lines(held: Contents) -> list[Line]:
    changed = held.last_change
    lines: list[Line] = [
        msg(
            "Backup of {date}, {size}, last change {changed}",
            date=_moment(held.backup),
            size=_size(held.size),
            changed="—" if changed is None else f"{changed.astimezone():%Y-%m-%d %H:%M}",
        ),
        plural("{count} case", "{count} cases", len(held.cases)),
        *(Detail(verbatim(ref)) for ref in held.cases),
        plural("{count} scan", "{count} scans", held.scans),
    ]
    if held.missing_scans:
        lines.append(
            plural(
                "{count} of its scans lies neither beside the backup nor in the vault.",
                "{count} of its scans lie neither beside the backup nor in the vault.",
                held.missing_scans,
            )
        )
    return lines


def contents_data(held: Contents) -> dict[str, object]:
    """Return what a backup holds as data."""
    return {
        "backup": backup_data(held.backup),
        "cases": list(held.cases),
        "scans": held.scans,
        "size": held.size,
        "last_change": held.last_change,
        "missing_scans": held.missing_scans,
    }


def backup_data(backup: Backup) -> dict[str, object]:
    """Return a backup as data."""
    return {
        "name": backup.name,
        "path": backup.path,
        "made_at": backup.made_at,
        "why": backup.why.value or "routine",
        "size": backup.size,
        "revision": backup.revision,
    }


def _moment(backup: Backup) -> str:
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}"


def _size(size: int) -> Message:
    return msg("{number} MB", number=f"{size / 1e6:.1f}")


COMMANDS = (
    Command(
        "backup",
        msg("Back a vault up, also while the window has it open."),
        back_up,
        options=(
            Option("--to", msg("Copy it to this folder too, with every scan."), value="DIR"),
            Option("--list", msg("List the backups instead."), key="listing"),
            Option(
                "--second-folder",
                msg("Copy every backup to this folder too from now on."),
                value="DIR",
            ),
            Option("--no-second-folder", msg("Copy backups to no second folder any more.")),
        ),
        opens=True,
    ),
    Command(
        "restore",
        msg("Put a backup in the place of the vault, after a copy of what is there."),
        restore,
        arguments=(
            Argument("backup", msg("Name or path of the backup, or the folder it lies in.")),
        ),
        options=(Option("--preview", msg("Only say what it holds: cases, dates, size.")),),
        opens=True,
    ),
)
