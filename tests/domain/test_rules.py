# SPDX-License-Identifier: MIT
"""Rules: how a source is named, when a rule is stale, and finding rules in the book."""

from datetime import date
from types import MappingProxyType

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.rules import Badge, Rule, Rulebook, RuleKind
from kvisa_desktop.domain.sources import Grade, Source, SourceKind
from kvisa_desktop.errors import Refused
from tests.spoken import chinese, english

SHIPPED = rulebook.load().rulebook
LAW = Source(
    "law",
    SourceKind.OFFICIAL,
    Bilingual("Law", "《法》"),
    Bilingual("Congress", "人大"),
    "https://example.gov.cn/law",
    PartialDate(2012, 6, 30),
)


def rule(**more: object) -> Rule:
    fixed: dict[str, object] = {
        "id": "T-01",
        "subject": "k",
        "kind": RuleKind.LAW,
        "text": Bilingual("Text.", "文。"),
        "grade": Grade.OFFICIAL,
        "source": LAW,
        "read_on": date(2026, 11, 21),
        "facts": ("T-01",),
    }
    return Rule(**{**fixed, **more})  # type: ignore[arg-type]


def test_an_official_source_is_named_with_article_and_date() -> None:
    cited = rule(article=Bilingual("Article 6", "第六条")).cited
    assert english(cited) == "Congress: Law, Article 6 (2012-06-30)"
    assert "第六条" in chinese(cited)


def test_words_relayed_by_others_say_so() -> None:
    assert english(rule(relayed=True).cited).endswith(", as relayed")


@pytest.mark.parametrize(
    ("kind", "dated", "words"),
    [
        (SourceKind.PRESS, PartialDate(2025, 10), "reported by the press, 2025-10"),
        (SourceKind.PRESS, PartialDate(), "reported by the press, undated"),
        (
            SourceKind.THIRD_PARTY,
            PartialDate(2026, 7, 23),
            "third-party, unconfirmed, 2026-07-23",
        ),
        (SourceKind.THIRD_PARTY, PartialDate(), "third-party, unconfirmed, undated"),
        (SourceKind.OWN, PartialDate(), "the program's own reading"),
    ],
)
def test_other_sources_are_named_by_kind_and_date_only(
    kind: SourceKind, dated: PartialDate, words: str
) -> None:
    assert english(Source("s", kind, dated=dated).cited()) == words


def test_a_rule_holds_on_its_last_day_and_not_after() -> None:
    temporary = rule(valid_until=date(2026, 12, 31))
    assert not temporary.is_stale(date(2026, 12, 31))
    assert temporary.is_stale(date(2027, 1, 1))
    assert temporary.badges(date(2027, 1, 1)) == (Badge.EXPIRED,)


def test_a_rule_due_for_review_says_so() -> None:
    due = rule(review_by=date(2027, 6, 30), grade=Grade.UNCLEAR)
    assert due.badges(date(2027, 7, 1)) == (Badge.REVIEW_DUE, Badge.WEAK)
    assert due.badges(date(2027, 6, 30)) == (Badge.WEAK,)


def test_a_sound_official_rule_has_no_badge() -> None:
    assert rule().badges(date(2030, 1, 1)) == ()


def test_a_rule_never_recorded_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refusal:
        Rulebook(MappingProxyType({})).rule("K-99")
    assert "K-99" in english(refusal.value.what)
    with pytest.raises(Refused):
        SHIPPED.item("no-such-item")


def test_other_sides_are_found() -> None:
    sides = SHIPPED.other_sides(SHIPPED.rule("E-01"))
    assert [each.id for each in sides] == ["E-03"]


def test_rules_are_cited_in_the_order_asked_for() -> None:
    assert [each.id for each in SHIPPED.cite(("K-11", "K-10"))] == ["K-11", "K-10"]


def test_three_shipped_rules_are_past_their_date_in_january_2027() -> None:
    assert [each.id for each in SHIPPED.stale(date(2026, 12, 31))] == []
    assert {each.id for each in SHIPPED.stale(date(2027, 1, 2))} == {"G-20", "G-24", "E-31"}
