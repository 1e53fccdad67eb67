# SPDX-License-Identifier: MIT
"""Upload packs and print packs on the command line: whole folders, linked lists, stated limits."""

import re
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from PIL import Image

from kvisa_desktop.app import App
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import cases, photos
from tests.cli.kvisa import Ran, kvisa


@pytest.fixture(scope="module")
def uploaded(made_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """Return an upload pack of the sample case, and what was said of it."""
    out = tmp_path_factory.mktemp("packs") / "upload"
    return out, kvisa("upload-pack", made_vault, "SAMPLE", "-o", out, "--json")


@pytest.fixture(scope="module")
def printed(made_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """Return a print pack of the sample case, and what was said of it."""
    out = tmp_path_factory.mktemp("packs") / "print"
    ran = kvisa("print-pack", made_vault, "SAMPLE", "-o", out, "--guides", "100,400,130,360",
                "--json")  # fmt: skip
    return out, ran


def _links(folder: Path) -> list[str]:
    return [
        unquote(each)
        for each in re.findall(r'href="([^"]+)"', (folder / "list.html").read_text("utf-8"))
    ]


def test_every_box_has_one_file_in_the_order_of_the_form(uploaded: tuple[Path, Ran]) -> None:
    out, ran = uploaded
    assert ran.code == 0
    files = [each["file"] for each in ran.json["files"]]
    assert files == sorted(files)
    assert {each.name for each in out.iterdir()} == {*files, "dossier.pdf", "list.html"}
    assert [each["box"] for each in ran.json["files"]][:3] == [
        "photo",
        "passport-data-page",
        "residence",
    ]


def test_every_exhibit_is_in_one_box_at_its_page_of_the_bundle(uploaded: tuple[Path, Ran]) -> None:
    out, ran = uploaded
    with pikepdf.open(out / "dossier.pdf") as pdf:
        pages = len(pdf.pages)
    placed = [each for file in ran.json["files"] for each in file["exhibits"]]
    labels = [each["label"] for each in placed]
    assert len(labels) == len(set(labels)) == 13
    assert "6T" in labels
    assert all(1 < each["first_page"] <= pages for each in placed)


def test_every_file_opens_and_holds_the_pages_of_its_exhibits(uploaded: tuple[Path, Ran]) -> None:
    out, ran = uploaded
    degree = next(each for each in ran.json["files"] if each["box"] == "degree")
    with pikepdf.open(out / degree["file"]) as pdf:
        assert len(pdf.pages) == 6
    for each in ran.json["files"]:
        assert (out / each["file"]).stat().st_size == each["bytes"]
        assert each["limit"] is None


def test_without_recorded_boxes_the_rule_is_unknown_and_no_limit_assumed(
    uploaded: tuple[Path, Ran],
) -> None:
    notes = " ".join(uploaded[1].json["notes"])
    assert "Post rule unknown" in notes
    assert "no limit is assumed" in notes
    assert "no JPEG" in notes


def test_the_list_leads_to_every_file_and_into_the_bundle(uploaded: tuple[Path, Ran]) -> None:
    out, ran = uploaded
    links = _links(out)
    assert [each for each in links if "#" not in each] == [f["file"] for f in ran.json["files"]]
    pages = [each for each in links if each.startswith("dossier.pdf#page=")]
    assert len(pages) == sum(len(each["exhibits"]) for each in ran.json["files"])
    text = (out / "list.html").read_text("utf-8")
    assert "网上上传材料" in text
    assert "limit: post rule unknown" in text
    assert "上限：尚未查到该使领馆的具体要求" in text
    assert "<script" not in text
    assert "http" not in text


def test_scans_are_made_coarser_until_they_fit(vault: Path, tmp_path: Path) -> None:
    ran = kvisa("upload-pack", vault, "SAMPLE", "-o", tmp_path / "small", "--limit", "300",
                "--json")  # fmt: skip
    degree = next(each for each in ran.json["files"] if each["box"] == "degree")
    assert degree["dpi"] is not None
    assert degree["bytes"] <= 300_000


def test_what_cannot_be_made_to_fit_is_refused_and_not_written(vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "tiny"
    ran = kvisa("upload-pack", vault, "SAMPLE", "-o", out, "--limit", "5", "--json")
    assert ran.code == 1
    degree = next(each for each in ran.json["refused"] if each["box"] == "degree")
    assert "Even at 110 dots per inch" in degree["text"]
    assert "Page 1 of exhibit 6 is too large even alone" in degree["next_step"]
    files = {each["file"] for each in ran.json["files"]}
    assert {each.name for each in out.iterdir()} == {*files, "dossier.pdf", "list.html"}
    assert all(each["bytes"] <= 5000 for each in ran.json["files"])
    assert "Boxes without a file" in (out / "list.html").read_text("utf-8")


@pytest.mark.parametrize("limit", ["0", "-3", "2MB", "1.5"])
def test_a_limit_that_is_none_is_wrong_usage(vault: Path, tmp_path: Path, limit: str) -> None:
    ran = kvisa("upload-pack", vault, "SAMPLE", "-o", tmp_path / "x", f"--limit={limit}")
    assert ran.code == 2
    assert list(tmp_path.glob("x*")) == []


def test_the_print_pack_says_what_to_bring_and_where_to_sign(printed: tuple[Path, Ran]) -> None:
    out, ran = printed
    assert ran.code == 0
    assert ran.json["files"] == ["dossier.pdf", "photos-10x15cm.jpg", "list.html"]
    assert {each.name for each in out.iterdir()} == set(ran.json["files"])
    first, form, plan = ran.json["sign"]
    assert (first["exhibit"], first["page"]) == (None, 1)
    assert form["page"] < plan["page"]
    brought = [each["label"] for each in ran.json["originals"]]
    assert "6" in brought
    assert "3" not in brought, "the photo is no paper to bring the original of"
    assert len(ran.json["copies"]) == 12


def test_the_photo_paper_is_10_by_15_centimetres(printed: tuple[Path, Ran]) -> None:
    with Image.open(printed[0] / "photos-10x15cm.jpg") as sheet:
        assert sheet.size == (1800, 1200)
        assert sheet.info["dpi"] == (300, 300)


def test_the_printed_list_has_boxes_to_tick(printed: tuple[Path, Ran]) -> None:
    text = (printed[0] / "list.html").read_text("utf-8")
    assert text.count("☐") > 30
    assert "窗口递交清单" in text
    assert "dossier.pdf#page=1" in _links(printed[0])


def test_without_guides_there_is_no_photo_paper_and_it_is_said(vault: Path, tmp_path: Path) -> None:
    ran = kvisa("print-pack", vault, "SAMPLE", "-o", tmp_path / "p", "--json")
    assert ran.json["files"] == ["dossier.pdf", "list.html"]
    assert "No photo paper is made" in ran.json["notes"][0]


def test_the_photo_paper_is_cut_by_the_guides_kept_with_the_photo(
    vault: Path, tmp_path: Path
) -> None:
    with App(user_folders(tmp_path / "home")) as app, app.open_vault(vault, None) as opened:
        file = cases.read(opened, cases.find(opened, "SAMPLE").id)
        photo = next(each for each in file.documents if each.kind == "photo")
        photos.keep_guides(opened, file.pages_of(photo)[0], Guides(100, 400, 130, 360))
    ran = kvisa("print-pack", vault, "SAMPLE", "-o", tmp_path / "p", "--json")
    assert ran.json["files"] == ["dossier.pdf", "photos-10x15cm.jpg", "list.html"]
    assert "33 × 48 mm" in ran.json["notes"][0]


def test_guides_given_once_are_kept_with_the_photo(vault: Path, tmp_path: Path) -> None:
    first = kvisa("print-pack", vault, "SAMPLE", "-o", tmp_path / "a", "--guides",
                  "100,400,130,360")  # fmt: skip
    again = kvisa("print-pack", vault, "SAMPLE", "-o", tmp_path / "b", "--json")
    assert (first.code, again.code) == (0, 0)
    assert "photos-10x15cm.jpg" in again.json["files"]
    paper = (tmp_path / "a" / "photos-10x15cm.jpg").read_bytes()
    assert (tmp_path / "b" / "photos-10x15cm.jpg").read_bytes() == paper
    assert "Place the guides of the photo" in kvisa("history", vault, "SAMPLE").out


def test_guides_that_can_be_of_no_head_are_not_kept(vault: Path, tmp_path: Path) -> None:
    ran = kvisa("print-pack", vault, "SAMPLE", "-o", tmp_path / "a", "--guides", "400,100,360,130",
                "--json")  # fmt: skip
    assert "photos-10x15cm.jpg" not in ran.json["files"]
    with App(user_folders(tmp_path / "home")) as app, app.open_vault(vault, None) as opened:
        assert cases.read(opened, cases.find(opened, "SAMPLE").id).photo_guides == ()


@pytest.mark.parametrize("guides", ["1,2,3", "a,b,c,d", "1"])
def test_guides_that_are_none_are_wrong_usage(vault: Path, tmp_path: Path, guides: str) -> None:
    ran = kvisa("print-pack", vault, "SAMPLE", "-o", tmp_path / "p", "--guides", guides)
    assert ran.code == 2


@pytest.mark.parametrize("command", ["upload-pack", "print-pack"])
def test_a_folder_of_somebody_is_never_replaced(vault: Path, tmp_path: Path, command: str) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("keep me")
    for force in ((), ("--force",)):
        assert kvisa(command, vault, "SAMPLE", "-o", mine, *force).code == 3
    assert [each.name for each in mine.iterdir()] == ["letter.txt"]
    assert kvisa(command, vault, "SAMPLE", "-o", mine / "letter.txt").code == 3
    assert kvisa(command, vault, "SAMPLE", "-o", tmp_path / "no" / "where").code == 3


def test_an_earlier_pack_is_replaced_when_asked_for(vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    assert kvisa("print-pack", vault, "SAMPLE", "-o", out).code == 0
    (out / "old.txt").write_text("of the first pack")
    assert kvisa("print-pack", vault, "SAMPLE", "-o", out).code == 3
    assert kvisa("print-pack", vault, "SAMPLE", "-o", out, "--force").code == 0
    assert not (out / "old.txt").exists()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
