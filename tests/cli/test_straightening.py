# SPDX-License-Identifier: MIT
"""Photographed sheets are straightened on the command line."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa
from tests.intake import glance_scans as scans
from tests.intake.test_straightening import ASKEW, photograph


@pytest.fixture
def case(vault: Path, tmp_path: Path) -> tuple[Path, str, str]:
    """Return a vault, a case, and the number of a photographed letter in it."""
    file = tmp_path / "letter.jpg"
    file.write_bytes(scans.saved(photograph(ASKEW[0]), dpi=None))
    added = kvisa("attach", vault, "SAMPLE", file, "--as", "cv", "--json")
    return vault, "SAMPLE", str(added.json["documents"][0]["number"])


def test_the_sheet_is_found_and_laid_flat(case: tuple[Path, str, str]) -> None:
    ran = kvisa("straighten", *case, "--json")
    assert (ran.code, ran.json["page"], ran.json["found"]) == (0, 1, True)
    x, y = ran.json["corners"][0]
    assert (x, y) == pytest.approx([share * 100 for share in ASKEW[0].top_left], abs=1.5)
    (file,) = ran.json["document"]["files"]
    assert (file["name"], file["type"]) == ("letter-straightened.jpg", "jpeg")


def test_corners_can_be_named(case: tuple[Path, str, str]) -> None:
    ran = kvisa("straighten", *case, "--corners", "10,10 90,10 90,90 10,90")
    assert ran.code == 0
    assert "kept as a version" in ran.out


@pytest.mark.parametrize("corners", ["1,2 3,4", "a,b c,d e,f g,h", "1 2 3 4"])
def test_what_names_no_corners_is_wrong_usage(case: tuple[Path, str, str], corners: str) -> None:
    ran = kvisa("straighten", *case, "--corners", corners)
    assert ran.code == 2
    assert "clockwise" in ran.err


def test_corners_that_enclose_no_sheet_are_refused(case: tuple[Path, str, str]) -> None:
    ran = kvisa("straighten", *case, "--corners", "10,10 10,90 90,90 90,10")
    assert ran.code == 3
    assert "enclose no sheet" in ran.err


def test_where_no_sheet_is_plain_to_see_the_corners_are_asked_for(vault: Path) -> None:
    ran = kvisa("straighten", vault, "SAMPLE", "1", "--page", "1")
    assert ran.code == 3
    assert "--corners" in ran.err


def test_the_page_is_asked_for_when_there_are_several(vault: Path) -> None:
    ran = kvisa("straighten", vault, "SAMPLE", "6")
    assert ran.code == 3
    assert "--page" in ran.err
    assert kvisa("straighten", vault, "SAMPLE", "6", "--page", "1-2").code == 2
