# SPDX-License-Identifier: MIT
"""Why a number is what it is: a sentence that names dates and article, and the facts behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from kvisa_desktop.messages import Message


@dataclass(frozen=True, slots=True)
class Explanation:
    """One reason in words; `sources` are the ids of the facts it rests on."""

    text: Message
    sources: tuple[str, ...] = ()


def sources_of(explanations: Iterable[Explanation]) -> tuple[str, ...]:
    """Return the fact ids of several reasons, each once, in the order in which they are used."""
    return tuple(dict.fromkeys(source for each in explanations for source in each.sources))
