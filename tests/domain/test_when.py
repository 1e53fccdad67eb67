# SPDX-License-Identifier: MIT
"""Days inside sentences read like sentences, whatever is known of them."""

from datetime import date

import pytest

from kvisa_desktop.domain.bounds import UNKNOWN_SINCE, Bounds
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Spoken

_MARCH, _APRIL = date(2019, 3, 5), date(2019, 4, 9)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (_MARCH, "on 2019-03-05", "2019-03-05"),
        (PartialDate.of(_MARCH), "on 2019-03-05", "2019-03-05"),
        (PartialDate(2005, 1), "some time in January 2005", "约2005年1月"),
        (PartialDate(2005), "some time in 2005", "约2005年"),
        (PartialDate(), "on a day not known", "日期不详"),
        (Bounds.of(_MARCH), "on 2019-03-05", "2019-03-05"),
        (
            Bounds(_MARCH, _APRIL),
            "between 2019-03-05 and 2019-04-09",
            "2019-03-05至2019-04-09间某日",
        ),
        (Bounds(UNKNOWN_SINCE, _MARCH), "on 2019-03-05 or earlier", "2019-03-05或更早"),
    ],
)
def test_a_day_brings_the_word_that_belongs_before_it(
    day: date | Spoken, english: str, chinese: str
) -> None:
    assert (When(day).said_in("en"), When(day).said_in("zh")) == (english, chinese)
