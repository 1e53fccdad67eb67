# SPDX-License-Identifier: MIT
"""The rules that came with the program: complete, sourced, and free of what may not be shown."""

import re
from urllib.parse import urlsplit

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.domain.conditions import Condition
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.domain.sources import Grade, SourceKind
from tests.spoken import chinese, english

BOOK = rulebook.load().rulebook
RULES = list(BOOK.rules.values())
FACT = re.compile(r"(?:K-\d\d|V-\d\d|H-0\d|G-\d\d|P-\d\d|A-\d\d|E-\d\d|F-0\d|M-\d\d)")
# Hosts of governments, of the two keepers of the convention, and of bodies that act for them.
OFFICIAL_HOSTS = re.compile(
    r"(?:.*\.)?(?:gov\.cn|gov\.hk|china-embassy\.org|visaforchina\.cn|hcch\.net|verdragen\.nl"
    r"|chsi\.com\.cn)"
)
PRESS_NAMES = re.compile(
    r"epoch|financial times|\bFT\b|china-us focus|newland|guardian|scmp|xinhua|people.s daily"
    r"|global times|cgtn|\bPTI\b|github|reddit|sing tao|kpmg"
    r"|人民日报|新华|环球时报|星岛|大纪元|毕马威",
    re.IGNORECASE,
)
BANNED = re.compile(
    r"\b(?:eligible|approved|qualified|guaranteed)\b|符合条件|合格|通过|获批|保证", re.IGNORECASE
)
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;!?]")


def sentences(rule: Rule) -> list[str]:
    others = [text for each in rule.others for text in (each.text.en, each.text.zh)]
    return [rule.text.en, rule.text.zh, *others]


def test_the_checklist_has_its_thirty_nine_items() -> None:
    assert len(BOOK.items) == 39


def test_every_rule_cites_a_fact() -> None:
    for rule in RULES:
        assert rule.facts
        assert all(FACT.fullmatch(each) for each in rule.facts), rule.id


def test_every_rule_has_both_languages_and_a_source() -> None:
    for rule in RULES:
        assert rule.text.en
        assert rule.text.zh
        assert re.search(r"[\u3400-\u9fff]", rule.text.zh), rule.id
        assert english(rule.cited)
        assert chinese(rule.cited)


def test_addresses_are_those_of_governments_and_keepers_of_conventions() -> None:
    for source in {each.source for each in RULES}:
        if source.address:
            assert OFFICIAL_HOSTS.fullmatch(urlsplit(source.address).hostname or ""), source.key


def test_no_outlet_and_no_seed_is_named() -> None:
    for rule in RULES:
        for text in [*sentences(rule), english(rule.cited), chinese(rule.cited)]:
            assert not PRESS_NAMES.search(text), (rule.id, text)


def test_no_word_of_the_program_speaks_of_anybodys_prospects() -> None:
    texts = [(rule.id, text) for rule in RULES for text in sentences(rule)]
    for item in BOOK.items:
        for words in (item.name, item.next_step, item.ask):
            texts += [(item.id, words.en), (item.id, words.zh)]
    for name, text in texts:
        assert not BANNED.search(text), (name, text)
        assert not HALF_WIDTH.search(text), (name, text)


def test_official_rules_have_official_sources() -> None:
    for rule in RULES:
        if rule.grade is Grade.OFFICIAL:
            assert rule.source.kind is SourceKind.OFFICIAL, rule.id


def test_circulating_claims_are_never_more_than_unclear_or_reported() -> None:
    for rule in RULES:
        if rule.kind == "claim":
            assert rule.grade in {Grade.UNCLEAR, Grade.REPORTED}, rule.id


def test_unpublished_points_of_the_visa_are_not_stated_as_rules() -> None:
    for open_point in ("K-20", "K-30", "K-65", "K-67", "K-68", "K-50", "K-51", "A-10"):
        assert BOOK.rule(open_point).grade is not Grade.OFFICIAL


def test_temporary_rules_carry_their_last_day() -> None:
    ends = {rule.id: rule.valid_until for rule in RULES if rule.valid_until}
    assert {str(each) for each in ends.values()} == {"2026-12-31"}
    assert set(ends) == {"G-20", "G-24", "E-31"}


def test_only_official_items_block() -> None:
    for item in BOOK.items:
        if item.blocks:
            assert item.certainty is Grade.OFFICIAL


def test_items_and_kinds_of_paper_name_one_another() -> None:
    known = {each.id for each in BOOK.items}
    for kind in KINDS:
        if kind.item:
            assert kind.item in known, kind.key
            assert kind.key in BOOK.item(kind.item).kinds or kind.item == "entry-stay-history"


def test_every_condition_is_used() -> None:
    used = {each.applies for each in BOOK.items} | {each.blocks for each in BOOK.items}
    assert used >= set(Condition)


@pytest.mark.parametrize(
    "code",
    ["C", "D", "F", "G", "J1", "J2", "K", "L", "M", "Q1", "Q2", "R", "S1", "S2", "X1", "X2", "Z"],
)
def test_all_ordinary_categories_are_there(code: str) -> None:
    assert code in {each.code for each in BOOK.categories}


def test_reading_twice_gives_the_same_book() -> None:
    assert rulebook.load().rulebook.version == BOOK.version
