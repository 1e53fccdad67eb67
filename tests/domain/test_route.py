# SPDX-License-Identifier: MIT
"""The road of a paper to use in mainland China, by place of issue and day of authentication."""

import csv
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.apostille_parties import PARTIES
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.domain.country import COUNTRIES
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.route import CHINA_JOINED, RouteAnswer, route
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
APOSTILLE, CHAIN = AuthenticationRoute.APOSTILLE, AuthenticationRoute.LEGALISATION
HK_MACAO, CHSI = AuthenticationRoute.HK_MACAO, AuthenticationRoute.CHSI
UNCLEAR = AuthenticationRoute.UNCLEAR
FULL_CHAIN = [StepKind.COPY, StepKind.NOTARY, StepKind.FOREIGN_MINISTRY, StepKind.MISSION]
say = Translator("en")


def steps(answer: RouteAnswer) -> list[StepKind]:
    return [step.kind for step in answer.steps]


def asked(code: str, on: str | date = TODAY, kind: str = "degree") -> RouteAnswer:
    return route(code, date.fromisoformat(on) if isinstance(on, str) else on, kind)


@pytest.mark.parametrize(
    ("code", "on", "road", "source", "to_check"),
    [
        ("IN", "2026-11-22", CHAIN, "A-03", False),
        ("IN", "2023-01-01", CHAIN, "A-03", False),
        ("DE", "2026-11-22", APOSTILLE, "A-01", False),
        ("DE", "2023-11-07", APOSTILLE, "A-01", False),
        ("DE", "2023-11-06", CHAIN, "A-07", False),
        ("US", "2026-11-22", APOSTILLE, "A-08", False),
        ("RU", "2026-11-22", APOSTILLE, "A-01", False),
        ("BR", "2026-11-22", APOSTILLE, "A-01", False),
        ("CA", "2024-01-10", CHAIN, "A-03", False),
        ("CA", "2024-01-11", APOSTILLE, "A-03", False),
        ("CA", "2026-11-22", APOSTILLE, "A-03", False),
        ("RW", "2024-06-04", CHAIN, "A-03", False),
        ("RW", "2024-06-05", APOSTILLE, "A-03", False),
        ("HK", "2026-11-22", HK_MACAO, "A-05", False),
        ("MO", "2026-11-22", HK_MACAO, "A-05", False),
        ("HK", "2000-01-01", HK_MACAO, "A-05", False),
        ("TW", "2026-11-22", UNCLEAR, "A-06", False),
        ("XK", "2026-11-22", UNCLEAR, "A-06", False),
        ("PR", "2026-11-22", UNCLEAR, "A-06", False),
        ("CN", "2026-11-22", CHSI, "A-17", False),
        ("EG", "2026-11-22", CHAIN, "A-07", False),
        ("NG", "2026-11-22", CHAIN, "A-09", False),
        ("VN", "2026-09-10", CHAIN, "A-04", True),
        ("VN", "2026-09-11", APOSTILLE, "A-04", True),
        ("BD", "2025-03-29", CHAIN, "A-04", True),
        ("BD", "2025-03-30", APOSTILLE, "A-04", True),
        ("DZ", "2026-07-09", APOSTILLE, "A-04", True),
        ("SA", "2026-11-22", APOSTILLE, "A-01", False),
        ("TH", "2026-11-22", CHAIN, "A-04", True),
        ("TH", "2027-02-28", APOSTILLE, "A-04", True),
        ("GBR", "2026-11-22", APOSTILLE, "A-01", False),
        ("D", "2026-11-22", APOSTILLE, "A-01", False),
    ],
)
def test_the_place_and_the_day_decide(
    code: str, on: str, road: AuthenticationRoute, source: str, *, to_check: bool
) -> None:
    answer = asked(code, on)
    assert answer.route is road
    assert source in answer.sources
    assert answer.to_check is to_check
    assert ("A-04" in answer.sources) is to_check
    assert say(answer.why)


def test_the_full_chain_has_its_steps_in_order() -> None:
    answer = asked("NG")
    assert steps(answer) == FULL_CHAIN
    assert [say(step.text) for step in answer.steps[1:]] == [
        "Have it certified by a notary in Nigeria.",
        "Have it authenticated by the foreign ministry of Nigeria.",
        "Have it legalised by the Chinese embassy or consulate in Nigeria.",
    ]
    assert say(answer.why) == (
        "Nigeria is not among the parties to the Apostille Convention in the table of 2026-06-30: "
        "the full chain."
    )


def test_a_legalisation_made_before_a_switch_is_kept_and_the_post_is_asked() -> None:
    answer = asked("CA", "2024-01-10")
    assert steps(answer) == [*FULL_CHAIN, StepKind.ASK]
    assert say(answer.steps[-1].text) == (
        "A legalisation made before 2024-01-11 is kept; ask the post whether it takes it, or "
        "wants an apostille."
    )


def test_an_apostille_is_the_only_office_and_says_what_it_does_not_certify() -> None:
    answer = asked("DE")
    assert steps(answer) == [StepKind.COPY, StepKind.APOSTILLE]
    assert "never the content" in say(answer.steps[0].text)
    assert "for China since 2023-11-07 and for Germany since 1966-02-13" in say(answer.why)
    assert "authority of the US state" in say(asked("US").steps[-1].text)


def test_offices_are_named_only_where_a_source_names_them() -> None:
    assert steps(asked("HK")) == [StepKind.ATTESTING_OFFICER]
    assert "China-appointed attesting officer in Hong Kong, China" in say(asked("HK").steps[0].text)
    assert steps(asked("MO")) == [StepKind.ASK]


def test_chinese_degrees_are_verified_and_both_papers_collected() -> None:
    answer = asked("CN")
    assert steps(answer) == [StepKind.CHSI, StepKind.COPY]
    assert "both papers" in say(answer.steps[1].text)


def test_another_chinese_paper_has_no_road_that_a_source_names() -> None:
    assert asked("CN", kind="police-record").route is UNCLEAR
    assert asked("CN", kind="transcript").route is CHSI


def test_what_is_unclear_is_said_in_words_and_asked() -> None:
    for code in ("TW", "XK", "GL"):
        answer = asked(code)
        assert steps(answer) == [StepKind.ASK]
        assert "source read" in say(answer.why)
    assert "Taiwan, China" in say(asked("TW").why)


def test_a_degree_always_says_that_no_rule_was_published() -> None:
    for code in ("DE", "NG", "CN", "HK", "TW"):
        assert "A-10" in asked(code).sources
        assert "A-10" not in asked(code, kind="police-record").sources


def test_a_later_accession_says_that_it_is_to_be_checked() -> None:
    (check, _) = asked("BD").notes
    assert say(check.text).startswith("Check: Bangladesh joined after China")


def test_a_paper_that_is_no_degree_needs_no_advice_on_diplomas() -> None:
    assert steps(asked("DE", kind="police-record")) == [StepKind.APOSTILLE]


@pytest.mark.parametrize("code", ["", "ZZ", "Germany", "XXA", "UTO"])
def test_what_is_no_place_is_refused(code: str) -> None:
    with pytest.raises(Refused) as caught:
        asked(code)
    assert say(caught.value.what) == f"“{code}” is no code of a country or region."


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refused):
        asked("DE", kind="diploma")


PLACES = st.sampled_from([each.alpha2 for each in COUNTRIES])
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(PLACES, DAYS, st.sampled_from(["degree", *(kind.key for kind in KINDS)]))
def test_every_place_has_an_answer_with_steps_and_sources(code: str, on: date, kind: str) -> None:
    answer = route(code, on, kind)
    assert answer.steps
    assert answer.sources
    for text in (answer.why, *(step.text for step in answer.steps)):
        assert say(text)


@given(PLACES, DAYS)
def test_before_china_joined_nobody_had_an_apostille_for_it(code: str, on: date) -> None:
    if on < CHINA_JOINED:
        assert route(code, on).route is not APOSTILLE


@given(PLACES, DAYS)
def test_a_road_once_changed_to_apostille_stays_so(code: str, on: date) -> None:
    if route(code, on).route is APOSTILLE:
        assert route(code, on + timedelta(days=1)).route is APOSTILLE


def test_the_table_is_what_its_script_makes_from_the_facts() -> None:
    script = ROOT / "scripts" / "make_apostille_parties.py"
    made = subprocess.run([sys.executable, str(script), "--check"], check=False)
    assert made.returncode == 0


def test_the_table_holds_every_party_of_the_facts() -> None:
    with (ROOT / "resources" / "facts" / "apostille-parties.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    assert len(rows) == len(PARTIES)
    for row in rows:
        party = PARTIES[row["iso2"]]
        assert party.in_force.isoformat() == row["entry_into_force"]
        assert str(party.met_objections) == row["accession_met_objections"]
    assert set(PARTIES) - {each.alpha2 for each in COUNTRIES} == {"XK"}
    assert date(2023, 11, 7) == CHINA_JOINED
