# SPDX-License-Identifier: MIT
"""Why a file with somebody else's page in it does not claim an archival or accessible profile."""

from enum import StrEnum

from kvisa_desktop.messages import Message, msg


class Doubt(StrEnum):
    """What was found in a page that a claim of PDF/A or PDF/UA would be untrue of."""

    FONT_NOT_EMBEDDED = "font-not-embedded"
    FONT_WITHOUT_TEXT = "font-without-text"
    FONT_WIDTHS = "font-widths"
    FONT_UNPROVED = "font-unproved"
    COLOUR = "colour"
    COMPRESSION = "compression"
    STATE = "graphics-state"
    LIMITS = "limits"
    UNREADABLE = "unreadable"


_SAID = {
    Doubt.FONT_NOT_EMBEDDED: msg("a font of the page is not embedded"),
    Doubt.FONT_WITHOUT_TEXT: msg("a font of the page does not say which characters it draws"),
    Doubt.FONT_WIDTHS: msg("a font of the page contradicts its own widths"),
    Doubt.FONT_UNPROVED: msg("a font of the page is of a kind that could not be checked"),
    Doubt.COLOUR: msg("the page uses colours made for a printing press"),
    Doubt.COMPRESSION: msg("a picture is compressed in a way archives do not accept"),
    Doubt.STATE: msg("the page steers the printing machine"),
    Doubt.LIMITS: msg("the page goes beyond a limit that archives set"),
    Doubt.UNREADABLE: msg("what the page draws could not be read to the end"),
}


def said(doubt: Doubt) -> Message:
    """Return the doubt as the second half of a sentence."""
    return _SAID[doubt]
