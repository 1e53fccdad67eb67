# SPDX-License-Identifier: MIT
"""The printed words for the enumerations of the domain."""

from collections.abc import Mapping
from enum import StrEnum

from kvisa_desktop.domain.person import Sex
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import words

# without the letter that a form asks for
_PRINTED: Mapping[StrEnum, Message] = {
    Sex.FEMALE: msg("Female"),
    Sex.MALE: msg("Male"),
}


def word(value: StrEnum) -> Message:
    """Return the printed word for a value of one of the domain's enumerations."""
    return _PRINTED[value] if isinstance(value, Sex) and value in _PRINTED else words.word(value)
