# SPDX-License-Identifier: MIT
"""The boxes of a post's online form are recorded with where and when they were seen."""

from datetime import date
from typing import Any

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.post import PostProfile
from kvisa_desktop.domain.post_box import PostBox, UploadFormat
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, post_boxes, posts
from tests.fakes import FakeVault
from tests.spoken import english

TODAY = date(2026, 11, 22)
DEGREE: dict[str, Any] = {
    "name": Bilingual("Degree", "学位"),
    "kinds": ("degree-certificate",),
    "formats": (UploadFormat.PDF,),
    "most_kb": 1000,
    "source": "the form",
}


@pytest.fixture
def post(vault: FakeVault, case: Case) -> PostProfile:
    return posts.set_post(vault, case, Bilingual("Berlin", "柏林")).value


def boxes(vault: FakeVault, case: Case) -> tuple[PostBox, ...]:
    return cases.read(vault, case.id).post_boxes


def names(vault: FakeVault, case: Case) -> list[str]:
    return [each.name.en for each in boxes(vault, case)]


def test_a_box_is_kept_with_its_limits_and_the_day_it_was_read(
    vault: FakeVault, case: Case, post: PostProfile
) -> None:
    post_boxes.add_box(vault, post, on=TODAY, **DEGREE)
    (box,) = boxes(vault, case)
    assert (box.most_kb, box.formats, box.read_on) == (1000, (UploadFormat.PDF,), TODAY)
    assert box.most_pages is None


def test_boxes_stand_in_the_order_of_the_form_and_can_be_moved(
    vault: FakeVault, case: Case, post: PostProfile
) -> None:
    made = [
        post_boxes.add_box(vault, post, on=TODAY, name=Bilingual(name), source="the form").value
        for name in ("one", "two", "three")
    ]
    assert names(vault, case) == ["one", "two", "three"]
    post_boxes.move_box(vault, made[2], -1)
    assert names(vault, case) == ["one", "three", "two"]
    post_boxes.move_box(vault, made[0], -5)
    assert names(vault, case) == ["one", "three", "two"]
    post_boxes.move_box(vault, made[0], 9)
    assert names(vault, case) == ["three", "two", "one"]


def test_a_box_is_changed_and_removed(vault: FakeVault, case: Case, post: PostProfile) -> None:
    box = post_boxes.add_box(vault, post, on=TODAY, **DEGREE).value
    post_boxes.change_box(vault, box, on=TODAY, most_pages=10)
    assert [each.most_pages for each in boxes(vault, case)] == [10]
    post_boxes.remove_box(vault, boxes(vault, case)[0])
    assert boxes(vault, case) == ()


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"name": Bilingual()}, "no name"),
        ({"source": " "}, "Where"),
        ({"read_on": date(2026, 11, 23)}, "still to come"),
        ({"source_date": date(2026, 11, 23)}, "after the day"),
        ({"most_kb": 0}, "from 1"),
        ({"most_files": -1}, "from 1"),
        ({"least_kb": 200, "most_kb": 120}, "above the most"),
    ],
)
def test_what_cannot_be_so_is_refused_when_recorded_and_when_changed(
    vault: FakeVault, case: Case, post: PostProfile, wrong: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        post_boxes.add_box(vault, post, on=TODAY, **DEGREE | wrong)
    assert reason in english(refused.value.what)
    assert boxes(vault, case) == ()
    box = post_boxes.add_box(vault, post, on=TODAY, **DEGREE).value
    with pytest.raises(Refused):
        post_boxes.change_box(vault, box, on=TODAY, **wrong)
    assert boxes(vault, case) == (box,)


def test_boxes_belong_to_the_post_and_not_to_the_case(vault: FakeVault, post: PostProfile) -> None:
    post_boxes.add_box(vault, post, on=TODAY, **DEGREE)
    other = cases.create(vault).value
    posts.set_post(vault, other, Bilingual("Berlin"))
    assert names(vault, other) == ["Degree"]
