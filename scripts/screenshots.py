# SPDX-License-Identifier: MIT
"""Makes pictures of every screen, on the invented sample case.

    python scripts/screenshots.py [FOLDER] [--few]

Each screen is shown in English and Chinese, light and dark; `--few` makes only those of the README.
The window is the real one, drawn without a display.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kvisa_desktop.app import App, sample_case
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import dossier
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.settings import Theme
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.sections import SECTIONS
from kvisa_desktop.ui.start import make_window

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 11, 22)
SIZE = (1240, 800)
FEW = {("home", "en", Theme.LIGHT), ("documents", "zh", Theme.LIGHT), ("stays", "en", Theme.DARK)}
_PATIENCE = 60.0


class Sample(App):
    """The program on the day of the pictures."""

    def today(self) -> date:
        """Return the day of the pictures."""
        return DAY


def waited(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window work until something is done."""
    deadline = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > deadline:
            message = "the window did not come to rest"
            raise TimeoutError(message)
        app.processEvents()
        time.sleep(0.01)


def take(app: QApplication, window: MainWindow, folder: Path, *, few: bool) -> None:
    """Picture every section of the open case in both languages and themes."""
    for language in ("en", "zh"):
        window.desk.text.switch(language)
        for theme in (Theme.LIGHT, Theme.DARK):
            window.desk.theme.use(theme)
            for section in SECTIONS:
                if few and (section.name, language, theme) not in FEW:
                    continue
                window.case.go(section.name)
                for _ in range(20):
                    app.processEvents()
                    time.sleep(0.02)
                waited(app, lambda: window.desk.tasks.is_idle)
                app.processEvents()
                name = f"{section.name}-{language}-{theme.value}.png"
                window.grab().save(str(folder / name))


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--few", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        program = Sample(user_folders(Path(place)))
        vault = Path(place) / "Sample.kvisa"
        created = program.create_vault(vault, None)
        program.add_sample(created.vault)
        case = sample_case(created.vault)
        assert case is not None
        options = DossierOptions(built_on=DAY)
        built = Path(place) / "dossier.pdf"
        dossier.build(
            created.vault,
            program.scans,
            program.writer,
            case.id,
            rulebook=program.rulebook,
            options=options,
            out=built,
        )
        created.vault.close()
        picture_dossier(built, asked.folder)
        window = make_window(program, app)
        window.resize(*SIZE)
        window.show()
        window.start(vault)
        waited(app, lambda: window.state.is_open or window.desk.has_vault)
        window.open_case(case.id)
        waited(app, lambda: window.state.is_open)
        take(app, window, asked.folder, few=asked.few)
        window.close()


def picture_dossier(file: Path, folder: Path) -> None:
    """Picture the first pages of the dossier side by side."""
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument(file) as pdf:
        pages = [pdf[number].render(scale=0.9).to_pil() for number in (0, 1, 2, 12)]
    sheet = Image.new(
        "RGB", (sum(page.width + 12 for page in pages) + 12, pages[0].height + 24), "#8a8f98"
    )
    across = 12
    for page in pages:
        sheet.paste(page, (across, 12))
        across += page.width + 12
    sheet.save(folder / "dossier.png", optimize=True)


if __name__ == "__main__":
    main()
