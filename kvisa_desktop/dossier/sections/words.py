# SPDX-License-Identifier: MIT
"""The printed words for the enumerations of the domain."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kvisa_desktop.domain.degree import DegreeLevel
from kvisa_desktop.domain.person import MaritalStatus, PassportKind, Sex
from kvisa_desktop.domain.stay import Basis
from kvisa_desktop.messages import Message, msg

_WORDS: tuple[tuple[StrEnum, Message], ...] = (
    (Sex.FEMALE, msg("Female")),
    (Sex.MALE, msg("Male")),
    (Sex.UNSPECIFIED, msg("Unspecified (X)")),
    (MaritalStatus.SINGLE, msg("Single")),
    (MaritalStatus.MARRIED, msg("Married")),
    (MaritalStatus.DIVORCED, msg("Divorced")),
    (MaritalStatus.WIDOWED, msg("Widowed")),
    (MaritalStatus.OTHER, msg("Other")),
    (PassportKind.ORDINARY, msg("Ordinary")),
    (PassportKind.DIPLOMATIC, msg("Diplomatic")),
    (PassportKind.SERVICE, msg("Service")),
    (PassportKind.TRAVEL_DOCUMENT, msg("Travel document")),
    (DegreeLevel.UPPER_SECONDARY, msg("Upper secondary")),
    (DegreeLevel.SHORT_CYCLE, msg("Short-cycle tertiary")),
    (DegreeLevel.BACHELOR, msg("Bachelor’s degree")),
    (DegreeLevel.MASTER, msg("Master’s degree")),
    (DegreeLevel.DOCTOR, msg("Doctor’s degree")),
    (Basis.VISA, msg("Visa")),
    (Basis.VISA_FREE_BILATERAL, msg("Visa-free, by treaty")),
    (Basis.VISA_FREE_UNILATERAL, msg("Visa-free, unilateral")),
    (Basis.TRANSIT_24H, msg("Transit, 24 hours")),
    (Basis.TRANSIT_240H, msg("Transit, 240 hours")),
    (Basis.RESIDENCE_PERMIT, msg("Residence permit")),
    (Basis.PORT_VISA, msg("Port visa")),
)

# Two enumerations may share a value, and equal values of theirs are equal keys.
_WORD_OF: Mapping[tuple[type[StrEnum], str], Message] = MappingProxyType(
    {(type(value), value.value): words for value, words in _WORDS}
)


def word(value: StrEnum) -> Message:
    """Return the printed word for a value of one of the domain's enumerations."""
    return _WORD_OF[type(value), value.value]
