# SPDX-License-Identifier: MIT
"""`kvisa photo`: measured by guides, cut out without touching the face."""

from pathlib import Path

import pytest
from PIL import Image

from scripts.specimens.identity import silhouette
from tests.cli.kvisa import Ran, kvisa

GUIDES = {"crown": 120, "chin": 840, "left": 270, "right": 630}


@pytest.fixture(scope="module")
def portrait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("photo") / "portrait.jpg"
    silhouette(900, 1200).save(path, quality=95)
    return path


def _photo(file: Path, *more: object, **guides: int) -> Ran:
    placed = [word for name, at in guides.items() for word in (f"--{name}", at)]
    return kvisa("photo", file, *placed, *more)


def test_measures_and_facts_stand_in_the_answer(portrait: Path) -> None:
    ran = _photo(portrait, "--spec", "print", "--json", **GUIDES)
    found = ran.json
    assert ran.code == 0, ran.out
    assert found["spec"] == "print"
    assert {each["name"]: each["ok"] for each in found["measures"]} == {
        "head-width": True,
        "head-height": True,
        "above": True,
        "below": True,
    }
    assert {each["sources"][0]["id"] for each in found["measures"]} == {
        "P-02",
        "P-03",
        "P-04",
        "P-05",
    }
    assert "P-13" in {s["id"] for each in found["findings"] for s in each["sources"]}
    assert found["written"] is None


def test_the_digital_file_is_written_as_asked(portrait: Path, tmp_path: Path) -> None:
    out = tmp_path / "digital.jpg"
    ran = _photo(portrait, "-o", out, "--json", **GUIDES, eyes=460)
    assert ran.code in {0, 1}
    with Image.open(out) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (420, 560))
    written = ran.json["written"]
    assert written["bytes"] == out.stat().st_size <= 120_000
    assert (ran.code == 1) is (written["shortfall"] is not None)


def test_the_sheet_is_written_for_paper(portrait: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.jpg"
    ran = _photo(portrait, "--spec", "print", "--sheet", "-o", out, **GUIDES)
    assert ran.code == 0
    assert "only cut out" in ran.out
    with Image.open(out) as image:
        assert image.size == (1800, 1200)
    assert _photo(portrait, "--sheet", "-o", tmp_path / "b.jpg", **GUIDES).code == 3


def test_without_guides_there_is_something_to_check(portrait: Path, tmp_path: Path) -> None:
    ran = kvisa("photo", portrait, "--json")
    assert ran.code == 1
    assert "photo.no-guides" in {each["id"] for each in ran.json["findings"]}
    out = tmp_path / "a.jpg"
    assert kvisa("photo", portrait, "-o", out).code == 3
    assert not out.exists()


def test_nothing_is_replaced_unasked(portrait: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.jpg"
    out.write_bytes(b"mine")
    assert _photo(portrait, "-o", out, **GUIDES).code == 3
    assert out.read_bytes() == b"mine"
    assert _photo(portrait, "-o", out, "--force", **GUIDES).code in {0, 1}
    assert out.read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["--crown", "10"], 2),
        (["--crown", "ten", "--chin", "20", "--left", "1", "--right", "2"], 2),
        (["--crown", "nan", "--chin", "20", "--left", "1", "--right", "2"], 2),
        (["--crown", "900", "--chin", "20", "--left", "1", "--right", "2"], 3),
        (["--spec", "passport"], 2),
        (["--sheet"], 2),
    ],
)
def test_wrong_orders_are_told(portrait: Path, given: list[str], code: int) -> None:
    ran = kvisa("photo", portrait, *given)
    assert ran.code == code
    assert ran.err


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "a.jpg"
    text.write_text("hello", encoding="utf-8")
    assert kvisa("photo", text).code == 3
    assert kvisa("photo", tmp_path / "none.jpg").code == 3
    assert kvisa("photo", tmp_path).code == 3


def test_the_answer_speaks_chinese(portrait: Path) -> None:
    ran = _photo(portrait, "--lang", "zh", **GUIDES)
    assert "头部宽度" in ran.out
