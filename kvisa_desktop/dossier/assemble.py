# SPDX-License-Identifier: MIT
"""Content into a proved file: laid out, drawn, finished, reopened, and only then given its name."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier.blocks import Content, Exhibit, Index
from kvisa_desktop.dossier.characters import refuse_missing
from kvisa_desktop.dossier.drafts import draft
from kvisa_desktop.dossier.facts import CHANGES, FactEntry, facts_of, told_on
from kvisa_desktop.dossier.finish import PDF_A, PDF_UA, Facts, Parts, finish
from kvisa_desktop.dossier.indexes import IndexBox
from kvisa_desktop.dossier.labels import exhibit_label, page_range
from kvisa_desktop.dossier.layout import ExhibitPage, Layout, TextPage, lay_out
from kvisa_desktop.dossier.manifest import ExhibitEntry, LineEntry, Manifest, SectionEntry
from kvisa_desktop.dossier.outline import Bookmark, write_outline
from kvisa_desktop.dossier.pages import Pages
from kvisa_desktop.dossier.pairs import is_english_first, parts_in_order
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.pictures import RESOURCE, DamagedPage, Pictures
from kvisa_desktop.dossier.sheets import Scan, draw_sheets
from kvisa_desktop.dossier.splice import Splicer
from kvisa_desktop.dossier.stacks import Places
from kvisa_desktop.dossier.streams import together
from kvisa_desktop.dossier.structure import write_tree
from kvisa_desktop.dossier.tagging import Element
from kvisa_desktop.dossier.undisturbed import undisturbed
from kvisa_desktop.dossier.verify import verify
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

if TYPE_CHECKING:
    from kvisa_desktop.dossier.doubts import Doubt
    from kvisa_desktop.services.ports import Proof

PageSource: TypeAlias = Callable[[str, int], PreparedPage]
"""Hands out page `n` (from 1) of the document an exhibit names as its source, ready to place."""

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many pages of how many are done; may raise Cancelled."""

Also: TypeAlias = "Callable[[Path, tuple[ExhibitEntry, ...]], tuple[Proof, ...]]"
"""Proves more of the finished file, before it has a name; raises `Refused` when it cannot."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose file it is, and for a supplement what it follows and what was handed in before it.

    `knows_data` is False when the file it follows keeps no list of the data it printed.
    """

    case: str = ""
    supplement: int = 0
    follows: str = ""
    carried: tuple[ExhibitEntry, ...] = ()
    facts: tuple[FactEntry, ...] = ()
    knows_data: bool = True


@dataclass(frozen=True, slots=True)
class Options:
    """What a build may vary; the same content with the same options gives the same bytes.

    `claims` are the profiles it is built to when no scan forbids it; `strict` turns such scans into
    pictures. `attached` is data to lie in the file; with `most_bytes` a larger file is not kept.
    With a `password` the file is encrypted when it has proved itself, and no two are the same.
    """

    built_on: date
    may_turn: bool = False
    claims: tuple[str, ...] = (PDF_A, PDF_UA)
    strict: bool = False
    attached: bytes = field(default=b"", repr=False)
    most_bytes: int = 0
    password: str = field(default="", repr=False)
    belongs: Belonging = Belonging()


@dataclass(frozen=True, slots=True)
class DoubtfulPage:
    """A page of an exhibit for which the file claims less, and why.

    A page with a font that is not in it `is_picture`: it was drawn once, here, and not left to
    whatever font the next machine has; for it nothing less is claimed.
    """

    exhibit: str
    page: int
    doubts: "tuple[Doubt, ...]"
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built: the file, what stands where, and every promise proved."""

    file: Path
    pages: int
    size: int
    sha256: str
    exhibits: tuple[ExhibitEntry, ...]
    profiles: tuple[str, ...]
    doubtful: tuple[DoubtfulPage, ...]
    proofs: "tuple[Proof, ...]"


def build(
    content: Content,
    options: Options,
    pages: PageSource,
    out: Path,
    progress: Progress,
    *,
    also: "Also | None" = None,
) -> BuildReport:
    """Build `content` as the PDF `out` and return what was built and proved.

    Refused when a character is in no font or the finished file does not prove itself, nor what
    `also` wants of it; whatever happens, `out` is the whole proved file or what it was before.
    """
    with undisturbed():
        refuse_missing(content)
        layout = lay_out(content)
    with draft(out.with_name(f"{out.name}.plain") if options.password else out) as opened:
        splicer = Splicer(opened.file)
        pen, pictures = Pen(), Pictures(splicer, strict=options.strict)
        scans = Scans(pages, pen, pictures, options)
        _draw(content, layout, scans, progress)
        profiles = () if pictures.doubts else options.claims
        promised = _promises(content, layout, options, profiles)
        sheets = Pages(splicer, pen, pictures.settle())
        manifest = splicer.number()
        meant = _Meant(content, layout, options, profiles)
        with undisturbed():
            trailer = _complete(splicer, sheets, pen.tags.root, manifest, meant)
        complete = replace(
            promised,
            streams=together(splicer.digests.values()),
            fonts=sheets.fonts,
            body=splicer.promise(manifest, trailer),
        )
        splicer.close(
            manifest,
            trailer,
            lambda: _with_fingerprints(complete, sheets, opened.path, out.name).to_bytes(),
        )
        proofs = verify(opened.path, promised, name=out.name)
        _refuse_unproved(proofs)
        proofs = (*proofs, *also(opened.path, promised.exhibits)) if also else proofs
        size, digest = _measure(opened.path)
        if options.most_bytes and size > options.most_bytes:
            raise OverBudget(size, options.most_bytes)
        if options.password:
            proofs = (*proofs, *_sealed(opened.path, out, options.password))
            size, digest = _measure(out)
        else:
            opened.keep()
    doubtful = tuple(_doubtful(layout, pictures))
    return BuildReport(
        out, len(layout.pages), size, digest, promised.exhibits, profiles, doubtful, proofs
    )


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a file is to be."""

    content: Content
    layout: Layout
    options: Options
    profiles: tuple[str, ...]


def _complete(splicer: Splicer, sheets: Pages, root: Element, manifest: int, meant: _Meant) -> str:
    """Write everything beside the drawn pages; return what the trailer is to say."""
    content, places = meant.content, meant.layout.places
    tree = write_tree(splicer, root, sheets.numbers, lambda key: sheets.destination(places[key][0]))
    parts = Parts(
        sheets.close(tree.links, is_tagged=True),
        tree.root,
        write_outline(splicer, tuple(_bookmarks(content, places)), sheets.destination),
        manifest,
    )
    built_on = meant.options.built_on
    facts = Facts(_title(content), content.author, content.running.en, built_on, meant.profiles)
    return finish(splicer, parts, facts, meant.options.attached)


class OverBudget(Refused):
    """The file came out larger than it may be, and was not kept."""

    def __init__(self, size: int, most: int) -> None:
        """Say both figures."""
        super().__init__(
            msg(
                "The dossier has {size} kB; it may have {most} kB.",
                size=-(-size // 1000),
                most=most // 1000,
            ),
            msg("Leave exhibits out, raise the largest size, or hand in the files one by one."),
        )


def _sealed(plain: Path, out: Path, password: str) -> "tuple[Proof, ...]":
    """Write the proved file under a password and return what is proved of that."""
    from kvisa_desktop.dossier.sealing import encrypt, prove_sealed  # waits for a password

    with draft(out) as opened:
        encrypt(plain, opened.file, password)
        proofs = prove_sealed(plain, opened.path, password)
        _refuse_unproved(proofs)
        opened.keep()
    return proofs


class Scans:
    """Hands out the exhibit pages as their sheets are drawn, and keeps them as pictures."""

    def __init__(self, pages: PageSource, pen: Pen, pictures: Pictures, options: Options) -> None:
        self.pen = pen
        self._pages = pages
        self._pictures = pictures
        self._may_turn = options.may_turn

    def scan(self, exhibit: Exhibit, page: int) -> Scan:
        """Return a page ready to be drawn; Refused when it is too damaged for that."""
        prepared = self._pages(exhibit.source, page)
        try:
            self._pictures.take(self.pen.tags.page, prepared)
        except DamagedPage as error:
            raise Refused(
                msg(
                    "Page {page} of “{exhibit}” is too damaged to be placed.",
                    page=page,
                    exhibit=exhibit.title,
                ),
                msg("Scan the page again, or print it to a new PDF, and replace it."),
                where=exhibit_label(exhibit.number),
            ) from error
        return Scan(RESOURCE, prepared.upright_size, prepared.orientation, self._may_turn)


def _draw(content: Content, layout: Layout, scans: Scans, progress: Progress) -> None:
    total = len(layout.pages)
    draw_sheets(scans.pen, content, layout, scans.scan, lambda number: progress(number - 1, total))
    progress(total, total)


def _promises(
    content: Content, layout: Layout, options: Options, profiles: tuple[str, ...]
) -> Manifest:
    places = layout.places
    return Manifest(
        kind=content.kind,
        title=_title(content),
        built_on=options.built_on.isoformat(),
        pages=len(layout.pages),
        exhibits=tuple(
            ExhibitEntry(
                each.number,
                each.title.en,
                each.title.zh,
                places[each.key][0],
                each.pages,
                each.identity,
                each.page_digests,
            )
            for each in content.exhibits()
        ),
        index=tuple(_index_lines(content, places)),
        index_pages=tuple(_index_pages(layout)),
        bookmarks=tuple(LineEntry(mark.text, mark.page) for mark in _bookmarks(content, places)),
        profiles=profiles,
        mark=content.mark.zh if content.mark else "",
        case=options.belongs.case,
        supplement=options.belongs.supplement,
        follows=options.belongs.follows,
        carried=options.belongs.carried,
        facts=_facts(content, places, options.belongs),
        sections=tuple(
            SectionEntry(each.key, each.title.en, each.title.zh, places[each.key][0])
            for each in content.sections
        ),
        attached=hashlib.sha256(options.attached).hexdigest() if options.attached else "",
    )


def _facts(content: Content, places: Places, belongs: Belonging) -> tuple[FactEntry, ...]:
    """Return the data printed in a dossier; a supplement holds that of the whole case."""
    if belongs.supplement:
        return told_on(belongs.facts, belongs.supplement, places[CHANGES][0])
    if not belongs.case:
        return belongs.facts
    return facts_of(content, lambda key: places[key][0])


def _index_lines(content: Content, places: Places) -> Iterator[LineEntry]:
    for section in content.sections:
        for block in section.blocks:
            if isinstance(block, Index):
                for line in block.lines:
                    label = line.label if line.level else line.title.zh
                    yield LineEntry(label, places[line.key][0])


def _index_pages(layout: Layout) -> Iterator[int]:
    for number, page in enumerate(layout.pages, 1):
        if isinstance(page, TextPage) and any(isinstance(p.box, IndexBox) for p in page.placed):
            yield number


def _bookmarks(content: Content, places: Places) -> Iterator[Bookmark]:
    for section in content.sections:
        page = places[section.key][0]
        number = f"{section.number} " if section.number else ""
        yield Bookmark(f"{number}{_both(section.title)} · p. {page}", page)
        for block in section.blocks:
            if isinstance(block, Exhibit):
                first, last = places[block.key]
                label = exhibit_label(block.number, english_first=is_english_first(block.title))
                shown = page_range(first, last)
                yield Bookmark(f"{label} · {_both(block.title)} · p. {shown}", first, 1)


def _both(text: Bilingual) -> str:
    return text.en if text.en == text.zh or not text.zh else " ".join(parts_in_order(text))


def _title(content: Content) -> str:
    return " · ".join((*parts_in_order(content.title), content.author))


def _with_fingerprints(promised: Manifest, sheets: Pages, path: Path, name: str) -> Manifest:
    """Fingerprint every page: one of text as it was written, one with a scan as it lies there."""
    found = dict(sheets.fingerprints)
    scans = [page for page in range(len(sheets.numbers)) if page not in found]
    if scans:
        from kvisa_desktop.dossier.reading import reading  # waits for a file with scans

        with reading(path, name) as opened:
            found.update(zip(scans, opened.fingerprints(scans), strict=True))
    return replace(promised, fingerprints=tuple(found[page] for page in sorted(found)))


def _refuse_unproved(proofs: "tuple[Proof, ...]") -> None:
    for proof in proofs:
        if not proof.ok:
            raise Refused(
                msg(
                    "The finished file did not prove itself and was not kept: {why}",
                    why=proof.detail,
                ),
                msg("Build again; if it happens again, report it with the name of the check."),
                where=proof.property,
            )


def _measure(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return file.tell(), digest.hexdigest()


def _doubtful(layout: Layout, pictures: Pictures) -> Iterator[DoubtfulPage]:
    for number, page in enumerate(layout.pages):
        if not isinstance(page, ExhibitPage):
            continue
        doubts = tuple(sorted(pictures.doubts.get(number, ())))
        redrawn = tuple(sorted(pictures.drawn.get(number, ())))
        if doubts or redrawn:
            yield DoubtfulPage(
                page.exhibit.number, page.page, redrawn or doubts, is_picture=bool(redrawn)
            )
