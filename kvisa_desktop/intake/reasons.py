# SPDX-License-Identifier: MIT
"""Why a scan is not taken, in sentences used in more than one place; and what parsers raise."""

import struct
import zlib

import pikepdf

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg

# What the parsers raise on odd bytes, found by mutating files. Running out of memory is not here:
# it ends the worker with a sentence of its own.
FAULTS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    pikepdf.PdfError,
    pikepdf.exceptions.PikepdfError,
)


def another_copy() -> Message:
    """Return the remedy for a file that is damaged."""
    return msg("Get it once more from where it came from, or scan the paper again.")


def damaged_picture() -> Refused:
    """Return the refusal of a picture that cannot be decoded to its last line."""
    return Refused(
        msg("This picture is damaged or incomplete: it cannot be read to its end."), another_copy()
    )


def rare_picture() -> Refused:
    """Return the refusal of a picture whose very beginning says nothing that is understood."""
    return Refused(
        msg("This picture is damaged or incomplete, or of a rare kind that is not read."),
        msg(
            "Open it in a picture viewer, save it as JPEG or PNG, and add that picture; if no"
            " viewer shows it, get it once more from where it came from."
        ),
    )


def no_such_page(page_no: int) -> Refused:
    """Return the refusal of a page the file does not have."""
    return Refused(
        msg("This file has no page {page}.", page=page_no), msg("Choose another page of it.")
    )


def raw_photo() -> Refused:
    """Return the refusal of what a camera writes before it makes a picture of it."""
    return Refused(
        msg("This is a raw file of a camera, which holds no finished picture."),
        msg("Open it in the camera’s program, save it as JPEG, and add that picture."),
    )
