# SPDX-License-Identifier: MIT
"""Colour profiles (ICC) in a file: which of them an archive takes."""

# What the header of a profile may say (ISO 19005-2, 6.2.4.2), and how many values it takes.
_HEADER = 128
_CLASSES = frozenset({b"prtr", b"mntr", b"scnr", b"spac"})
_VALUES = {b"RGB ": 3, b"GRAY": 1, b"Lab ": 3, b"CMYK": 4}
_NEWEST = 4


def is_sound(profile: bytes, values: int) -> bool:
    """Tell whether a profile is one of colours that archives know, of that many values."""
    return (
        len(profile) > _HEADER
        and profile[8] <= _NEWEST
        and profile[12:16] in _CLASSES
        and _VALUES.get(profile[16:20]) == values
    )
