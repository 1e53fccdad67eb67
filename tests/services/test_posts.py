# SPDX-License-Identifier: MIT
"""What a post said is recorded with its source and day, or not at all."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.post import PostPoint, PostProfile
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, posts
from kvisa_desktop.services.posts import Said
from tests.fakes import FakeVault
from tests.spoken import english

TODAY = date(2026, 11, 22)
SAID = Said(Bilingual("18 to 45"), "notice", date(2026, 11, 20), date(2026, 11, 1))


@pytest.fixture
def post(vault: FakeVault, case: Case) -> PostProfile:
    return posts.set_post(vault, case, Bilingual("Berlin", "柏林")).value


def test_what_was_said_is_kept_with_source_and_days(
    vault: FakeVault, case: Case, post: PostProfile
) -> None:
    posts.record_rule(vault, post, PostPoint.AGE, SAID, on=TODAY)
    kept = cases.read(vault, case.id)
    (rule,) = kept.post_rules
    assert (rule.point, rule.text.en, rule.source) == (PostPoint.AGE, "18 to 45", "notice")
    assert (rule.source_date, rule.read_on) == (date(2026, 11, 1), date(2026, 11, 20))


def test_an_answer_by_letter_is_no_reading_of_the_notice(
    vault: FakeVault, case: Case, post: PostProfile
) -> None:
    posts.record_rule(vault, post, PostPoint.AGE, replace(SAID, source="e-mail"), on=TODAY)
    kept = cases.read(vault, case.id).post
    assert kept is not None
    assert kept.read_on == post.read_on


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (replace(SAID, text=Bilingual()), "words"),
        (replace(SAID, source=" "), "Where"),
        (replace(SAID, read_on=date(2026, 11, 23)), "to come"),
        (replace(SAID, source_date=date(2026, 11, 21)), "after the day"),
    ],
)
def test_what_is_unfounded_is_refused(
    vault: FakeVault, post: PostProfile, said: Said, reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        posts.record_rule(vault, post, PostPoint.AGE, said, on=TODAY)
    assert reason in english(refusal.value.what)
    assert english(refusal.value.remedy)
    assert posts.rules_of(vault, post) == ()


def test_what_was_recorded_can_be_removed(vault: FakeVault, post: PostProfile) -> None:
    rule = posts.record_rule(vault, post, PostPoint.AGE, SAID, on=TODAY).value
    posts.remove_rule(vault, rule)
    assert posts.rules_of(vault, post) == ()


def test_a_day_to_look_again_is_kept(vault: FakeVault, case: Case, post: PostProfile) -> None:
    posts.set_recheck(vault, post, date(2026, 12, 15))
    kept = cases.read(vault, case.id).post
    assert kept is not None
    assert kept.recheck_on == date(2026, 12, 15)


def test_a_post_is_found_by_either_name_and_by_id(vault: FakeVault, post: PostProfile) -> None:
    for key in ("berlin", " Berlin ", "柏林", str(post.id)):
        assert posts.find(vault, key).id == post.id
    for key in ("", "Bonn"):
        with pytest.raises(Refused) as refusal:
            posts.find(vault, key)
        assert "Berlin" in english(refusal.value.remedy)
