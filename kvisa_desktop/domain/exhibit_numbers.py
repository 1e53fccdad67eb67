# SPDX-License-Identifier: MIT
"""The number of an exhibit as each language says it: "3T" is 3译文 in Chinese."""

from collections.abc import Sequence

from kvisa_desktop.domain.bilingual import Bilingual


def number_said(number: str) -> Bilingual:
    """Return "3" as it is, "3T" with 3译文, for a second translation "3T2" with 3译文2."""
    original, mark, more = number.partition("T")
    return Bilingual(number, f"{original}译文{more}" if mark else number)


def numbers_said(numbers: Sequence[str], between: str = "") -> Bilingual:
    """Return several numbers one after the other, `between` them what a list of numbers has."""
    said = [number_said(each) for each in numbers]
    return Bilingual(
        (between or ", ").join(each.en for each in said),
        (between or "、").join(each.zh for each in said),
    )
