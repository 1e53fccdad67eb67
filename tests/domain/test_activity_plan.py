# SPDX-License-Identifier: MIT
"""The activity plan: built from the published activities, read again, and free of employment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop import rulebook
from kvisa_desktop.domain.activity_plan import (
    SOURCES,
    Activity,
    PlannedActivity,
    build,
    employment_claims,
    lacking_chinese,
    read,
)
from kvisa_desktop.domain.bilingual import Bilingual

RULES = rulebook.load().rulebook.rules
ENGLISH = st.text("abcdefgh ,-", min_size=1, max_size=30).map(str.strip).filter(bool)
CHINESE = st.text("访问实验室讲座与洽谈，、", min_size=1, max_size=20).map(str.strip).filter(bool)
PARTS = st.lists(
    st.builds(PlannedActivity, st.sampled_from(Activity), st.builds(Bilingual, ENGLISH, CHINESE)),
    max_size=6,
)


def test_the_headings_are_the_activities_of_the_published_text() -> None:
    published = RULES["K-43"].text
    for word in ("education", "science and technology", "culture", "entrepreneurship", "business"):
        assert word in published.en
        assert sum(word in each.heading.en.casefold() for each in Activity) == 1
    for word in ("教育", "科技", "文化", "创业", "商务"):
        assert word in published.zh
        assert sum(word in each.heading.zh for each in Activity) == 1
    assert set(SOURCES) <= set(RULES)


def test_a_plan_is_one_text_in_each_language() -> None:
    plan = build(
        [
            PlannedActivity(Activity.SCIENCE, Bilingual("two talks in Hefei", "在合肥作两场报告")),
            PlannedActivity(Activity.BUSINESS, Bilingual("Talks with makers.", "与厂家洽谈。")),
        ]
    )
    assert plan.en == (
        "Exchange in science and technology: two talks in Hefei. Business: Talks with makers."
    )
    assert plan.zh == "科技交流：在合肥作两场报告。商务活动：与厂家洽谈。"


@given(PARTS)
def test_a_built_plan_is_read_again_as_it_was_built(parts: list[PlannedActivity]) -> None:
    plan = build(parts)
    again = read(plan)
    assert [each.activity for each in again] == [each.activity for each in parts]
    assert build(again) == plan


def test_a_part_without_chinese_keeps_its_heading_and_is_noticed() -> None:
    plan = build(
        [
            PlannedActivity(Activity.CULTURE, Bilingual("A film week")),
            PlannedActivity(Activity.BUSINESS, Bilingual("Talks", "洽谈")),
        ]
    )
    assert plan.zh == "文化交流：商务活动：洽谈。"
    assert lacking_chinese(plan) == (Activity.CULTURE,)
    assert read(plan)[0].what == Bilingual("A film week.")


def test_without_any_chinese_the_chinese_half_stays_empty() -> None:
    plan = build([PlannedActivity(Activity.CULTURE, Bilingual("A film week"))])
    assert plan == Bilingual("Exchange in culture: A film week.")
    assert lacking_chinese(plan) == ()
    assert build([]) == Bilingual()


def test_text_under_no_heading_is_kept_as_it_is() -> None:
    plan = Bilingual("Some words. Business: talks.", "几句话。商务活动：洽谈。")
    assert read(plan) == (
        PlannedActivity(None, Bilingual("Some words.", "几句话。")),
        PlannedActivity(Activity.BUSINESS, Bilingual("talks.", "洽谈。")),
    )
    assert build(read(plan)) == plan
    assert read(Bilingual()) == ()


def test_halves_that_are_built_differently_are_put_side_by_side() -> None:
    plan = Bilingual("Business: talks. Exchange in culture: films.", "文化交流：电影。")
    assert set(read(plan)) == {
        PlannedActivity(Activity.CULTURE, Bilingual("films.", "电影。")),
        PlannedActivity(Activity.BUSINESS, Bilingual("talks.")),
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I will be employed by a battery maker.", ("employed",)),
        ("A full-time job with a salary.", ("full-time", "job", "salary")),
        ("I will work for a university.", ("work for",)),
        ("Not only talks but employment.", ("employment",)),
        ("No employment is planned.", ()),
        ("Exchange without a salary; talks.", ()),
        ("I shall not talk, I want a job.", ("job",)),
        ("Joint work on batteries, a workshop, networking.", ()),
        ("在无锡就业。", ("就业",)),
        ("未来受雇于企业，领取工资。", ("受雇", "工资")),
        ("不从事就业活动，未受雇于任何单位。", ()),
        ("不仅交流，还将入职企业。", ("入职",)),
        ("与实验室联合研究，开展工作坊。", ()),
    ],
)
def test_claims_of_employment_are_found_and_denials_are_not(
    text: str, words: tuple[str, ...]
) -> None:
    chinese = any("\u4e00" <= each <= "\u9fff" for each in text)
    plan = Bilingual("", text) if chinese else Bilingual(text)
    assert employment_claims(plan) == words


@given(PARTS)
def test_the_headings_themselves_claim_nothing(parts: list[PlannedActivity]) -> None:
    assert employment_claims(build(parts)) == ()
