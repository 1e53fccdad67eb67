# SPDX-License-Identifier: MIT
"""Whatever a paper wants to do when it is opened: in the finished dossier nothing can act."""

from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.dossier.assemble import Options, build
from kvisa_desktop.dossier.blocks import Content, Exhibit, Index, IndexLine, Section
from kvisa_desktop.dossier.finish import PDF_A_WITH_DATA, PDF_UA
from tests.corpora.making import made
from tests.corpora.structures import unusual
from tests.intake.reading import prepared

LIVE = (
    "javascript-and-launch.pdf",
    "form-with-looks.pdf",
    "form-without-looks.pdf",
    "acting-page.pdf",
    "link-that-launches.pdf",
    "hidden-layer.pdf",
    "layer-shown.pdf",
    "signed.pdf",
    "ticked.pdf",
)
ACTS = frozenset(
    {"/AA", "/AcroForm", "/Collection", "/JS", "/JavaScript", "/OpenAction", "/RichMedia", "/XFA"}
    | {"/OCProperties", "/Launch"}
)
TITLE = Bilingual("Odd papers", "特殊材料")
DATA = b'{"format": "kvisa-case"}'


@cache
def files() -> dict[str, bytes]:
    """Return the bad input by its names."""
    return dict((*made(), *unusual()))


def dossier(out: Path, options: Options) -> Path:
    """Build a dossier of all files that want to act."""
    pages = [prepared(files()[name], FileType.PDF) for name in LIVE]
    index = Section("index", TITLE, (Index((IndexLine("1", TITLE, "papers", 0),)),))
    papers = Section("papers", TITLE, (Exhibit("1", TITLE, "1", len(pages)),), "1")
    content = Content(TITLE, "", TITLE, (index, papers))
    build(content, options, lambda _, number: pages[number - 1], out, lambda *_: None)
    return out


def active_in(file: Path) -> set[str]:
    """Return what may act in a file: entries, kinds of actions, kinds of annotations."""
    found: set[str] = set()
    with pikepdf.open(file) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                found |= ACTS & {*each.keys()}
                found |= {str(each.get("/S"))} & {"/JavaScript", "/Launch", "/SubmitForm", "/URI"}
                if each.get("/Type") == "/Annot" and each.get("/Subtype") != "/Link":
                    found.add(str(each.get("/Subtype")))
    return found


@pytest.mark.parametrize("strict", [False, True])
def test_nothing_can_act_and_nothing_lies_inside(tmp_path: Path, *, strict: bool) -> None:
    file = dossier(tmp_path / "dossier.pdf", Options(date(2026, 11, 22), strict=strict))
    assert active_in(file) == set()
    with pikepdf.open(file) as pdf:
        inside = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert [each for each in inside if each.get("/Type") == "/EmbeddedFile"] == []
        assert len(pdf.attachments) == 0


def test_ones_own_records_hold_the_case_and_nothing_else(tmp_path: Path) -> None:
    claims = (PDF_A_WITH_DATA, PDF_UA)
    options = Options(date(2026, 11, 22), claims=claims, strict=True, attached=DATA)
    file = dossier(tmp_path / "dossier.pdf", options)
    assert active_in(file) == set()
    with pikepdf.open(file) as pdf:
        (attached,) = pdf.attachments.values()
        assert attached.get_file().read_bytes() == DATA
