# SPDX-License-Identifier: MIT
"""Acts on the dossier: build, copy, print, and which papers go into it."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.build_comparison import BuildComparison
from kvisa_desktop.domain.documents import Document, DocumentId
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.dossier_plan import CoverSheet, Profile
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.domain.file_naming import shown
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.errors import (
    Cancelled,
    NoRoom,
    Refused,
    UserError,
    no_such_file,
    unreadable_file,
)
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import documents, dossier, dossier_plans, preflight
from kvisa_desktop.services.dossier_plans import plan_of
from kvisa_desktop.services.ports import BuildReport, DossierOptions, Sketch
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.model import file_of
from kvisa_desktop.ui.parts import pdf_pages
from kvisa_desktop.ui.parts.printing import print_pdf
from kvisa_desktop.ui.tasks import Job

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class BuildWish:
    """What was asked for beside the plan: a password, or the file that is supplemented."""

    password: str = ""
    supplement_to: Path | None = None


_PLAIN = BuildWish()


def build(
    desk: Desk,
    state: CaseState,
    out: Path,
    done: Callable[[BuildReport], None],
    *,
    failed: Callable[[UserError], None],
    wish: BuildWish = _PLAIN,
) -> Job[BuildReport]:
    """Build and prove the dossier; the file dialog has asked about replacing what is there."""
    vault, program, case_id = desk.vault, desk.program, state.file.case.id
    draft = bool(state.assessment.blockers)  # the panel has said so before it was asked for
    options = DossierOptions(
        built_on=program.today(),
        profile=plan_of(state.file).profile,
        draft=draft,
        password=wish.password,
        supplement_to=wish.supplement_to,
    )

    def work(job: Job[BuildReport]) -> BuildReport:
        needs_data = options.profile == Profile.RECORDS
        attached = program.case_data(vault, case_id) if needs_data else b""
        return dossier.build(
            vault,
            program.scans,
            program.writer,
            case_id,
            rulebook=program.rulebook,
            options=replace(options, attached=attached),
            out=out,
            force=True,
            progress=job,
        )

    def built(report: BuildReport) -> None:
        state.reload()  # the build is on the list now
        name = verbatim(shown(out.name))
        if report.is_draft:
            desk.notices.tell(msg("A draft was saved as {name}; it is not to be filed.", name=name))
        else:
            desk.notices.tell(msg("The dossier was saved as {name}.", name=name))
        done(report)

    return desk.tasks.on_store(state, work, built, failed=failed)


def sketch(
    desk: Desk,
    state: CaseState,
    page: int,
    dpi: float,
    *,
    done: Callable[[QImage, Sketch], None],
    failed: Callable[[UserError], None],
) -> Job[tuple[QImage, Sketch]]:
    """Draw a page as the dossier would show it now; what was stopped is not told."""
    vault, program, case_id = desk.vault, desk.program, state.file.case.id
    options = DossierOptions(built_on=program.today())

    def work(job: Job[tuple[QImage, Sketch]]) -> tuple[QImage, Sketch]:
        if job.is_cancelled():
            raise Cancelled(msg("Stopped. Nothing was changed."))
        found = dossier.sketch(
            vault,
            program.scans,
            program.writer,
            case_id,
            options=options,
            page=page,
            progress=job,
        )
        return pdf_pages.draw_bytes(found.pdf, dpi), found

    def told(error: UserError) -> None:
        if not isinstance(error, Cancelled):
            failed(error)

    return desk.tasks.on_store(state, work, lambda answer: done(*answer), failed=told)


def save_copy(desk: Desk, owner: QObject, file: Path, target: Path) -> None:
    """Copy a built dossier to another place."""

    def work(_job: object) -> Path:
        try:
            if file != target:
                shutil.copyfile(file, target)
        except OSError as error:
            raise NoRoom(
                msg("“{name}” could not be written.", name=verbatim(shown(target.name))),
                msg("Check that the place may be written and has room."),
            ) from error
        return target

    def done(path: Path) -> None:
        desk.notices.tell(msg("A copy was saved as {name}.", name=verbatim(shown(path.name))))

    desk.tasks.in_pool(owner, work, done)


def print_dossier(desk: Desk, owner: QObject, file: Path, printer: "QPrinter") -> Job[int]:
    """Print a built dossier page by page."""

    def done(pages: int) -> None:
        desk.notices.tell(plural("{count} page was printed.", "{count} pages were printed.", pages))

    return desk.tasks.in_pool(owner, lambda job: print_pdf(file, printer, job), done)


def open_outside(desk: Desk, file: Path) -> None:
    """Open a built dossier in the viewer of the system."""
    if not desk.dialogs.open_outside(file):
        desk.notices.warn(
            msg("No program of this computer opens PDF files."),
            msg("The dossier lies at {path}.", path=verbatim(str(file))),
        )


def put_in(state: CaseState, document: Document, *, in_dossier: bool) -> None:
    """Let a paper go into the dossier, or leave it out."""
    state.change(document, msg("Choose what goes into the dossier"), in_dossier=in_dossier)


def reorder(state: CaseState, order: Sequence[DocumentId]) -> None:
    """Put the exhibits into another order."""
    case_id = state.file.case.id
    state.act(lambda vault: documents.reorder(vault, case_id, order))


def change_plan(state: CaseState, field: str, value: object) -> None:
    """Choose how the dossier is made."""
    case_id = state.file.case.id
    state.act(lambda vault: dossier_plans.change(vault, case_id, **{field: value}))


def switch_part(state: CaseState, part: Part, *, on: bool) -> None:
    """Take a part into the dossier, or leave it out."""
    file = state.file
    state.act(lambda vault: dossier_plans.switch_part(vault, file, part, on=on))


def reorder_parts(state: CaseState, order: Sequence[Part]) -> None:
    """Put the parts into another order."""
    file = state.file
    state.act(lambda vault: dossier_plans.reorder_parts(vault, file, order))


def add_sheet(state: CaseState, part: Part, title: Bilingual, text: Bilingual) -> None:
    """Put a sheet of one's own in front of a part."""
    case_id = state.file.case.id
    state.act(lambda vault: dossier_plans.add_sheet(vault, case_id, part, title, text))


def change_sheet(state: CaseState, sheet: CoverSheet, title: Bilingual, text: Bilingual) -> None:
    """Say something else on a sheet of one's own."""
    state.act(lambda vault: dossier_plans.change_sheet(vault, sheet, title, text))


def switch_sheet(state: CaseState, sheet: CoverSheet, *, on: bool) -> None:
    """Print a sheet of one's own, or leave it out."""
    state.act(lambda vault: dossier_plans.switch_sheet(vault, sheet, on=on))


def place_sheet(state: CaseState, sheet: CoverSheet, part: Part, place: int) -> None:
    """Put a sheet of one's own somewhere else."""
    state.act(lambda vault: dossier_plans.place_sheet(vault, sheet, part, place))


def remove_sheet(state: CaseState, sheet: CoverSheet) -> None:
    """Take a sheet of one's own out; it can be undone."""
    state.act(lambda vault: dossier_plans.remove_sheet(vault, sheet))


def explain(state: CaseState, finding: Finding, text: Bilingual, *, printed: bool) -> None:
    """Keep what the applicant says to a finding."""
    case_id = state.file.case.id
    state.act(lambda vault: preflight.explain(vault, case_id, finding, text, in_dossier=printed))


def with_file(
    desk: Desk, owner: QObject, build: DossierBuild, then: Callable[[Path], None]
) -> None:
    """Hand over the file of a build, unless it is gone or another one lies in its place."""

    def work(_job: object) -> Path:
        file = file_of(build)
        if not file.is_file():
            raise no_such_file(file)
        try:
            with file.open("rb") as opened:
                found = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError as error:
            raise unreadable_file(file, error) from error
        if found != build.sha256:
            raise Refused(
                msg("“{name}” is not the dossier of this build.", name=verbatim(file.name)),
                msg("Another file was saved in its place. Look for a copy of it, or build again."),
            )
        return file

    desk.tasks.in_pool(owner, work, then)


def compare(
    desk: Desk,
    owner: QObject,
    files: tuple[Path, Path],
    done: Callable[[BuildComparison], None],
) -> None:
    """Say what differs between two dossiers, the older first."""
    writer = desk.program.writer
    desk.tasks.in_pool(owner, lambda _job: writer.compare(*files), done)
