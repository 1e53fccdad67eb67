# SPDX-License-Identifier: MIT
"""Pictures of pages are kept within bounds, and what is dropped in time is never drawn."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.page_pictures import PagePictures, key_of
from tests.ui.conftest import Pilot
from tests.ui.program import FakeProgram

PIXELS = 1000
PICTURE = 3 * 4  # the pixels of a pretended page


@pytest.fixture
def leaf(state: CaseState) -> DocumentPage:
    return state.file.pages[0]


def _numbered(leaf: DocumentPage, count: int) -> list[DocumentPage]:
    return [replace(leaf, page_no=number) for number in range(1, count + 1)]


def test_the_oldest_pictures_make_room_for_new_ones(
    desk: Desk, pilot: Pilot, leaf: DocumentPage
) -> None:
    pictures = PagePictures(desk, desk, kept_pixels=3 * PICTURE)
    several = _numbered(leaf, 5)
    for page in several:
        pictures.get(page, PIXELS)
        pilot.settle()
    kept = [pictures.known(page, PIXELS) is not None for page in several]
    assert kept == [False, False, True, True, True]


def test_what_was_looked_at_last_is_kept_longest(
    desk: Desk, pilot: Pilot, leaf: DocumentPage
) -> None:
    pictures = PagePictures(desk, desk, kept_pixels=2 * PICTURE)
    one, two, three = _numbered(leaf, 3)
    for page in (one, two):
        pictures.get(page, PIXELS)
        pilot.settle()
    assert pictures.known(one, PIXELS) is not None
    pictures.get(three, PIXELS)
    pilot.settle()
    assert pictures.known(one, PIXELS) is not None
    assert pictures.known(two, PIXELS) is None


def test_a_page_dropped_in_time_is_not_drawn_and_can_be_asked_for_again(
    qtbot: QtBot, desk: Desk, pilot: Pilot, leaf: DocumentPage, program: FakeProgram
) -> None:
    pictures = PagePictures(desk, desk)
    with qtbot.waitSignal(pictures.drawn) as told:
        pictures.get(leaf, PIXELS)
        pictures.drop(leaf, PIXELS)
    pilot.settle()
    assert told.args == [key_of(leaf, PIXELS)]
    assert program.scans.drawn == []
    pictures.get(leaf, PIXELS)
    pilot.settle()
    assert pictures.known(leaf, PIXELS) is not None


def test_a_page_wanted_again_in_time_is_drawn_once(
    desk: Desk, pilot: Pilot, leaf: DocumentPage, program: FakeProgram
) -> None:
    pictures = PagePictures(desk, desk)
    pictures.get(leaf, PIXELS)
    pictures.drop(leaf, PIXELS)
    pictures.get(leaf, PIXELS)
    pilot.settle()
    assert len(program.scans.drawn) == 1


def test_nothing_is_left_after_it_is_cleared(desk: Desk, pilot: Pilot, leaf: DocumentPage) -> None:
    pictures = PagePictures(desk, desk)
    pictures.get(leaf, PIXELS)
    pilot.settle()
    pictures.clear()
    assert pictures.known(leaf, PIXELS) is None


def test_a_turned_page_is_another_picture(desk: Desk, pilot: Pilot, leaf: DocumentPage) -> None:
    pictures = PagePictures(desk, desk)
    pictures.get(leaf, PIXELS)
    pilot.settle()
    assert pictures.known(replace(leaf, rotation=90), PIXELS) is None
