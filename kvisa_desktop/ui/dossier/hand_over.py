# SPDX-License-Identifier: MIT
"""Makes share copies and packs off the main thread, and tells what came of them."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.file_naming import shown, without_unsafe
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import print_pack, sharing, upload_pack
from kvisa_desktop.services.packs import PackWish
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.sharing import ShareReport, ShareWish
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.covering_sheet import CoveringSheet
from kvisa_desktop.ui.dossier.hand_over_sheet import HandOver, HandOverSheet
from kvisa_desktop.ui.dossier.share_report import ShareReportSheet
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.tasks import Job


@dataclass(frozen=True, slots=True)
class PackNews:
    """What is to be said of a pack that was made: where it is, what it lacks, what to know."""

    folder: Path
    lacking: tuple[Message, ...] = ()
    note: Message | None = None

    @property
    def whereabouts(self) -> Message:
        """Where it lies, and what is to be known of it."""
        path = verbatim(str(self.folder))
        if self.note is None:
            return msg("The pack is in {path}. Open list.html first.", path=path)
        return msg("The pack is in {path}. Open list.html first. {note}", path=path, note=self.note)

    @property
    def first_lack(self) -> Message:
        """The first thing it lacks, and how many more there are."""
        first, *more = self.lacking
        if not more:
            return first
        return plural(
            "{first} list.html names {count} point more.",
            "{first} list.html names {count} points more.",
            len(more),
            first=first,
        )


class HandOverDesk(QObject):
    """Asks what to hand over and where to, and makes it. `copy_made` carries one to be shown."""

    copy_made = Signal(object)

    def __init__(self, desk: Desk, state: CaseState, page: QWidget, progress: ProgressRow) -> None:
        super().__init__(page)
        self._desk, self._state, self._page, self._progress = desk, state, page, progress

    def ask(self, wish: ShareWish | None = None) -> None:
        """Let the user choose; `wish` is what was wished for already."""
        has_blockers = bool(self._state.assessment.blockers)
        sheet = HandOverSheet(self._desk, self._state.file, wish, has_blockers=has_blockers)
        sheet.chosen.connect(lambda what: self._on_chosen(what, sheet))
        sheet.boxes_asked.connect(lambda: self._ask_boxes(sheet.wish))
        sheet.appear(self._page)

    def _ask_boxes(self, wish: ShareWish) -> None:
        """Let the user draw on pages, and then go on where it was left."""
        sheet = CoveringSheet(self._desk, self._state.file, wish.boxes)
        sheet.covered.connect(lambda boxes: self.ask(replace(wish, boxes=boxes)))
        sheet.rejected.connect(lambda: self.ask(wish))
        sheet.appear(self._page)

    def _on_chosen(self, what: HandOver, sheet: HandOverSheet) -> None:
        wish, draft = sheet.wish, sheet.despite_blockers
        name = suggested_name(what, self._state.file, self._desk.program.today().isoformat())
        start = self._desk.program.vaults_folder()
        if what is HandOver.SHARE:
            title = self._desk.text(msg("Save the share copy as"))
            self._desk.dialogs.save_file(
                self._page,
                title,
                start / f"{name}.pdf",
                "PDF (*.pdf)",
                lambda out: self.share(wish, out),
            )
            return
        title = self._desk.text(msg("Choose the folder in which the pack is to lie"))
        self._desk.dialogs.open_folder(
            self._page, title, start, lambda folder: self.pack(what, _free(folder / name), draft)
        )

    def share(self, wish: ShareWish, out: Path) -> None:
        """Write a share copy; the file dialog has asked about replacing what is there."""
        desk, program, case_id = self._desk, self._desk.program, self._state.file.case.id
        vault, options = desk.vault, DossierOptions(program.today())

        def work(job: Job[ShareReport]) -> ShareReport:
            return sharing.share(
                vault,
                program.redactor,
                program.sharer,
                case_id,
                wish,
                options=options,
                out=out,
                force=True,
                progress=job,
            )

        self._watch(desk.tasks.on_store(self._state, work, self._tell_share), HandOver.SHARE)

    def pack(self, what: HandOver, out: Path, draft: bool) -> None:
        """Write an upload or a print pack to a folder that is not there yet."""
        desk, program, case_id = self._desk, self._desk.program, self._state.file.case.id
        vault = desk.vault
        wish = PackWish(program.rulebook, DossierOptions(program.today(), draft=draft), out)

        def upload(job: Job[PackNews]) -> PackNews:
            made = upload_pack.write(vault, program.upload_tools, case_id, wish, progress=job)
            return PackNews(out, tuple(map(upload_pack.refusal_said, made.refused)))

        def printed(job: Job[PackNews]) -> PackNews:
            made = print_pack.write(vault, program.print_tools, case_id, wish, progress=job)
            if made.has_photos:
                return PackNews(out, note=made.notes[0])
            return PackNews(out, made.notes)

        work = upload if what is HandOver.UPLOAD else printed
        self._watch(desk.tasks.on_store(self._state, work, self._tell_pack), what)

    def _watch(self, job: Job[ShareReport] | Job[PackNews], what: HandOver) -> None:
        self._progress.watch(job, msg("Making: {what}", what=what.words))

    def _tell_pack(self, news: PackNews) -> None:
        """Say where a pack is, in one notice: the window shows no more than one."""
        notices, name = self._desk.notices, msg("Open the list")
        read = partial(self._open_list, news)
        if news.lacking:
            notices.warn(news.whereabouts, news.first_lack, act_name=name, act=read)
        else:
            notices.tell(news.whereabouts, act_name=name, act=read)

    def _open_list(self, news: PackNews) -> None:
        if not self._desk.dialogs.open_outside(news.folder / "list.html"):
            self._desk.notices.warn(
                news.whereabouts, msg("No program of this computer opens it by itself.")
            )

    def _tell_share(self, report: ShareReport) -> None:
        if report.withheld:
            self._desk.notices.warn(
                plural(
                    "{count} scan was left out, for it cannot be searched.",
                    "{count} scans were left out, for they cannot be searched.",
                    len(report.withheld),
                ),
                msg("Tick those that show nothing of what is hidden."),
            )
        sheet = ShareReportSheet(self._desk, report)
        sheet.shown.connect(lambda: self.copy_made.emit(report.report.file))
        sheet.appear(self._page)
        self._desk.notices.tell(
            msg(
                "The copy was saved as {name}. Look at every page before you hand it on.",
                name=verbatim(shown(report.report.file.name)),
            )
        )


def suggested_name(what: HandOver, case: CaseFile, day: str) -> str:
    """Return the name offered for a copy or a pack; safe on every system."""
    words = {HandOver.SHARE: "Copy", HandOver.UPLOAD: "Upload", HandOver.PRINT: "Print"}
    parts = (words[what], case.case.ref, case.person.surname, day)
    name = " ".join(part for part in parts if part)
    return without_unsafe(name)


def _free(out: Path) -> Path:
    """Return the name, or the first with a number behind it under which nothing is there."""
    number, found = 1, out
    while found.exists():
        number += 1
        found = out.with_name(f"{out.name} ({number})")
    return found
