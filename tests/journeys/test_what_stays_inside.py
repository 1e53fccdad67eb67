# SPDX-License-Identifier: MIT
"""Stale rules are badged wherever the applicant looks, and never reach the consulate."""

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.kvisa import kvisa

LATER = ("--on", "2027-01-02")
STALE = ("E-31", "G-20", "G-24")
# Press, unconfirmed figures, other countries' visas, look-ups without a result, grades.
INTERNAL = re.compile(
    r"H-1B|not found|unconfirmed|third-party|reported by|published officially|relayed by"
    r"|not yet clear|past its date|18 to 45|18至45|35岁|40岁|45岁"
    r"|未经证实|媒体报道|官方公布|尚不明确|未查到|第三方"
    r"|Epoch Times|Financial Times|China-US Focus|KPMG",
    re.IGNORECASE,
)


def text_of(file: Path) -> str:
    pdf = pypdfium2.PdfDocument(file)
    try:
        pages = [pdf[number].get_textpage().get_text_bounded() for number in range(len(pdf))]
    finally:
        pdf.close()
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.fixture(scope="module")
def dossier(made_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("built") / "dossier.pdf"
    assert kvisa("dossier", made_vault, "SAMPLE", "-o", out, *LATER).code == 0
    return text_of(out)


def test_check_badges_the_stale_rules_in_text_and_data(made_vault: Path) -> None:
    data = kvisa("check", made_vault, "SAMPLE", "--json", *LATER).json["stale_rules"]
    assert tuple(sorted(each["id"] for each in data)) == STALE
    assert all("expired" in each["badges"] for each in data)
    text = kvisa("check", made_vault, "SAMPLE", *LATER).out
    assert "— Rules past their date: check whether they still hold —" in text
    assert text.count("past its date: check again") == len(STALE)
    before = kvisa("check", made_vault, "SAMPLE", "--on", "2026-12-31").out
    assert "past its date" not in before


def test_check_says_so_in_chinese_too(made_vault: Path) -> None:
    text = kvisa("check", made_vault, "SAMPLE", "--lang", "zh", *LATER).out
    assert "已过期的规定：请核实是否仍然有效" in text


def test_the_working_file_names_the_stale_rules(made_vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "working.pdf"
    assert kvisa("working-file", made_vault, "SAMPLE", "-o", out, *LATER).code == 0
    text = text_of(out)
    assert all(rule in text for rule in STALE)


def test_the_working_file_holds_the_figures_on_age_the_dossier_never_does(
    made_vault: Path, tmp_path: Path, dossier: str
) -> None:
    out = tmp_path / "working.pdf"
    assert kvisa("working-file", made_vault, "SAMPLE", "-o", out, *LATER).code == 0
    text = re.sub(r"\s", "", text_of(out))
    told = kvisa("check", made_vault, "SAMPLE", "--json", *LATER).json["eligibility"]["age"]
    assert len(told["figures"]) >= 4
    for each in told["figures"]:
        said = re.sub(r"\s", "", each["text"])
        assert said in text
        assert said not in re.sub(r"\s", "", dossier)
    assert "Unconfirmed figure" not in dossier


def test_the_dossier_holds_nothing_that_is_for_the_applicant_only(dossier: str) -> None:
    assert "OKORO" in dossier
    assert [found[0] for found in INTERNAL.finditer(dossier)] == []


def test_no_rule_id_stands_in_the_dossier(dossier: str) -> None:
    assert not re.search(r"\b[KGAEVFPM]-\d\d\b", dossier)
