# SPDX-License-Identifier: MIT
"""Two posts side by side, and what moving a case changes."""

from dataclasses import replace
from datetime import date

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.post import (
    Channel,
    PostId,
    PostPoint,
    PostProfile,
    PostRule,
    PostRuleId,
)
from kvisa_desktop.domain.post_comparison import Difference, compare_posts, latest_rule, move
from tests.case_builders import FILING, POST, graduate_case, new_id
from tests.spoken import chinese, english

BOOK = rulebook.load().rulebook
OTHER = PostId(new_id())


def said(point: PostPoint, words: str, *, post: PostId = POST, read: int = 1) -> PostRule:
    return PostRule(
        id=PostRuleId(new_id()),
        post_id=post,
        point=point,
        text=Bilingual(words),
        read_on=date(2026, 11, read),
    )


def test_each_point_says_how_the_posts_differ() -> None:
    first = [said(PostPoint.AGE, "Under 40."), said(PostPoint.FEE, "EUR 60.")]
    second = [
        said(PostPoint.AGE, "Under 45.", post=OTHER),
        said(PostPoint.FEE, "EUR 60.", post=OTHER),
        said(PostPoint.STAY, "180 days.", post=OTHER),
    ]
    found = {each.point: each.difference for each in compare_posts(first, second)}
    assert len(found) == len(PostPoint)
    assert found[PostPoint.AGE] is Difference.DIFFERENT
    assert found[PostPoint.FEE] is Difference.SAME
    assert found[PostPoint.STAY] is Difference.ONLY_SECOND
    assert found[PostPoint.TIME] is Difference.BOTH_UNKNOWN
    back = {each.point: each.difference for each in compare_posts(second, first)}
    assert back[PostPoint.STAY] is Difference.ONLY_FIRST


def test_the_latest_words_count() -> None:
    older, newer = said(PostPoint.AGE, "35"), said(PostPoint.AGE, "45", read=9)
    assert latest_rule([newer, older], PostPoint.AGE) is newer
    assert latest_rule([], PostPoint.AGE) is None


def test_moving_from_paper_to_online_changes_the_photo() -> None:
    post = PostProfile(id=OTHER, name=Bilingual("Toronto", "多伦多"), channel=Channel.ONLINE_FIRST)
    moved = move(graduate_case(), BOOK.items, (post, ()), FILING)
    assert [each.id for each in moved.dropped] == ["cova-signature"]
    assert moved.added == ()


def test_a_post_that_asks_for_authentication_makes_it_binding() -> None:
    case_file = graduate_case()
    degree = replace(case_file.degrees[0], issued_country="HK")
    case_file = replace(case_file, degrees=(degree,))
    rules = (said(PostPoint.AUTHENTICATION, "Asked for.", post=OTHER),)
    assert case_file.post
    moved = move(case_file, BOOK.items, (replace(case_file.post, id=OTHER), rules), FILING)
    assert "degree-hk-macao" in {each.id for each in moved.changed}


def test_points_read_on_other_days_are_named() -> None:
    case_file = replace(graduate_case(), post_rules=(said(PostPoint.AGE, "Under 40."),))
    rules = (said(PostPoint.AGE, "Under 40.", post=OTHER, read=20),)
    assert case_file.post
    moved = move(case_file, BOOK.items, (case_file.post, rules), FILING)
    assert [each.point for each in moved.redated] == [PostPoint.AGE]


def test_every_difference_has_words_in_both_languages() -> None:
    for each in Difference:
        assert english(each.words) != chinese(each.words)
