# SPDX-License-Identifier: MIT
"""Share copies on the command line: what is hidden is nowhere in the file."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from tests.cli.kvisa import Ran, kvisa

NUMBER, BORN = "B00000017", "1997-05-12"


@pytest.fixture(scope="module")
def shared(made_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """Return a copy without passport numbers and birth date, and what was said of it."""
    out = tmp_path_factory.mktemp("shared") / "copy.pdf"
    ran = kvisa("share-copy", made_vault, "SAMPLE", "-o", out, "--hide", "passport-numbers",
                "--hide", "birth-date", "--box", "2:1:0,60,100,100", "--json")  # fmt: skip
    return out, ran


def test_scans_nobody_looked_at_are_left_out(shared: tuple[Path, Ran]) -> None:
    _, ran = shared
    assert ran.code == 1
    assert len(ran.json["withheld"]) == 8
    assert ran.json["boxes_by_hand"] == 1
    assert ran.json["boxes_on_text"] > 10


def test_the_copy_says_that_it_was_searched(shared: tuple[Path, Ran]) -> None:
    proofs = {each["property"]: each["ok"] for each in shared[1].json["verification"]}
    assert proofs["hidden_parts"]
    assert all(proofs.values())


def test_no_reader_finds_what_is_hidden(shared: tuple[Path, Ran]) -> None:
    out, _ = shared
    with pypdfium2.PdfDocument(out) as document:
        seen = "".join(page.get_textpage().get_text_range() for page in document)
    read = "".join(page.extract_text() for page in PdfReader(out).pages)
    for text in (seen, read):
        assert "OKORO" in text
        assert NUMBER not in text
        assert BORN not in text


def test_no_stream_of_the_copy_holds_what_is_hidden(shared: tuple[Path, Ran]) -> None:
    out, _ = shared
    with pikepdf.open(out) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        texts = [each for each in streams if each.get("/Filter") != "/DCTDecode"]
        assert len(texts) > 10
        for each in texts:
            data = each.read_bytes()
            for hidden in (NUMBER, BORN):
                assert hidden.encode() not in data
                assert hidden.encode("utf-16-be") not in data


def test_a_street_goes_from_a_paper_that_leaves_the_country_out(
    vault: Path, tmp_path: Path
) -> None:
    out = tmp_path / "c.pdf"
    ran = kvisa("share-copy", vault, "SAMPLE", "-o", out, "--hide", "address", "--json")
    assert ran.code == 1, "scans are left out"
    assert ran.json["boxes_on_text"] > len("Musterweg1210115Berlin")
    with pypdfium2.PdfDocument(out) as document:
        seen = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Musterweg 12" not in seen
    assert "穆斯特路12号" not in seen


def test_identity_papers_are_marked_unless_it_is_declined(vault: Path, tmp_path: Path) -> None:
    marked, plain = tmp_path / "marked.pdf", tmp_path / "plain.pdf"
    assert kvisa("share-copy", vault, "SAMPLE", "-o", marked, "--for", "房东 Landlord").code == 0
    assert kvisa("share-copy", vault, "SAMPLE", "-o", plain, "--no-purpose-mark").code == 0
    sizes = []
    for file in (marked, plain):
        with pikepdf.open(file) as pdf:
            pictures = [
                each.read_raw_bytes()
                for each in pdf.objects
                if isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/DCTDecode"
            ]
            sizes.append(set(pictures))
    assert len(sizes[0] - sizes[1]) >= 4, "data page, permit and two visas"
    assert sizes[0] & sizes[1], "degree papers are not marked"


@pytest.mark.parametrize("box", ["2", "2:1", "2:1:1,2,3", "2:1:50,50,40,60", "2:x:0,0,9,9"])
def test_a_box_that_says_nothing_is_wrong_usage(vault: Path, tmp_path: Path, box: str) -> None:
    ran = kvisa("share-copy", vault, "SAMPLE", "-o", tmp_path / "c.pdf", "--box", box)
    assert ran.code == 2
    assert not (tmp_path / "c.pdf").exists()


def test_a_box_on_no_page_is_refused(vault: Path, tmp_path: Path) -> None:
    ran = kvisa("share-copy", vault, "SAMPLE", "-o", tmp_path / "c.pdf", "--box", "2:9:0,0,9,9")
    assert ran.code == 3


def test_a_field_nobody_knows_is_wrong_usage(vault: Path, tmp_path: Path) -> None:
    ran = kvisa("share-copy", vault, "SAMPLE", "-o", tmp_path / "c.pdf", "--hide", "shoe-size")
    assert ran.code == 2
    assert "passport-numbers" in ran.err


def test_nothing_is_left_beside_the_copy(shared: tuple[Path, Ran]) -> None:
    assert [each.name for each in shared[0].parent.iterdir()] == ["copy.pdf"]
