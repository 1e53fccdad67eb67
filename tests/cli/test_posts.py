# SPDX-License-Identifier: MIT
"""The post of a case on the command line: named, quoted, compared, asked."""

from pathlib import Path

import pytest

from tests.cli.kvisa import Ran, kvisa

DAY = ("--on", "2026-11-22")
AGE = ("--text", "18 to 45", "--text-zh", "18至45岁", "--source", "answer of the visa section")


def record(vault: Path, point: str = "age", *more: object) -> Ran:
    return kvisa("post", "record", vault, "SAMPLE", point, *AGE, *DAY, "--json", *more)


def known(ran: Ran) -> list[str]:
    return [each["point"] for each in ran.json["points"] if each["known"]]


def test_a_post_starts_with_nothing_known(made_vault: Path) -> None:
    ran = kvisa("post", "show", made_vault, "SAMPLE", "--json")
    assert ran.code == 0
    assert ran.json["post"]["name_zh"] == "中国驻德国大使馆"
    assert len(ran.json["points"]) == 10
    assert known(ran) == []
    assert "10 points are not known" in kvisa("post", "show", made_vault, "SAMPLE").out


def test_what_the_post_said_is_recorded_with_source_day_and_evidence(vault: Path) -> None:
    ran = record(vault, "age", "--read-on", "2026-11-20", "--evidence", "1")
    assert ran.code == 0
    (age,) = [each for each in ran.json["points"] if each["known"]]
    assert (age["point"], age["text_en"], age["read_on"]) == ("age", "18 to 45", "2026-11-20")
    assert age["evidence"]
    assert ran.json["post"]["read_on"] == "2026-11-02"  # an answer is no reading of the notice
    text = kvisa("post", "show", vault, "SAMPLE").out
    assert "answer of the visa section, read on 2026-11-20" in text


def test_a_recorded_rule_is_what_the_case_is_checked_against(vault: Path) -> None:
    record(vault)
    found = kvisa("check", vault, "SAMPLE", "--json", *DAY).json["eligibility"]["findings"]
    (age,) = [each for each in found if each["id"] == "age"]
    assert "18 to 45" in age["text"]


def test_a_rule_on_authentication_makes_the_chain_binding(vault: Path) -> None:
    def blockers() -> set[str]:
        ran = kvisa("check", vault, "SAMPLE", "--json", *DAY)
        return {each["id"] for each in ran.json["blockers"]}

    assert "chain.open" not in blockers()
    record(vault, "authentication")
    assert "chain.open" in blockers()
    assert kvisa("post", "remove", vault, "SAMPLE", "authentication").code == 0
    assert "chain.open" not in blockers()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--read-on", "2026-11-23"), 3),
        (("--evidence", "99"), 3),
        (("--source", " "), 3),
        (("--text", "", "--text-zh", ""), 3),
        (("--source-date", "x"), 3),
    ],
)
def test_what_is_unfounded_is_refused(vault: Path, more: tuple[str, ...], code: int) -> None:
    assert record(vault, "age", *more).code == code
    assert known(kvisa("post", "show", vault, "SAMPLE", "--json")) == []


def test_a_point_that_is_none_is_wrong_usage(vault: Path) -> None:
    ran = kvisa("post", "record", vault, "SAMPLE", "colour", *AGE)
    assert ran.code == 2
    assert "institutions" in ran.err
    assert kvisa("post", "remove", vault, "SAMPLE", "age").code == 3


def test_what_is_known_of_a_post_can_be_changed(vault: Path) -> None:
    ran = kvisa(
        "post", "set", vault, "SAMPLE", "--country", "DEU", "--channel", "online-first",
        "--notice", "https://example.org/k", "--district-zh", "柏林", "--read-on", "2026-11-20",
        "--recheck-on", "2026-12-20", "--json",
    )  # fmt: skip
    post = ran.json["post"]
    assert (post["country"], post["channel"]) == ("DE", "online-first")
    assert post["district_en"].startswith("Berlin")
    assert (post["district_zh"], post["recheck_on"]) == ("柏林", "2026-12-20")
    assert kvisa("post", "set", vault, "SAMPLE", "--country", "Nowhere").code == 3


def test_a_case_moves_to_another_post_and_its_name_gets_chinese(vault: Path) -> None:
    kvisa("post", "set", vault, "SAMPLE", "--name", "Chinese Consulate in Munich")
    ran = kvisa("post", "set", vault, "SAMPLE", "--name-zh", "中国驻慕尼黑总领馆", "--json")
    assert ran.json["post"]["name_en"] == "Chinese Consulate in Munich"
    assert ran.json["post"]["name_zh"] == "中国驻慕尼黑总领馆"
    assert ran.json["post"]["district_en"] == ""


def test_two_posts_are_compared_and_the_move_is_told(vault: Path) -> None:
    record(vault, "authentication")
    kvisa("post", "set", vault, "SAMPLE", "--name", "Munich", "--channel", "paper")
    record(vault, "age")
    ran = kvisa("post", "compare", vault, "SAMPLE", "Chinese Embassy in Berlin", "--json", *DAY)
    told = {each["point"]: each["difference"] for each in ran.json["points"]}
    assert (told["age"], told["authentication"]) == ("only-first", "only-second")
    assert told["fee"] == "both-unknown"
    assert "degree-apostille" in ran.json["changed"]
    assert "recorded for the second post only" in kvisa(
        "post", "compare", vault, "SAMPLE", "Chinese Embassy in Berlin", *DAY
    ).out  # fmt: skip
    assert kvisa("post", "compare", vault, "SAMPLE", "Bonn").code == 3


def test_the_move_tells_what_was_read_on_another_day(vault: Path) -> None:
    record(vault, "age", "--read-on", "2026-11-02")
    kvisa("post", "set", vault, "SAMPLE", "--name", "Munich")
    record(vault, "age", "--read-on", "2026-11-20")
    told = kvisa("post", "compare", vault, "SAMPLE", "Chinese Embassy in Berlin", *DAY).out
    assert "— Read on another day —" in told
    assert "Age: 2026-11-20 → 2026-11-02" in told


def test_the_enquiry_is_written_in_both_languages(vault: Path, tmp_path: Path) -> None:
    record(vault, "fee")
    target = tmp_path / "enquiry.txt"
    call = ("enquiry", vault, "SAMPLE", "-o", target, *DAY)
    ran = kvisa(*call, "--json")
    assert ran.code == 0
    text = target.read_text(encoding="utf-8")
    assert text == ran.json["text"]
    assert text.startswith("致：中国驻德国大使馆")
    assert "To: Chinese Embassy in Berlin" in text
    assert "fee" not in ran.json["points"]
    assert len(ran.json["points"]) == 9
    assert kvisa(*call).code == 3
    assert kvisa(*call, "--force").code == 0
    assert kvisa("enquiry", vault, "SAMPLE", *DAY).out == text


def test_without_a_post_there_is_nobody_to_ask(empty_vault: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"format": "kvisa-case", "version": 1, "case": {"ref": "A"}, "person": {}}',
        encoding="utf-8",
    )
    kvisa("case", "import", empty_vault, tmp_path / "a.json")
    assert kvisa("enquiry", empty_vault, "A").code == 3
    assert "kvisa post set" in kvisa("post", "show", empty_vault, "A").out
    assert kvisa("post", "record", empty_vault, "A", "age", *AGE).code == 3
    assert kvisa("post", "set", empty_vault, "A", "--name-zh", "柏林").code == 3
