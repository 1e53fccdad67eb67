# SPDX-License-Identifier: MIT
"""Asks the intake what a worker would answer, in this very process."""

from typing import TYPE_CHECKING

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PreparedPage, Preview
from kvisa_desktop.intake import transfer, worker
from kvisa_desktop.messages import Message

if TYPE_CHECKING:
    from kvisa_desktop.sandbox import Json


def inspected(data: bytes, name: str = "", password: str | None = None) -> FileFacts:
    """Return the facts of a file."""
    values, _ = worker.inspect(data, {"name": name, "password": password})
    return transfer.facts_from_json(values)


def taken(data: bytes, name: str = "") -> FileFacts:
    """Return the facts of a file that must be accepted as it is."""
    facts = inspected(data, name)
    assert facts.outcome is Outcome.ACCEPT, facts
    return facts


def refused(data: bytes, outcome: Outcome = Outcome.REJECTED, password: str | None = None) -> str:
    """Return the reason for which a file must be refused; it comes with a remedy."""
    facts = inspected(data, password=password)
    assert facts.outcome is outcome, facts
    assert facts.reason is not None
    assert facts.remedy is not None
    assert not facts.is_usable
    return said(facts.reason)


def prepared(
    data: bytes,
    file_type: FileType,
    page_no: int = 1,
    *,
    rotation: int = 0,
    max_dpi: int | None = 300,
    password: str | None = None,
) -> PreparedPage:
    """Return a page made ready to be placed."""
    options: dict[str, Json] = {
        "type": file_type,
        "page_no": page_no,
        "rotation": rotation,
        "max_dpi": max_dpi,
        "password": password,
    }
    values, sent = worker.prepare(data, options)
    return transfer.page_from_json(values, sent, data)


def previewed(
    data: bytes, file_type: FileType, page_no: int = 1, *, rotation: int = 0, most: int = 10_000
) -> Preview:
    """Return a small picture of a page."""
    options: dict[str, Json] = {
        "type": file_type,
        "page_no": page_no,
        "rotation": rotation,
        "max_pixels": most,
    }
    values, rgb = worker.preview(data, options)
    assert isinstance(values, list)
    width, height = (int(str(side)) for side in values)
    return Preview(width, height, rgb)


def said(message: Message) -> str:
    """Return a message as an English reader sees it."""
    text = message.text if message.count == 1 else message.plural_text or message.text
    values = {
        name: said(value) if isinstance(value, Message) else str(value)
        for name, value in message.values.items()
    }
    return text.format(**values)
