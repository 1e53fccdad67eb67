# SPDX-License-Identifier: MIT
"""Numbers of exhibits in both languages."""

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.exhibit_numbers import number_said, numbers_said


@pytest.mark.parametrize(
    ("number", "chinese"), [("3", "3"), ("12T", "12译文"), ("3T2", "3译文2"), ("", "")]
)
def test_a_translation_is_named_in_chinese(number: str, chinese: str) -> None:
    assert number_said(number) == Bilingual(number, chinese)


def test_several_numbers_are_joined_as_each_language_does() -> None:
    assert numbers_said(["6", "6T", "8"]) == Bilingual("6, 6T, 8", "6、6译文、8")
    assert numbers_said(["3", "4T"], " → ") == Bilingual("3 → 4T", "3 → 4译文")
    assert not numbers_said([])
