# SPDX-License-Identifier: MIT
"""What the window and the command line say when a vault has got another password."""

from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.messages import Message, msg, verbatim


def warnings(done: Rekeyed) -> list[Message]:
    """Return what the user has to know beside the change itself, which is made."""
    dropped = [
        msg(
            "The file vault.json had been altered. The recovery code of before could not be proved "
            "and opens the vault no longer; a new one takes its place."
        )
    ]
    return (dropped if done.dropped else []) + [
        msg(
            "The password was changed, but the backups in {folder} still open with what opened "
            "the vault before. They follow with the next backup that goes there.",
            folder=verbatim(str(folder)),
        )
        for folder in done.behind
    ]
