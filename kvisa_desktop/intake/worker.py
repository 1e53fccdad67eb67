# SPDX-License-Identifier: MIT
"""What the worker process runs: each function reads the bytes of one file."""

import hashlib
import warnings
from collections.abc import Mapping
from dataclasses import replace

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import (
    compacting,
    glances,
    kinds,
    pdf_files,
    pdf_pages,
    picture_pages,
    pictures,
    sniff,
    transfer,
)
from kvisa_desktop.intake.picture_pages import Ready
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.sandbox import Json

Found = tuple[Json, bytes]


def inspect(data: bytes, options: Mapping[str, Json]) -> Found:
    """Tell what a file is; a file that cannot be taken says so in the facts."""
    with warnings.catch_warnings(action="ignore"):
        facts = _facts(data, str(options["name"]), _text(options, "password"))
    return transfer.facts_to_json(facts), b""


def prepare(data: bytes, options: Mapping[str, Json]) -> Found:
    """Make a page ready to be placed on paper."""
    page_no, rotation, most = (_number(options, k) for k in ("page_no", "rotation", "max_dpi"))
    file_type = FileType(str(options["type"]))
    with warnings.catch_warnings(action="ignore"):
        if file_type is FileType.PDF:
            ready = Ready(pdf_pages.prepare(data, _text(options, "password"), page_no, rotation))
        else:
            ready = picture_pages.prepare(data, file_type, page_no, rotation, most or None)
    page = replace(ready.page, digest=_digest(data, ready))
    return transfer.page_to_json(page, ready.ranges), page.icc + page.data


def compact(data: bytes, options: Mapping[str, Json]) -> Found:
    """Bring a prepared page down to fewer bytes."""
    page = transfer.page_from_json(options["page"], data, b"")
    with warnings.catch_warnings(action="ignore"):
        small = compacting.compacted(page, _number(options, "dpi"), _number(options, "quality"))
    small = replace(small, digest=_digest(data, Ready(small)))
    return transfer.page_to_json(small, ()), small.icc + small.data


def preview(data: bytes, options: Mapping[str, Json]) -> Found:
    """Draw a page small."""
    page_no, rotation, most = (_number(options, k) for k in ("page_no", "rotation", "max_pixels"))
    file_type = FileType(str(options["type"]))
    with warnings.catch_warnings(action="ignore"):
        if file_type is FileType.PDF:
            password = _text(options, "password")
            shown = pdf_pages.preview(data, password, page_no, rotation, most)
        else:
            shown = picture_pages.preview(data, file_type, page_no, rotation, most)
    return [shown.width, shown.height], shown.rgb


def text_of(data: bytes, options: Mapping[str, Json]) -> Found:
    """Read the text of a page of a PDF."""
    found = pdf_pages.text_of(data, _text(options, "password"), _number(options, "page_no"))
    return found.encode("utf-8", "replace").decode(), b""


def decrypted(data: bytes, options: Mapping[str, Json]) -> Found:
    """Write a PDF anew so that it opens without a password."""
    return None, pdf_files.decrypted(data, _text(options, "password"))


def _digest(data: bytes, ready: Ready) -> str:
    """Count the digest here, beside the process that binds the pages."""
    found, view = hashlib.sha256(ready.page.data), memoryview(data)
    for start, end in ready.ranges:
        found.update(view[start:end])
    return found.hexdigest()


def _facts(data: bytes, name: str, password: str | None) -> FileFacts:
    file_type = sniff.type_of(data)
    kind = None if file_type else kinds.kind_of(data)
    if file_type is None and (kind is None or kind.is_text) and sniff.is_late_pdf(data):
        file_type = FileType.PDF
    if file_type is None:
        return _no_scan(data, kind)
    try:
        if file_type is FileType.PDF:
            facts = pdf_files.inspect(data, password)
        else:
            facts = pictures.inspect(data, file_type)
    except pdf_files.Locked as lock:
        facts = FileFacts(Outcome.NEEDS_PASSWORD, file_type, reason=lock.what, remedy=lock.remedy)
    except Refused as refusal:
        return FileFacts(Outcome.REJECTED, file_type, reason=refusal.what, remedy=refusal.remedy)
    facts = glances.judged(data, facts, name, password)
    warning = sniff.misnamed(name, file_type)
    return transfer.with_warning(facts, warning) if warning else facts


def _no_scan(data: bytes, kind: kinds.Kind | None) -> FileFacts:
    if not data.strip(b"\0"):
        return FileFacts(Outcome.REJECTED, reason=_nothing_in(data), remedy=_fetch_again())
    if kind is None:
        reason = msg("This file is of a kind that is not known; it is no PDF and no picture.")
        return FileFacts(Outcome.REJECTED, reason=reason, remedy=kinds.photograph())
    return FileFacts(Outcome.REJECTED, reason=kind.reason, remedy=kind.remedy)


def _nothing_in(data: bytes) -> Message:
    if not data:
        return msg("This file is empty.")
    return msg("This file holds nothing but zeros: it was not copied or downloaded to its end.")


def _fetch_again() -> Message:
    return msg("Copy or download it once more and add it again.")


def _text(options: Mapping[str, Json], name: str) -> str | None:
    value = options.get(name)
    return value if isinstance(value, str) else None


def _number(options: Mapping[str, Json], name: str) -> int:
    return int(str(options.get(name) or 0))
