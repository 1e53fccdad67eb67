# SPDX-License-Identifier: MIT
"""Reads the XML parts of a workbook piece by piece, whatever their prefixes are called."""

from collections.abc import Mapping
from typing import IO, Protocol
from xml.parsers import expat

from kvisa_desktop.exchange.tables.complaints import damaged, not_a_table
from kvisa_desktop.messages import msg

_PIECE = 1 << 16
_SEPARATOR = " "


class Handler(Protocol):
    """What listens while a part is read; names come without their namespace."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take text inside an element."""


def read_part(stream: IO[bytes], handler: Handler) -> None:
    """Read one part to its end; raise `Refused` for what no spreadsheet program writes."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    known: dict[str, str] = {}

    def local(name: str) -> str:
        if name not in known:
            known[name] = name.rpartition(_SEPARATOR)[2]
        return known[name]

    def begin(name: str, attributes: dict[str, str]) -> None:
        handler.begin(local(name), {local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        handler.end(local(name))

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_declarations
    try:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise damaged() from None


def _refuse_declarations(*_: object) -> None:
    """Refuse a document type: its entities can grow without end, and no workbook has one."""
    raise not_a_table(msg("it holds declarations that no spreadsheet program writes."))
