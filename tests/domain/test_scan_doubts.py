# SPDX-License-Identifier: MIT
"""Doubts about scans, told page by page."""

import pytest

from kvisa_desktop.domain.scan_doubts import ScanDoubt, fitting, told
from tests.spoken import english as said

BLANK, BLURRED, SMALL = ScanDoubt.BLANK, ScanDoubt.BLURRED, ScanDoubt.SMALL


@pytest.mark.parametrize("doubt", ScanDoubt)
def test_every_doubt_says_what_is_seen_and_what_to_do(doubt: ScanDoubt) -> None:
    assert ": " in said(doubt.words)
    assert said(doubt.short)[0].islower()


def test_a_single_page_is_not_numbered() -> None:
    assert told([(BLURRED,)]) == (BLURRED.words,)


def test_pages_are_named_where_there_are_several() -> None:
    found = [said(each) for each in told([(), (BLANK,), (SMALL,), (SMALL, BLANK)])]
    assert found[0].startswith("Pages 3, 4: It has too few dots")
    assert found[1].startswith("Pages 2, 4: Hardly anything")
    (only,) = told([(), (BLANK,)])
    assert said(only).startswith("Page 2: Hardly")


def test_nothing_is_told_of_pages_without_doubt() -> None:
    assert told([(), ()]) == ()


def test_a_portrait_may_be_small_and_soft() -> None:
    assert fitting("photo", (SMALL, BLURRED, BLANK)) == (BLANK,)
    assert fitting("transcript", (SMALL, BLURRED)) == (SMALL, BLURRED)
