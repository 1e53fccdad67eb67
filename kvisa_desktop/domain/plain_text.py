# SPDX-License-Identifier: MIT
"""Which characters a text of a case may hold: those that its open JSON and its pages can."""

import re

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Control characters, halves of a pair, and places that are no characters."""


def writable(text: str) -> str:
    """Return a text with a space in place of every character that cannot be written."""
    return UNWRITABLE.sub(" ", text)
