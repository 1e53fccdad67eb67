# SPDX-License-Identifier: MIT
"""Which colour profiles an archive takes."""

import pytest

from kvisa_desktop.dossier.colour_profiles import is_sound
from tests.intake.odd_pictures import profile, wide_gamut


def changed(at: int, to: bytes) -> bytes:
    """Return a sound profile with other bytes at one place."""
    sound = profile()
    return sound[:at] + to + sound[at + len(to) :]


def test_profiles_of_light_are_taken() -> None:
    assert is_sound(profile(), 3)
    assert is_sound(wide_gamut(), 3)


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"nothing",
        profile()[:128],
        changed(8, b"\x05"),
        changed(12, b"link"),
        changed(16, b"CMYK"),
        changed(16, b"GRAY"),
    ],
)
def test_what_is_of_another_kind_is_not(odd: bytes) -> None:
    assert not is_sound(odd, 3)


def test_the_number_of_values_must_be_that_of_the_picture() -> None:
    assert not is_sound(profile(), 1)
    assert is_sound(changed(16, b"GRAY"), 1)
