# SPDX-License-Identifier: MIT
"""The boxes of a post's online form: recorded, listed, changed, and obeyed by the upload pack."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.cli.kvisa import Ran, kvisa

DAY = ("--on", "2026-11-22")
SOURCE = "source=the form of the post"


def add(vault: Path, *fields: str) -> Ran:
    return kvisa("post", "add-box", vault, "SAMPLE", *fields, SOURCE, "--json", *DAY)


def pack(vault: Path, out: Path) -> Ran:
    return kvisa("upload-pack", vault, "SAMPLE", "-o", out, "--json", *DAY)


def test_no_box_is_recorded_at_first(made_vault: Path) -> None:
    ran = kvisa("post", "boxes", made_vault, "SAMPLE")
    assert ran.code == 0
    assert "Post rule unknown" in ran.out
    assert kvisa("post", "boxes", made_vault, "SAMPLE", "--json").json["boxes"] == []


def test_a_box_is_recorded_with_its_fields(vault: Path) -> None:
    ran = add(
        vault,
        "name=Degree",
        "name_zh=学位",
        "kinds=degree-certificate,transcript",
        "formats=pdf,jpeg",
        "most_kb=1000",
        "most_pages=10",
        "read_on=2026-11-20",
    )
    assert ran.code == 0
    (box,) = ran.json["boxes"]
    assert box["name"] == {"en": "Degree", "zh": "学位"}
    assert box["kinds"] == ["degree-certificate", "transcript"]
    assert (box["formats"], box["most_kb"], box["least_kb"]) == (["pdf", "jpeg"], 1000, None)
    assert (box["most_pages"], box["read_on"]) == (10, "2026-11-20")
    text = kvisa("post", "boxes", vault, "SAMPLE").out
    assert "1000 KB at most" in text
    assert "the form of the post, read on 2026-11-20" in text


def test_boxes_are_changed_moved_and_removed_by_number(vault: Path) -> None:
    for name in ("one", "two", "three"):
        add(vault, f"name={name}", "most_kb=500")
    changed = kvisa("post", "change-box", vault, "SAMPLE", "2", "most_kb=", "most_files=3",
                    "--json", *DAY)  # fmt: skip
    assert (changed.json["boxes"][1]["most_kb"], changed.json["boxes"][1]["most_files"]) == (
        None,
        3,
    )
    moved = kvisa("post", "move-box", vault, "SAMPLE", "3", "--to", "1", "--json")
    assert [each["name"]["en"] for each in moved.json["boxes"]] == ["three", "one", "two"]
    removed = kvisa("post", "remove-box", vault, "SAMPLE", "2", "--json")
    assert [each["name"]["en"] for each in removed.json["boxes"]] == ["three", "two"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (("kinds=diploma",), 2),
        (("colour=red",), 2),
        (("formats=doc",), 3),
        (("most_kb=2MB",), 3),
        (("most_kb=0",), 3),
        (("least_kb=9", "most_kb=3"), 3),
        (("read_on=2026-11-30",), 3),
        (("source=",), 3),
    ],
)
def test_what_is_no_box_is_refused(vault: Path, fields: tuple[str, ...], code: int) -> None:
    assert kvisa("post", "add-box", vault, "SAMPLE", "name=A", SOURCE, *fields, *DAY).code == code
    assert kvisa("post", "boxes", vault, "SAMPLE", "--json").json["boxes"] == []


@pytest.mark.parametrize("number", ["0", "9", "x"])
def test_a_number_that_is_none_is_refused(vault: Path, number: str) -> None:
    assert kvisa("post", "remove-box", vault, "SAMPLE", number).code == 3


def test_the_pack_follows_the_boxes_of_the_post(vault: Path, tmp_path: Path) -> None:
    add(vault, "name=Passport", "kinds=passport-data-page", "formats=jpeg", "most_kb=400")
    add(vault, "name=Degree papers", "kinds=degree-certificate,transcript", "most_kb=600")
    out = tmp_path / "pack"
    ran = pack(vault, out)
    assert ran.code == 0
    passport, degree = ran.json["files"]
    assert (passport["file"], degree["file"]) == ("01-passport.jpg", "02-degree-papers.pdf")
    assert passport["source"] == "the form of the post"
    assert passport["bytes"] <= 400_000
    assert degree["bytes"] <= 600_000
    with Image.open(out / "01-passport.jpg") as picture:
        assert picture.format == "JPEG"
    with pikepdf.open(out / "02-degree-papers.pdf") as pdf:
        assert len(pdf.pages) == degree["pages"]
    notes = " ".join(ran.json["notes"])
    assert "the form of the post, read on 2026-11-22" in notes
    assert "go into no box that is recorded" in notes


def test_a_box_with_too_many_pages_gets_no_file_and_says_why(vault: Path, tmp_path: Path) -> None:
    add(vault, "name=Degree", "kinds=degree-certificate,transcript", "most_pages=1")
    add(vault, "name=Rest")
    ran = pack(vault, tmp_path / "pack")
    assert ran.code == 1
    (refused,) = ran.json["refused"]
    assert refused["box"] == "degree"
    assert "takes 1 at most" in refused["text"]
    assert [each["box"] for each in ran.json["files"]] == ["rest"]


def test_a_paper_is_cut_into_as_many_files_as_the_box_takes(vault: Path, tmp_path: Path) -> None:
    add(vault, "name=All", "most_kb=900", "most_files=9")
    ran = pack(vault, tmp_path / "pack")
    assert ran.code == 0
    files = ran.json["files"]
    assert len(files) > 1
    assert [each["file"] for each in files] == [f"01-all-{n}.pdf" for n in range(1, len(files) + 1)]
    assert all(each["bytes"] <= 900_000 for each in files)
    assert all(each["dpi"] is None for each in files)
    labels = [one["label"] for each in files for one in each["exhibits"]]
    assert len(set(labels)) == 13


def test_pictures_only_make_a_file_of_each_page(vault: Path, tmp_path: Path) -> None:
    add(vault, "name=Degree", "kinds=degree-certificate", "formats=png")
    ran = pack(vault, tmp_path / "pack")
    names = [each["file"] for each in ran.json["files"]]
    assert names
    assert all(name.endswith(".png") for name in names)
    for name in names:
        with Image.open(tmp_path / "pack" / name) as picture:
            assert picture.format == "PNG"


def test_boxes_travel_with_the_case(vault: Path, tmp_path: Path) -> None:
    add(vault, "name=Degree", "kinds=transcript", "most_kb=700")
    assert kvisa("case", "export", vault, "SAMPLE", "-o", tmp_path / "case.json").code == 0
    assert '"most_kb": 700' in (tmp_path / "case.json").read_text("utf-8")
