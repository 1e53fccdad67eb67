# SPDX-License-Identifier: MIT
"""Scans that are attached on the command line take a title, or one is suggested."""

from pathlib import Path

from tests.cli.kvisa import kvisa, photo


def test_a_title_is_suggested_and_not_taken_by_itself(vault: Path, tmp_path: Path) -> None:
    call = ("attach", vault, "SAMPLE", photo(tmp_path / "a.png"), "--as", "residence-proof")
    (added,) = kvisa(*call, "--json").json["documents"]
    assert added["suggested_title"] == {
        "en": "Proof of lawful residence, Germany",
        "zh": "合法居留证明（德国）",
    }
    assert added["title_en"] == "Proof of lawful residence"


def test_the_suggestion_is_told_to_people_too(vault: Path, tmp_path: Path) -> None:
    call = ("attach", vault, "SAMPLE", photo(tmp_path / "a.png"), "--as", "residence-proof")
    assert "Suggested title: Proof of lawful residence, Germany" in kvisa(*call).out


def test_a_title_that_is_given_stands_in_the_list(vault: Path, tmp_path: Path) -> None:
    given = ("--title", "Lease", "--title-zh", "租房合同")
    scan = photo(tmp_path / "a.png")
    ran = kvisa("attach", vault, "SAMPLE", scan, "--as", "other", *given, "--json")
    (added,) = ran.json["documents"]
    assert (added["title_en"], added["title_zh"]) == ("Lease", "租房合同")
    assert added["suggested_title"] == {"en": "", "zh": ""}


def test_one_title_is_not_put_on_several_documents(vault: Path, tmp_path: Path) -> None:
    scans = [photo(tmp_path / "a.png", 1), photo(tmp_path / "b.png", 2)]
    call = ("attach", vault, "SAMPLE", *scans, "--as", "other", "--title", "Lease")
    refused = kvisa(*call)
    assert refused.code == 3
    assert "--as-one" in refused.err
    (one,) = kvisa(*call, "--as-one", "--json").json["documents"]
    assert (one["title_en"], one["pages"]) == ("Lease", 2)
