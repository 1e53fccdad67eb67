# SPDX-License-Identifier: MIT
"""Text in the two languages of the dossier."""

import pytest

from kvisa_desktop.domain.bilingual import Bilingual


def test_a_text_is_said_in_the_language_asked_for() -> None:
    text = Bilingual("University of Lagos", "拉各斯大学")
    assert text.said_in("en") == "University of Lagos"
    assert text.said_in("zh") == "拉各斯大学"


def test_a_missing_half_is_stood_in_for_by_the_other() -> None:
    assert Bilingual("Lagos").said_in("zh") == "Lagos"
    assert Bilingual(zh="拉各斯").said_in("en") == "拉各斯"
    assert Bilingual().said_in("zh") == ""


@pytest.mark.parametrize(
    ("text", "lacks", "is_there"),
    [
        (Bilingual("Lagos"), True, True),
        (Bilingual("Lagos", "拉各斯"), False, True),
        (Bilingual(zh="拉各斯"), False, True),
        (Bilingual(), False, False),
    ],
)
def test_chinese_is_lacking_only_beside_english(
    text: Bilingual, *, lacks: bool, is_there: bool
) -> None:
    assert text.lacks_chinese is lacks
    assert bool(text) is is_there
