# SPDX-License-Identifier: MIT
"""Each profile keeps its own promises: claims, size, password, data attached."""

import hashlib
import io
import random
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import DossierPlan, PlanId
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.verify import verify
from kvisa_desktop.dossier.writer import PdfWriter
from kvisa_desktop.errors import Refused
from kvisa_desktop.services.ports import (
    BuildReport,
    Compact,
    Compacting,
    DossierOptions,
    PageSource,
)
from kvisa_desktop.services.progress import Silent
from tests.case_builders import graduate_case, new_id
from tests.dossier.cases import BUILT_ON, RULEBOOK, voice
from tests.dossier.specimens import jpeg_page, pdf_page

OPTIONS = DossierOptions(BUILT_ON)
_CMYK = b"0 0 0 1 k 10 10 100 100 re f"


def scanned(_page: object) -> PreparedPage:
    return jpeg_page()


def build(
    out: Path,
    options: DossierOptions,
    pages: PageSource = scanned,
    *,
    case: CaseFile | None = None,
    compact: Compact | None = None,
) -> BuildReport:
    writer = PdfWriter(voice, RULEBOOK)
    file = case or graduate_case()
    return writer.build(file, pages, options, out, progress=Silent(), compact=compact)


def noisy_page(side: int) -> PreparedPage:
    """Return a picture that no compression makes small."""
    noise = Image.frombytes("L", (side, side), random.Random(side).randbytes(side * side))
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=90)
    return PreparedPage(Media.JPEG, out.getvalue(), 400, 400, 1, side, side, "gray")


def budgeted(kilobytes: int) -> CaseFile:
    case = graduate_case()
    plan = DossierPlan(id=PlanId(new_id()), case_id=case.case.id, budget_kb=kilobytes)
    return replace(case, dossier_plan=plan)


def claims(file: Path) -> str:
    with pikepdf.open(file) as pdf:
        return pdf.Root.Metadata.read_bytes().decode()


def cmyk(_page: object) -> PreparedPage:
    return PreparedPage(Media.PDF, pdf_page(_CMYK), 300, 400)


def test_the_standard_profile_says_which_page_keeps_it_from_claiming(tmp_path: Path) -> None:
    report = build(tmp_path / "a.pdf", OPTIONS, cmyk)
    assert "pdfaid:part" not in claims(tmp_path / "a.pdf")
    assert any("claims neither" in each.text for each in report.notes)


def test_the_archival_profile_draws_such_a_page_and_claims(tmp_path: Path) -> None:
    report = build(tmp_path / "a.pdf", replace(OPTIONS, profile="archival"), cmyk)
    assert "<pdfaid:part>2</pdfaid:part>" in claims(tmp_path / "a.pdf")
    assert any("printed as a picture" in each.text for each in report.notes)


def test_ones_own_records_carry_the_data_of_the_case(tmp_path: Path) -> None:
    out, data = tmp_path / "a.pdf", b'{"format": "kvisa-case"}'
    report = build(out, replace(OPTIONS, profile="records", attached=data))
    assert "<pdfaid:part>3</pdfaid:part>" in claims(out)
    with pikepdf.open(out) as pdf:
        assert pdf.attachments["case.json"].get_file().read_bytes() == data
    assert all(each.ok for each in verify(out))
    assert any("do not hand it in" in each.text for each in report.notes)
    with pypdfium2.PdfDocument(out) as document:
        for page in document:
            assert "本人自存" in page.get_textpage().get_text_range()


def test_data_exchanged_afterwards_is_noticed(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    build(out, replace(OPTIONS, profile="records", attached=b'{"a": 1}'))
    with pikepdf.open(out) as pdf:
        pdf.Root.AF[0].EF.F.write(b'{"a": 2}')
        pdf.save(tmp_path / "b.pdf")
    kept = {each.property: each.ok for each in verify(tmp_path / "b.pdf")}
    assert not kept["nothing_active"]


def test_a_compact_dossier_tries_coarser_scans_until_it_fits(tmp_path: Path) -> None:
    tried: list[Compacting] = []

    def smaller(_page: PreparedPage, how: Compacting) -> PreparedPage:
        tried.append(how)
        return noisy_page(600) if how.dpi > 150 else noisy_page(60)

    report = build(
        tmp_path / "a.pdf",
        replace(OPTIONS, profile="compact"),
        compact=smaller,
        case=budgeted(900),
    )
    assert report.size < 900_000
    assert [each.dpi for each in dict.fromkeys(tried)] == [200, 200, 150]
    assert any("{dpi}" in each.text for each in report.notes)


def test_a_dossier_that_cannot_be_made_small_enough_is_refused_with_both_figures(
    tmp_path: Path,
) -> None:
    options = replace(OPTIONS, profile="compact")
    with pytest.raises(Refused, match="it may have"):
        build(tmp_path / "a.pdf", options, compact=lambda page, _how: page, case=budgeted(20))
    assert list(tmp_path.iterdir()) == []


def test_an_encrypted_dossier_opens_with_its_password_only_and_claims_nothing(
    tmp_path: Path,
) -> None:
    out = tmp_path / "a.pdf"
    report = build(out, replace(OPTIONS, profile="encrypted", password="tell me"))
    assert hashlib.sha256(out.read_bytes()).hexdigest() == report.sha256
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password="tell me") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert "pdfaid" not in pdf.Root.Metadata.read_bytes().decode()
        assert len(pdf.pages) == report.pages
    kept = {each.property: each.ok for each in report.proofs}
    assert kept["encrypted"]
    assert kept["opens_with_password_only"]
    assert kept["same_when_opened"]
    assert b"OKORO" not in out.read_bytes()


def test_an_encrypted_dossier_without_a_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="needs a password"):
        build(tmp_path / "a.pdf", replace(OPTIONS, profile="encrypted"))


def test_a_profile_that_is_not_there_is_refused_naming_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        build(tmp_path / "a.pdf", replace(OPTIONS, profile="glossy"))
    assert "compact" in str(refused.value.remedy)
