# SPDX-License-Identifier: MIT
"""Why a file is not taken as a table, in sentences."""

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg


def not_a_table(why: Message, remedy: Message | None = None) -> Refused:
    """Return the refusal of a file, with the reason and the way out."""
    return Refused(msg("This file is not taken as a table: {why}", why=why), remedy or save_anew())


def damaged() -> Refused:
    """Return the refusal of a file that is broken."""
    return not_a_table(msg("it is damaged, or only a part of it is there."))


def too_large(why: Message) -> Refused:
    """Return the refusal of a file that is larger than any table of a person."""
    return not_a_table(
        why, msg("Copy the rows that are needed into a new file, save that, and import it.")
    )


def save_anew() -> Message:
    """Return what helps with most files."""
    return msg("Open it in a spreadsheet program, save it as .xlsx or as “CSV UTF-8”, import that.")
