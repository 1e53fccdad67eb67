# SPDX-License-Identifier: MIT
"""The activity plan on the command line."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa


@pytest.fixture
def vault(empty_vault: Path, tmp_path: Path) -> Path:
    """Return a vault with one case that has no plan."""
    (tmp_path / "a.json").write_text(
        '{"format": "kvisa-case", "version": 1, "case": {"ref": "A"}, "person": {}}',
        encoding="utf-8",
    )
    assert kvisa("case", "import", empty_vault, tmp_path / "a.json").code == 0
    return empty_vault


def test_a_plan_is_built_from_the_published_activities(vault: Path) -> None:
    assert "No plan yet." in kvisa("plan", "show", vault, "A").out
    kvisa(
        "plan", "add", vault, "A", "science-technology",
        "--text", "two talks in Hefei", "--text-zh", "在合肥作两场报告",
    )  # fmt: skip
    ran = kvisa("plan", "add", vault, "A", "business", "--text", "talks", "--json")
    assert ran.json["text_en"] == (
        "Exchange in science and technology: two talks in Hefei. Business: talks."
    )
    assert ran.json["text_zh"] == "科技交流：在合肥作两场报告。商务活动："
    assert [each["activity"] for each in ran.json["parts"]] == ["science-technology", "business"]
    (finding,) = ran.json["findings"]
    assert finding["id"] == "plan.chinese.business"
    assert ran.code == 1
    assert kvisa("plan", "remove", vault, "A", "2", "--json").json["findings"] == []


def test_a_claim_of_employment_is_a_finding_and_no_blocker(vault: Path) -> None:
    call = ("plan", "add", vault, "A", "business", "--text", "a salaried job")
    ran = kvisa(*call, "--text-zh", "入职企业", "--json")
    (finding,) = ran.json["findings"]
    assert (finding["id"], finding["weight"]) == ("plan.employment", "check")
    assert "“salaried”, “job”, “入职”" in finding["text"]
    assert {each["id"] for each in finding["sources"]} >= {"K-43", "K-45", "K-47"}
    checked = kvisa("check", vault, "A", "--json", "--on", "2026-11-22").json
    assert "plan.employment" in {each["id"] for each in checked["to_check"]}
    assert "plan.employment" not in {each["id"] for each in checked["blockers"]}
    assert "work permit" in kvisa("plan", "show", vault, "A").out


def test_what_cannot_be_planned_is_refused(vault: Path) -> None:
    before = kvisa("plan", "show", vault, "A", "--json").out
    assert kvisa("plan", "add", vault, "A", "work", "--text", "x").code == 2
    assert kvisa("plan", "add", vault, "A", "business").code == 2
    for number in ("0", "9", "x"):
        assert kvisa("plan", "remove", vault, "A", number).code == 3
    assert kvisa("plan", "show", vault, "A", "--json").out == before
