# SPDX-License-Identifier: MIT
"""Share copies: the dossier for somebody else, hidden parts gone, proved by searching the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.dossier.assemble import BuildReport as Built
from kvisa_desktop.dossier.assemble import Options, build
from kvisa_desktop.dossier.blocks import Content
from kvisa_desktop.dossier.language_order import in_order
from kvisa_desktop.dossier.leaks import leak
from kvisa_desktop.dossier.manifest import ExhibitEntry as ManifestEntry
from kvisa_desktop.dossier.proving_boxes import prove_boxes
from kvisa_desktop.dossier.sections import cover
from kvisa_desktop.dossier.sections.content import dossier_of
from kvisa_desktop.dossier.sections.telling import Telling, Voices
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import msg
from kvisa_desktop.services.ports import (
    BuildReport,
    DossierOptions,
    ExhibitEntry,
    PageSource,
    Proof,
)
from kvisa_desktop.services.progress import Progress, step
from kvisa_desktop.services.sharing import HIDDEN_PARTS, Box


class PdfSharer:
    """Writes share copies; the `ShareWriter` of the services."""

    def __init__(self, translator: Callable[[str], Translator], rulebook: Rulebook) -> None:
        """Speak with the voices `translator` gives and quote from `rulebook`."""
        self._voices = Voices(translator("en"), translator("zh"))
        self._rulebook = rulebook

    def marks(
        self, case: CaseFile, recipient: Bilingual, options: DossierOptions
    ) -> Callable[[Document], Sequence[str]]:
        """Return what stands across the copy of a paper; nothing for a paper of no identity."""
        telling = self._telling(case, options, purpose_mark=True)
        marked = {each.document.id: telling.sheet(each).mark for each in telling.exhibits}
        only = _only(telling, recipient, options.built_on) if recipient else None

        def marks(paper: Document) -> Sequence[str]:
            mark = marked.get(paper.id) and (only or marked[paper.id])
            return (mark.zh, mark.en) if mark else ()

        return marks

    def share(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        needles: Sequence[str],
        out: Path,
        *,
        progress: Progress,
        boxes: Mapping[UUID, Sequence[Box]],
    ) -> BuildReport:
        """Write the copy to `out` only when nothing hidden is left in it; else leave nothing."""
        telling = self._telling(case, options, purpose_mark=False)
        shown = {str(each.document.id): each.pages for each in telling.exhibits}

        def source(document: str, page: int) -> PreparedPage:
            return pages(shown[document][page - 1])

        def told(done: int, total: int) -> None:
            step(progress, msg("Making the copy"), done, total)

        def proved(file: Path, exhibits: Sequence[ManifestEntry]) -> tuple[Proof, ...]:
            by_page = _by_page(telling, exhibits, boxes)
            return _proved(file, needles, out.name), *prove_boxes(file, by_page, name=out.name)

        content = _content(telling, is_whole=not needles and not any(boxes.values()))
        built = build(content, Options(options.built_on), source, out, told, also=proved)
        return _reported(built)

    def _telling(self, case: CaseFile, options: DossierOptions, *, purpose_mark: bool) -> Telling:
        return Telling(case, self._rulebook, self._voices, options.built_on, purpose_mark)


def _by_page(
    telling: Telling, exhibits: Sequence[ManifestEntry], boxes: Mapping[UUID, Sequence[Box]]
) -> dict[int, Sequence[Box]]:
    """Return the boxes by the number of the page of the copy they stand on."""
    first = {each.number: each.first_page for each in exhibits}
    return {
        first[each.number] + at: boxes[page.id]
        for each in telling.exhibits
        for at, page in enumerate(each.pages)
        if page.id in boxes
    }


def _reported(built: Built) -> BuildReport:
    exhibits = tuple(
        ExhibitEntry(
            each.number, Bilingual(each.title_en, each.title_zh), each.first_page, each.pages
        )
        for each in built.exhibits
    )
    return BuildReport(built.file, built.pages, built.sha256, exhibits, built.proofs)


def _only(telling: Telling, recipient: Bilingual, on: date) -> Bilingual:
    return telling.both(
        msg("Copy for {recipient} only, for no other use. {date}", recipient=recipient, date=on)
    )


def _content(telling: Telling, *, is_whole: bool) -> Content:
    called = msg("Copy of the visa application papers")
    whole = dossier_of(telling)
    front = replace(whole, sections=(cover.cover(telling, title=called),))
    first = in_order(front, telling.plan.language_order).sections
    content = replace(whole, title=telling.both(called), sections=(*first, *whole.sections[1:]))
    if is_whole:
        return content
    return replace(content, mark=telling.both(msg("Copy with parts hidden")))


def _proved(file: Path, needles: Sequence[str], name: str) -> Proof:
    if not needles:
        return Proof(
            HIDDEN_PARTS, ok=True, detail=msg("No value of the case was named to be hidden.")
        )
    found = leak(file, needles, name=name)
    if found is not None:
        raise Refused(
            msg("The copy was not kept: {why}", why=found),
            msg("Hide the paper it comes from, or report this if no paper holds it."),
            where=HIDDEN_PARTS,
        )
    return Proof(
        HIDDEN_PARTS,
        ok=True,
        detail=msg(
            "Two readers looked for the known spellings of what is hidden in the text of every "
            "page, in every note and every part of the file, and found none. What stands on "
            "pictures was not searched: look at every page."
        ),
    )
