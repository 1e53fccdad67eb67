# SPDX-License-Identifier: MIT
"""Scans on their way in: where they come from, what their names suggest, and filing them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from kvisa_desktop.domain.kinds import UNSORTED
from kvisa_desktop.messages import msg, plural
from kvisa_desktop.services import documents, history
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.documents import Filing, Offered, Scan
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Job

if TYPE_CHECKING:
    from uuid import UUID

_PASTED = "pasted.png"
Answer = Callable[[Sequence[Offered]], None]
# Words that people put into the names of their scans; the first that fits decides.
_HINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("apostille", ("apostille",)),
    ("transcript", ("transcript", "marks", "成绩")),
    ("degree-certificate", ("diploma", "degree", "zeugnis", "学位")),
    ("graduation-certificate", ("graduation", "毕业")),
    ("passport-data-page", ("passport", "pass_", "护照")),
    ("photo", ("photo", "portrait", "照片")),
    ("cv", ("cv", "resume", "lebenslauf", "简历")),
    ("residence-proof", ("residence", "aufenthalt", "居留")),
    ("china-visa", ("visa", "签证")),
    ("entry-stamp", ("stamp", "entry", "exit", "章")),
    ("travel-ticket", ("ticket", "boarding", "flight")),
    ("activity-plan", ("plan", "计划")),
)


def scan_at(path: Path, password: str = "") -> Scan:
    """Return the file at `path` as a scan to offer."""
    return Scan(path.name, path.read_bytes, password)


def scans_at(paths: Sequence[Path]) -> list[Scan]:
    """Return files as scans to offer; a folder stands for the files in it."""
    return [scan_at(file) for path in paths for file in _files_at(path)]


def scans_in(mime: QMimeData) -> list[Scan]:
    """Return what was dropped or pasted: files, those of a folder, or a picture."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    scans = scans_at([path for path in paths if path.is_file() or path.is_dir()])
    if scans:
        return scans
    picture = mime.imageData() if mime.hasImage() else None
    if isinstance(picture, QImage) and not picture.isNull():
        data = _as_png(picture)
        return [Scan(_PASTED, lambda: data)]
    return []


def add(
    desk: Desk, state: CaseState, scans: Sequence[Scan], filing: Filing, then: Answer
) -> Job[Done[tuple[Offered, ...]]]:
    """File scans; `then` gets what became of each, refused ones included.

    The notice that says so takes just this act back.
    """
    vault, case_id, reader = desk.vault, state.file.case.id, desk.program.scans
    made: list[UUID] = []

    def work(job: Job[Done[tuple[Offered, ...]]]) -> Done[tuple[Offered, ...]]:
        answer = documents.add(vault, reader, case_id, scans, filing, progress=job)
        # On the worker of the vault nothing comes between the act and this look at it.
        step = history.steps(vault).undo if answer.changes else None
        made.extend([step.id] if step else [])
        return answer

    def done(answer: Done[tuple[Offered, ...]]) -> None:
        desk.bus.tell(answer.changes)
        taken = sum(each.document is not None for each in answer.value)
        if answer.changes:
            desk.saved.emit()
            said = plural("{count} scan was added.", "{count} scans were added.", taken)
            undo = partial(state.act, lambda _vault: history.undo(vault, made[0]))
            desk.notices.tell(
                said, act_name=msg("Undo") if made else None, act=undo if made else None
            )
        then(answer.value)

    return desk.tasks.on_store(state, work, done)


def guessed_kind(names: Sequence[str]) -> str:
    """Return the kind that every name suggests, the unsorted one when they do not agree."""
    kinds = {_kind_by_name(name) for name in names}
    return kinds.pop() if len(kinds) == 1 else UNSORTED


def _kind_by_name(name: str) -> str:
    text = PurePath(name).stem.casefold()
    fitting = (kind for kind, words in _HINTS if any(each in text for each in words))
    return next(fitting, UNSORTED)


def _files_at(path: Path) -> list[Path]:
    """Return what is no folder itself, or the files right in a folder that are in sight."""
    if not path.is_dir():
        return [path]
    try:
        found = sorted(path.iterdir(), key=lambda each: each.name.casefold())
    except OSError:  # a folder that may not be looked into holds nothing to offer
        return []
    return [each for each in found if each.is_file() and not each.name.startswith(".")]


def _as_png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
