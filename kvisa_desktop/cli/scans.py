# SPDX-License-Identifier: MIT
"""Scans named on the command line: reading them, and saying what they are."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import SCAN_PASSWORD_VARIABLE, Run, first_line
from kvisa_desktop.cli.spec import Argument, Command, Option
from kvisa_desktop.cli.words import OUTCOMES
from kvisa_desktop.domain import scan_doubts
from kvisa_desktop.domain.file_naming import readable
from kvisa_desktop.domain.files import FileFacts, Outcome
from kvisa_desktop.errors import Fault, Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import documents
from kvisa_desktop.services.documents import LARGEST_FILE, Offered, Scan
from kvisa_desktop.services.progress import step

SCAN_PASSWORD = Option(
    "--scan-password-file",
    msg(
        "File whose first line opens protected scans; else KVISA_SCAN_PASSWORD, else it is asked "
        "for."
    ),
    value="FILE",
)


def offered(run: Run, paths: Sequence[str], password_file: str | None) -> list[Scan | Offered]:
    """Return the files as scans to be read, or as refused already when they cannot be read."""
    given = first_line(password_file) if password_file else os.environ.get(SCAN_PASSWORD_VARIABLE)
    scans: list[Scan | Offered] = []
    for each in paths:
        path = Path(each)
        refusal = _unreadable(path)
        if refusal is not None:
            scans.append(Offered(each, refusal))
            continue
        scan = Scan(readable(path.name), partial(Path.read_bytes, path), given or "")
        scans.append(scan if given else _with_asked_password(run, scan))
    return scans


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; raise `Refused` when they cannot be read."""
    refusal = _unreadable(path)
    if refusal is not None and refusal.reason is not None:
        raise Refused(refusal.reason, refusal.remedy)
    return path.read_bytes()


def intake(run: Run, *, files: tuple[str, ...], scan_password_file: str | None) -> Answer:
    """Say what files are."""
    facts: list[FileFacts] = []
    with run.progress() as progress:
        for place, scan in enumerate(offered(run, files, scan_password_file)):
            step(progress, msg("Reading {name}", name=verbatim(files[place])), place, len(files))
            if isinstance(scan, Scan):
                facts.append(documents.look_at(run.app.scans, scan)[0])
            else:
                facts.append(scan.facts)
    data = [{"path": path, **facts_data(each)} for path, each in zip(files, facts, strict=True)]
    lines = [line for pair in zip(files, facts, strict=True) for line in _lines_of(*pair)]
    return Answer({"files": data}, lines, code_of(facts))


def code_of(facts: Sequence[FileFacts]) -> int:
    """Return 0 when every file was taken as it is, 3 when none was, 1 for anything between."""
    if all(each.outcome is Outcome.ACCEPT for each in facts):
        return Done.DONE
    return Done.FINDINGS if any(each.is_usable for each in facts) else Fault.REFUSED


def facts_data(facts: FileFacts) -> dict[str, object]:
    """Return what is known of a file as data; measures are those of its first page."""
    first = facts.pages[0] if facts.pages else None
    return {
        "outcome": facts.outcome.value,
        "type": facts.type.value if facts.type else None,
        "pages": len(facts.pages),
        "width": round(first.width, 1) if first else None,
        "height": round(first.height, 1) if first else None,
        "pixel_width": first.pixel_width if first else None,
        "pixel_height": first.pixel_height if first else None,
        "reason": facts.reason,
        "next_step": facts.remedy,
        "warnings": [*facts.warnings, *_doubts(facts)],
    }


def refused_data(name: str, facts: FileFacts) -> dict[str, object]:
    """Return a file that was not taken as data."""
    return {
        "path": name,
        "outcome": facts.outcome.value,
        "reason": facts.reason,
        "next_step": facts.remedy,
    }


def refused_lines(name: str, facts: FileFacts) -> list[Line]:
    """Return a file that was not taken as lines for people."""
    reason = facts.reason or msg("“{name}” cannot be taken.", name=verbatim(name))
    lines: list[Line] = [msg("Not taken, {name}: {reason}", name=verbatim(name), reason=reason)]
    return [*lines, Detail(facts.remedy)] if facts.remedy else lines


def _lines_of(path: str, facts: FileFacts) -> list[Line]:
    first = facts.pages[0] if facts.pages else None
    size: Message | str = ""
    if first is not None:
        size = msg(
            "{width} × {height} mm",
            width=_millimetres(first.width),
            height=_millimetres(first.height),
        )
    pages = str(len(facts.pages)) if facts.pages else ""
    kind = facts.type.value.upper() if facts.type else ""
    lines: list[Line] = [row(OUTCOMES[facts.outcome], kind, pages, size, path)]
    details = (facts.reason, facts.remedy, *facts.warnings, *_doubts(facts))
    return lines + [Detail(each) for each in details if each is not None]


def _doubts(facts: FileFacts) -> tuple[Message, ...]:
    return scan_doubts.told([page.doubts for page in facts.pages])


def _millimetres(points: float) -> int:
    return round(points / 72 * 25.4)


def _unreadable(path: Path) -> FileFacts | None:
    """Return why the bytes of a file cannot be read at all, or None."""
    name = verbatim(str(path))
    try:
        if path.is_dir():
            reason = msg("“{name}” is a folder.", name=name)
            return _rejected(reason, msg("Name the files in it."))
        if not path.exists():
            reason = msg("There is no file “{path}”.", path=name)
            return _rejected(reason, msg("Check the name and the folder."))
        if not path.is_file():
            reason = msg("“{name}” is no ordinary file.", name=name)
            return _rejected(reason, msg("Copy what it gives into a file first."))
        if path.stat().st_size > LARGEST_FILE:
            reason = msg("“{name}” is larger than 512 MB.", name=name)
            return _rejected(reason, msg("Scan at 300 dpi, or split the file."))
        with path.open("rb"):
            return None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _rejected(verbatim(said), msg("Check the name and the rights of the file."))


def _rejected(reason: Message, remedy: Message) -> FileFacts:
    return FileFacts(Outcome.REJECTED, reason=reason, remedy=remedy)


def _with_asked_password(run: Run, scan: Scan) -> Scan:
    """Return a scan with the password a person types for it, where it has one."""
    if not run.console.is_interactive:
        return scan
    facts, _ = documents.look_at(run.app.scans, scan)
    if facts.outcome is not Outcome.NEEDS_PASSWORD:
        return scan
    question = msg("Password of {name} (empty to leave it out): ", name=verbatim(scan.name))
    return Scan(scan.name, scan.read, run.asked(question, EOFError()))


COMMANDS = (
    Command(
        "intake",
        msg("Say what files are: type, pages, measures, and whether they can be taken."),
        intake,
        arguments=(Argument("files", msg("Scans: PDF, JPEG, PNG, TIFF, HEIC, WebP."), many=True),),
        options=(SCAN_PASSWORD,),
    ),
)
