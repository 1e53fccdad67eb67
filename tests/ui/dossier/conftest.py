# SPDX-License-Identifier: MIT
"""What tests of the dossier page share: a writer of real PDF files, and where they go."""

import io
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from typing_extensions import override

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.services.ports import BuildReport, DossierOptions, PageSource, Sketch
from kvisa_desktop.services.progress import Progress
from tests.fakes import FakeWriter
from tests.ui.program import FakeDialogs, FakeProgram

PAGES = 3


class PdfWriter(FakeWriter):
    """Writes a real PDF of three empty pages; remembers which pages were sketched."""

    def __init__(self) -> None:
        super().__init__()
        self.sketched: list[int] = []

    @override
    def written(self, report: BuildReport) -> BuildReport:
        with pypdfium2.PdfDocument.new() as made:
            for _ in range(PAGES):
                made.new_page(595, 842)
            made.save(report.file)
        digest = sha256(report.file.read_bytes()).hexdigest()
        return replace(report, pages=PAGES, sha256=digest)

    @override
    def sketch(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        page: int,
        *,
        progress: Progress,
    ) -> Sketch:
        made = io.BytesIO()
        with pypdfium2.PdfDocument.new() as one:
            one.new_page(595, 842)
            one.save(made)
        self.sketched.append(page)
        number = min(page, PAGES)
        return Sketch(made.getvalue(), number, PAGES, {"1": 3})


@pytest.fixture
def target(program: FakeProgram, dialogs: FakeDialogs, tmp_path: Path) -> Path:
    """Return where the dossier will be written."""
    program.writer = PdfWriter()
    dialogs.target = tmp_path / "dossier.pdf"
    return dialogs.target
