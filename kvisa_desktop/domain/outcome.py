# SPDX-License-Identifier: MIT
"""The four things the program ever says of a case and the published routes."""

from enum import Enum
from functools import total_ordering

from kvisa_desktop.messages import Message, msg


@total_ordering
class Outcome(Enum):
    """The closed list of outcomes, from the one farthest from a published route to the nearest."""

    NO_PUBLISHED_ROUTE = "no-published-route"
    NEEDS_EVIDENCE = "needs-evidence"
    POST_RULE_UNKNOWN = "post-rule-unknown"
    MEETS_PUBLISHED_ROUTE = "meets-published-route"

    def __lt__(self, other: object) -> bool:
        """Return True when this outcome is farther from a published route than `other`."""
        if not isinstance(other, Outcome):
            return NotImplemented
        order = list(Outcome)
        return order.index(self) < order.index(other)

    @property
    def words(self) -> Message:
        """The outcome as it is shown."""
        return _WORDS[self]


_WORDS = {
    Outcome.NO_PUBLISHED_ROUTE: msg("no published route"),
    Outcome.NEEDS_EVIDENCE: msg("needs evidence"),
    Outcome.POST_RULE_UNKNOWN: msg("post rule unknown"),
    Outcome.MEETS_PUBLISHED_ROUTE: msg("meets published route"),
}
