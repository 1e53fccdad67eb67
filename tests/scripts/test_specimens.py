# SPDX-License-Identifier: MIT
"""The specimen scans are what the sample case says they are, and of many kinds."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kvisa_desktop import paths
from scripts import draw_specimens
from scripts.specimens import identity, person

SAMPLE = paths.resources() / "sample"
SCANS = SAMPLE / "scans"


@pytest.fixture(scope="module")
def case() -> Any:  # noqa: ANN401
    return json.loads((SAMPLE / "case.json").read_text(encoding="utf-8"))


def test_every_scan_that_is_drawn_belongs_to_a_document(case: Any) -> None:  # noqa: ANN401
    named = {file["path"] for each in case["documents"] for file in each["files"]}
    assert named == {f"scans/{name}" for name in draw_specimens.SCANS}
    assert {path.name for path in SCANS.iterdir()} == set(draw_specimens.SCANS)


def test_they_are_small_and_of_many_kinds() -> None:
    assert sum(path.stat().st_size for path in SCANS.iterdir()) < 3_000_000
    kinds = {path.suffix for path in SCANS.iterdir()}
    assert kinds == {".pdf", ".jpg", ".png", ".tif", ".heic"}


def test_the_photo_of_the_stamps_lies_on_its_side_and_says_so() -> None:
    with Image.open(SCANS / "entry-stamps-2024.jpg") as image:
        assert image.width > image.height
        assert image.getexif()[0x0112] == 6


def test_the_transcript_has_two_pages_in_one_file() -> None:
    with Image.open(SCANS / "master-transcript.tif") as image:
        assert getattr(image, "n_frames", 1) == 2


def test_the_passport_that_is_drawn_is_that_of_the_case(case: Any) -> None:  # noqa: ANN401
    passport, applicant = case["passports"][0], case["person"]
    assert passport["mrz"] == list(person.MRZ)
    assert passport["number"] == person.PASSPORT
    assert applicant["birth_date"] == person.BORN.isoformat()
    assert case["degrees"][1]["name_on_paper"] == person.ON_DIPLOMA


def test_a_specimen_is_drawn_the_same_every_time(tmp_path: Path) -> None:
    drawn = [identity.visa("S0000000", draw_specimens.VISA_2019) for _ in range(2)]
    assert drawn[0].tobytes() == drawn[1].tobytes()
    data = draw_specimens.turned_jpeg(drawn[0], 180)
    (tmp_path / "a.jpg").write_bytes(data)
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.size == drawn[0].size[::-1]


def test_digests_are_noted_behind_their_paths(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text('{"path": "scans/a.pdf", "sha256": "00"}', encoding="utf-8")
    draw_specimens.note_digests(file, {"scans/a.pdf": "ff"})
    assert file.read_text(encoding="utf-8") == '{"path": "scans/a.pdf", "sha256": "ff"}'
    with pytest.raises(SystemExit):
        draw_specimens.note_digests(file, {"scans/b.pdf": "ff"})
