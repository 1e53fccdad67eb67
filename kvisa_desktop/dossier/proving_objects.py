# SPDX-License-Identifier: MIT
"""Promises about what the file is made of, read back by pypdf and pdfium."""

import hashlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pypdf.generic import StreamObject

from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.reading import Entry, Reading
from kvisa_desktop.dossier.surveys import dictionary
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services.ports import Proof

_ACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/Collection", "/AF")
_ACTIVE_NAMES = ("/JavaScript", "/EmbeddedFiles")
_ATTACHED = frozenset({"/AF", "/EmbeddedFiles"})
_A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
_A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
_UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"


def bookmarks(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that both readers find the promised bookmarks, leading to the promised pages."""
    promised = [Entry(line.text, line.page) for line in manifest.bookmarks]
    for found in (list(reading.outline()), list(reading.outline_of_pdfium())):
        if found != promised:
            wrong = next(
                (want.text for want, have in zip(promised, found, strict=False) if want != have),
                promised[len(found)].text if len(found) < len(promised) else "—",
            )
            detail = msg("The bookmark “{line}” is wrong or missing.", line=verbatim(wrong))
            return Proof("bookmarks", ok=False, detail=detail)
    told = plural(
        "{count} bookmark leads to its page.",
        "{count} bookmarks lead to their pages.",
        len(promised),
    )
    return Proof("bookmarks", ok=True, detail=told)


def links(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that every link leads to a page of this file."""
    count = 0
    for number, page in enumerate(reading.surveys, 1):
        if any(link.page is None for link in page.links):
            detail = msg("A link on page {page} leads nowhere.", page=number)
            return Proof("links", ok=False, detail=detail)
        count += len(page.links)
    told = plural("{count} link, inside the file.", "{count} links, all inside the file.", count)
    return Proof("links", ok=True, detail=told)


def fonts(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that every font is embedded; a scan that brought its own font is told apart."""
    own = {font for page in reading.surveys for font in page.own_fonts}
    foreign = {font for page in reading.surveys for font in page.foreign_fonts}
    if own:
        detail = msg("The font {font} is not embedded.", font=verbatim(min(own)))
        return Proof("fonts_embedded", ok=False, detail=detail)
    if foreign:
        detail = msg(
            "All fonts of the dossier are embedded; a scan uses {font}, which is not.",
            font=verbatim(min(foreign)),
        )
        return Proof("fonts_embedded", ok=True, detail=detail)
    return Proof("fonts_embedded", ok=True, detail=msg("All fonts are embedded."))


def language(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that the file says which language it is in."""
    said = str(reading.root.get("/Lang", ""))
    if said:
        return Proof("language", ok=True, detail=msg("Language set: {code}.", code=verbatim(said)))
    return Proof("language", ok=False, detail=msg("The file does not say its language."))


def title(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that the title is set and shown by viewers."""
    information = reading.reader.metadata
    said = information.title if information else None
    shown = dictionary(reading.root.get("/ViewerPreferences")).get("/DisplayDocTitle")
    if said == manifest.title and bool(shown):
        return Proof("title", ok=True, detail=msg("Title: {title}", title=verbatim(said)))
    return Proof("title", ok=False, detail=msg("The title is not the one that was built."))


def structure(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that the file is tagged and every page belongs to the structure."""
    marked = dictionary(reading.root.get("/MarkInfo")).get("/Marked")
    tree = dictionary(reading.root.get("/StructTreeRoot"))
    tagged = bool(marked) and "/ParentTree" in tree
    if tagged and all(page.is_tagged for page in reading.surveys):
        detail = msg("Tagged: headings, tables, scans and links are told to a screen reader.")
        return Proof("structure", ok=True, detail=detail)
    return Proof("structure", ok=False, detail=msg("The file has lost its structure."))


def protection(reading: Reading, manifest: Manifest) -> Proof:  # noqa: ARG001  one form for all
    """Prove that nothing keeps the file from being opened, searched and printed."""
    if reading.reader.is_encrypted:
        return Proof("not_encrypted", ok=False, detail=msg("The file is encrypted."))
    return Proof("not_encrypted", ok=True, detail=msg("Nothing in the file is encrypted."))


def inactive(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that there is no script, action or form, and no attachment but the promised one."""
    found = next(_active(reading, may_attach=bool(manifest.attached)), None)
    if found:
        detail = msg("The file holds something active: {what}.", what=verbatim(found))
        return Proof("nothing_active", ok=False, detail=detail)
    detail = msg("No scripts, actions, forms or attachments.")
    if manifest.attached:
        return _attachment(reading, manifest)
    return Proof("nothing_active", ok=True, detail=detail)


def _attachment(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that the one thing attached is the data that was meant."""
    held = [data for each in reading.reader.attachment_list for data in [each.content]]
    if [hashlib.sha256(data).hexdigest() for data in held] == [manifest.attached]:
        detail = msg("Nothing active; the data of the case is attached and whole.")
        return Proof("nothing_active", ok=True, detail=detail)
    detail = msg("What is attached is not the data that was meant.")
    return Proof("nothing_active", ok=False, detail=detail)


def profiles(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that the file claims exactly the profiles it was built to."""
    claimed = tuple(_claimed(reading))
    said = verbatim(", ".join(claimed))
    if claimed != manifest.profiles:
        detail = msg("The file claims other profiles than it was built to: {claims}.", claims=said)
        return Proof("profiles", ok=False, detail=detail)
    if not claimed:
        detail = msg("No archival profile is claimed.")
        return Proof("profiles", ok=True, detail=detail)
    return Proof("profiles", ok=True, detail=msg("Claims {claims}.", claims=said))


def unchanged(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that every page is the page that was built."""
    found = tuple(page.fingerprint for page in reading.surveys)
    for number, (built, now) in enumerate(zip(manifest.fingerprints, found, strict=False), 1):
        if built != now:
            detail = msg("Page {page} is not the page that was built.", page=number)
            return Proof("pages_unchanged", ok=False, detail=detail)
    if len(found) != len(manifest.fingerprints):
        detail = msg("Pages were added or taken away.")
        return Proof("pages_unchanged", ok=False, detail=detail)
    detail = msg("Every page is as it was built.")
    return Proof("pages_unchanged", ok=True, detail=detail)


def _active(reading: Reading, *, may_attach: bool) -> Iterator[str]:
    allowed = _ATTACHED if may_attach else frozenset()
    yield from (key for key in _ACTIVE if key in reading.root and key not in allowed)
    names = dictionary(reading.root.get("/Names"))
    yield from (key for key in _ACTIVE_NAMES if key in names and key not in allowed)
    for page in reading.surveys:
        yield from page.active


def _claimed(reading: Reading) -> Iterator[str]:
    stream = reading.root.get("/Metadata")
    data = stream.get_object() if stream is not None else None
    if not isinstance(data, StreamObject):
        return
    try:
        tree = ET.fromstring(data.get_data())
    except ET.ParseError:
        return
    said = {element.tag: (element.text or "").strip() for element in tree.iter()}
    if said.get(_A_PART):
        yield f"PDF/A-{said[_A_PART]}{said.get(_A_LEVEL, '').lower()}"
    if said.get(_UA_PART):
        yield f"PDF/UA-{said[_UA_PART]}"
