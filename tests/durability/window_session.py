# SPDX-License-Identifier: MIT
"""A session in the real window, drawn off screen; `secrets_search.py` runs it and searches.

It says on its output what it has just done and waits for a line before it goes on.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QPushButton

from kvisa_desktop.app import App
from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import cases, documents, dossier, sharing
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.sharing import ShareWish
from kvisa_desktop.ui.sections import SECTIONS
from kvisa_desktop.ui.start import make_window
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet

_PATIENCE = 120.0


class Session:
    """A window on the vault of the client, and the folder for what is saved outside."""

    def __init__(self, app: QApplication, program: App, vault: Path, outside: Path) -> None:
        self.app = app
        self.program = program
        self.vault = vault
        self.outside = outside
        self.window = make_window(program, app)
        self.window.show()

    def rest(self, done: Callable[[], bool] = lambda: True) -> None:
        """Let the window work until something is done and nothing is under way."""
        deadline = time.monotonic() + _PATIENCE
        while not (done() and self.window.desk.tasks.is_idle):
            if time.monotonic() > deadline:
                message = "the window did not come to rest"
                raise TimeoutError(message)
            self.app.processEvents()
            time.sleep(0.005)

    def unlock(self, password: str) -> None:
        """Open the vault by its password."""
        window = self.window
        window.doors.unlock(self.vault)
        self.rest(lambda: window.findChild(UnlockSheet) is not None)
        sheet = window.findChild(UnlockSheet)
        assert sheet is not None
        sheet.secret.setText(password)
        button = sheet.findChild(QPushButton, "primary")
        assert button is not None
        button.click()
        self.rest(lambda: window.desk.has_vault)

    def look_at_everything(self) -> None:
        """Show every section and draw it, half a change in a field."""
        window = self.window
        case = cases.find(window.desk.vault, "K-1")
        window.open_case(case.id)
        self.rest(lambda: window.state.is_open)
        for section in SECTIONS:
            window.case.go(section.name)
            self.rest()
            window.grab()
            self.rest()

    def add_scan(self) -> None:
        """Add the picture once more, as a degree paper."""
        program, case_id = self.program, self.window.state.file.case.id
        scan = Scan("degree.jpg", (self.outside / "scan.jpg").read_bytes)
        self._on_store(
            lambda: documents.add(
                self.window.desk.vault,
                program.scans,
                case_id,
                [scan],
                Filing(kind="degree-certificate"),
            )
        )

    def build(self) -> None:
        """Build the dossier, as the page does."""
        program, case_id = self.program, self.window.state.file.case.id
        options = DossierOptions(built_on=program.today(), draft=True)
        self._on_store(
            lambda: dossier.build(
                self.window.desk.vault,
                program.scans,
                program.writer,
                case_id,
                rulebook=program.rulebook,
                options=options,
                out=self.outside / "dossier.pdf",
                force=True,
            )
        )

    def share(self) -> None:
        """Write a share copy without the number of the passport."""
        program, vault = self.program, self.window.desk.vault
        file = self.window.state.file
        wish = ShareWish(
            (HiddenField.PASSPORT_NUMBERS,), keep=frozenset(each.id for each in file.documents)
        )
        self._on_store(
            lambda: sharing.share(
                vault,
                program.redactor,
                program.sharer,
                file.case.id,
                wish,
                options=DossierOptions(built_on=program.today()),
                out=self.outside / "share.pdf",
                force=True,
            )
        )

    def lock(self) -> None:
        """Lock the vault; the window stays."""
        self.window.lock()
        self.rest(lambda: not self.window.desk.has_vault)

    def _on_store(self, work: Callable[[], object]) -> None:
        failed: list[object] = []
        self.window.desk.tasks.on_store(
            self.window, lambda _job: work(), failed=lambda error: failed.append(error.what.text)
        )
        self.rest()
        assert not failed, failed


def said(what: str) -> None:
    """Say what is under way or done, and wait until the searcher has looked."""
    print(what, flush=True)  # noqa: T201  that is how it is heard
    sys.stdin.readline()


def main() -> None:
    """Work as a person does, stage by stage."""
    inside, outside, password = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    with App(user_folders(inside / "data")) as program:
        session = Session(app, program, inside / "Client.kvisa", outside)
        session.unlock(password)
        session.look_at_everything()
        said("all sections seen")
        session.add_scan()
        said("a scan added")
        said("building")
        session.build()
        said("a dossier built")
        session.share()
        said("a share copy written")
        session.look_at_everything()
        session.lock()
        said("locked")
        session.window.close()


if __name__ == "__main__":
    main()
