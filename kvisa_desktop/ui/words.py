# SPDX-License-Identifier: MIT
"""How the enumerations of the domain look on screen: their words, and the tone of each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.documents import PaperStatus
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.domain.stay import Certainty
from kvisa_desktop.messages import Message, Value, verbatim
from kvisa_desktop.services.words import word
from kvisa_desktop.ui.theme import Tone

__all__ = ["bare", "kind_said", "tone_of", "word"]

_TONES: tuple[tuple[StrEnum, Tone], ...] = (
    (Stage.COLLECTING, Tone.WARN),
    (Stage.READY, Tone.OK),
    (Stage.SUBMITTED, Tone.INFO),
    (Stage.RETURNED, Tone.BAD),
    (Stage.ISSUED, Tone.OK),
    (Stage.REFUSED, Tone.BAD),
    (Stage.WITHDRAWN, Tone.MUTED),
    (PaperStatus.ASKED, Tone.WARN),
    (PaperStatus.RECEIVED, Tone.INFO),
    (PaperStatus.CHECKED, Tone.OK),
    (PaperStatus.REJECTED, Tone.BAD),
    (ItemProgress.OPEN, Tone.WARN),
    (ItemProgress.ASKED, Tone.INFO),
    (ItemProgress.RECEIVED, Tone.OK),
    (ItemProgress.CHECKED, Tone.OK),
    (ItemProgress.REJECTED, Tone.BAD),
    (ItemProgress.NOT_APPLICABLE, Tone.MUTED),
    (Weight.BLOCKER, Tone.BAD),
    (Weight.CHECK, Tone.WARN),
    (Weight.NOTE, Tone.INFO),
    (Certainty.STAMP, Tone.OK),
    (Certainty.TICKET, Tone.INFO),
    (Certainty.MEMORY, Tone.WARN),
)

# Two enumerations may share a value, and equal values of theirs are equal keys.
_TONE_OF: Mapping[tuple[type[StrEnum], str], Tone] = {
    (type(value), value.value): tone for value, tone in _TONES
}


def tone_of(value: StrEnum) -> Tone:
    """Return how a value is coloured; the word beside it says the same."""
    return _TONE_OF.get((type(value), value.value), Tone.MUTED)


def bare(value: Value) -> Message:
    """Return a name, number or date as a message of its own, which no catalogue touches."""
    return Message(verbatim("").text, values=MappingProxyType({"verbatim": value}))


def kind_said(value: object) -> Message:
    """Return the name of a kind of paper by its key, for a box to choose from."""
    return bare(kind_of(str(value)).name)
