# SPDX-License-Identifier: MIT
"""Several entries and exits at once, in one act that is undone as one."""

from collections.abc import Sequence

from kvisa_desktop.domain.residence import StayExtension
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.messages import plural
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def remove_crossings(vault: Vault, crossings: Sequence[Crossing]) -> Done[int]:
    """Remove crossings and what was granted for the stays that began with them."""
    name = plural(
        "Remove {count} entry or exit", "Remove {count} entries and exits", len(crossings)
    )
    with vault.act(name) as act:
        for crossing in crossings:
            for extension in act.find(StayExtension, entry_id=crossing.id):
                act.remove(extension)
            act.remove(crossing)
    return Done(len(crossings), act.changes, name)
