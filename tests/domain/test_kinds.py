# SPDX-License-Identifier: MIT
"""The kinds of paper."""

import re
from itertools import pairwise

import pytest

from kvisa_desktop.domain.kinds import KINDS, Kind, Section, kind_called, kind_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator

# Section 9 of the facts.
SECTION_9 = """
k-route-selection post-rule-snapshot consular-jurisdiction passport-valid passport-blank-pages
passport-data-page-copy passport-old cova-form cova-signature photo-print photo-digital
residence-proof prior-china-visas former-chinese-national name-change-proof age-evidence
degree-certificate graduation-certificate transcript stem-field-statement
institution-recognition degree-apostille degree-legalisation degree-hk-macao cscse-certificate
chsi-report certified-translation post-letter post-institution-proof cv activity-plan
itinerary-accommodation funds-proof entry-stay-history police-record fingerprint-plan
fee-estimate invitation-optional post-arrival-plan
"""
ITEMS = frozenset(SECTION_9.split())


def test_every_kind_has_a_key_of_its_own() -> None:
    keys = [kind.key for kind in KINDS]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", key) for key in keys)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_is_named_in_both_languages_and_found_by_its_key(kind: Kind) -> None:
    assert kind.name.en
    assert re.search("[\u4e00-\u9fff]", kind.name.zh)
    assert kind_of(kind.key) is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_answers_an_item_that_the_checklist_has(kind: Kind) -> None:
    assert len(ITEMS) == 39
    assert kind.item in ITEMS | {""}


def test_kinds_stand_in_the_order_of_the_dossier() -> None:
    order = list(Section)
    places = [order.index(kind.section) for kind in KINDS]
    assert all(one <= other for one, other in pairwise(places))


def test_papers_of_a_degree_stand_in_its_section() -> None:
    assert {kind.section for kind in KINDS if kind.of_degree} == {Section.DEGREE}


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(Refused) as caught:
        kind_called("diploma")
    assert Translator("en")(caught.value.what) == "There is no kind of document called “diploma”."


def test_a_kept_paper_of_an_unknown_kind_counts_as_another() -> None:
    found = kind_of("diploma")
    assert found.key == "diploma"
    assert (found.name, found.section) == (kind_of("other").name, Section.EXPLANATIONS)
    assert found.item == ""
