# SPDX-License-Identifier: MIT
"""The writer of dossiers as the services know it: a case in, a proved file out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.build_comparison import BuildComparison
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import Profile
from kvisa_desktop.domain.explained import Explained
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.dossier import comparing, sketching
from kvisa_desktop.dossier import verify as proving
from kvisa_desktop.dossier.assemble import Belonging, DoubtfulPage, Options, OverBudget, build
from kvisa_desktop.dossier.assemble import BuildReport as Built
from kvisa_desktop.dossier.assemble import PageSource as Pages
from kvisa_desktop.dossier.blocks import Content
from kvisa_desktop.dossier.core_size import refuse_above_core
from kvisa_desktop.dossier.doubts import said
from kvisa_desktop.dossier.earlier import (
    DATA_UNKNOWN,
    carried_data,
    case_mark,
    changed_data,
    earlier_dossier,
    new_changes,
)
from kvisa_desktop.dossier.labels import exhibit_label
from kvisa_desktop.dossier.layout import lay_out
from kvisa_desktop.dossier.page_notes import PageNotes
from kvisa_desktop.dossier.profiles import OWN_RECORDS, Trial, trials
from kvisa_desktop.dossier.sections.content import dossier_of
from kvisa_desktop.dossier.sections.supplement import supplement_of
from kvisa_desktop.dossier.sections.telling import Telling, Voices
from kvisa_desktop.dossier.working_file import working_file_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.ports import (
    BuildReport,
    Compact,
    DossierOptions,
    ExhibitEntry,
    PageSource,
    Proof,
    Sketch,
)
from kvisa_desktop.services.progress import Progress, Silent, step


class PdfWriter:
    """Makes and proves PDF files from a case; the `DossierWriter` of the services."""

    def __init__(self, translator: Callable[[str], Translator], rulebook: Rulebook) -> None:
        """Speak with the voices `translator` gives and quote from `rulebook`."""
        self._voices = Voices(translator("en"), translator("zh"))
        self._rulebook = rulebook

    def build(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        out: Path,
        *,
        progress: Progress,
        compact: Compact | None = None,
    ) -> BuildReport:
        """Write the dossier to `out` only when every promise is proved; else leave nothing."""
        telling, content, belongs = self._meant(case, options)
        shown = {str(each.document.id): each.pages for each in telling.exhibits}

        def source(document: str, page: int) -> PreparedPage:
            return pages(shown[document][page - 1])

        noted = PageNotes(source)
        if options.profile == Profile.RECORDS:
            content = replace(content, mark=telling.both(OWN_RECORDS))
        if options.draft:
            content = replace(content, mark=telling.both(DRAFT))
        plan = telling.plan
        if plan.core_only:
            refuse_above_core(telling.exhibits, lay_out(content), plan)
        tried = trials(options, plan.budget_kb * 1000, may_turn=not plan.upright_only)
        too_large: OverBudget | None = None
        for trial in tried:
            fetch = _compacted(noted, trial, compact)
            steps = _steps(progress, BUILDING)
            try:
                built = build(content, replace(trial.options, belongs=belongs), fetch, out, steps)
            except OverBudget as refusal:
                too_large = refusal
                continue
            told = noted.told({str(each.document.id): each.number for each in telling.exhibits})
            notes = (*trial.notes, *told)
            return _reported(built, notes, belongs)
        assert too_large is not None
        raise too_large

    def working_file(
        self, case: CaseFile, findings: Sequence[Finding], options: DossierOptions, out: Path
    ) -> Path:
        """Write the internal working file, which says on every page that it is not submitted."""
        content = working_file_of(self._telling(case, options), findings)
        built = build(
            content, Options(options.built_on), _no_scans, out, _steps(Silent(), BUILDING)
        )
        return built.file

    def verify(self, file: Path, password: str = "") -> tuple[Proof, ...]:
        """Prove a dossier built earlier; raise `Refused` when the file is no dossier."""
        proofs = proving.verify(file, password=password)
        first = proofs[0]
        if first.property == proving.MADE_HERE and len(proofs) == 1:
            raise Refused(
                first.detail, msg("Choose a dossier this program has built."), where=file.name
            )
        return proofs

    def sketch(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        page: int,
        *,
        progress: Progress,
    ) -> Sketch:
        """Return a page as the dossier would show it, without building it."""
        telling = self._telling(case, options)
        shown = {str(each.document.id): each.pages for each in telling.exhibits}
        how = Options(options.built_on, may_turn=not telling.plan.upright_only)
        return sketching.sketch(
            dossier_of(telling),
            how,
            lambda document, at: pages(shown[document][at - 1]),
            page,
            lambda number: step(progress, SKETCHING, number, number),
        )

    def compare(self, older: Path, newer: Path) -> BuildComparison:
        """Return what differs between two dossiers of one case, by document and page."""
        return comparing.compare(older, newer)

    def _meant(self, case: CaseFile, options: DossierOptions) -> tuple[Telling, Content, Belonging]:
        """Return the whole dossier, or what is handed in after the one that was named."""
        telling, own = self._telling(case, options), case_mark(case.case.ref)
        if options.supplement_to is None:
            return telling, dossier_of(telling), Belonging(own)
        earlier = earlier_dossier(options.supplement_to, own)
        whole = dossier_of(telling)
        data = changed_data(whole, earlier)
        changes = new_changes(case, earlier, data)
        only = tuple(each.exhibit for each in changes if each.exhibit is not None)
        telling = replace(telling, only=only)
        belongs = Belonging(
            own,
            earlier.manifest.supplement + 1,
            earlier.sha256,
            earlier.all_exhibits,
            carried_data(whole, earlier),
            knows_data=earlier.knows_data,
        )
        return telling, supplement_of(telling, earlier.manifest, changes, data), belongs

    def _telling(self, case: CaseFile, options: DossierOptions) -> Telling:
        return Telling(
            case,
            self._rulebook,
            self._voices,
            options.built_on,
            options.purpose_mark,
            options.recipient,
        )


BUILDING = msg("Building the dossier")
SKETCHING = msg("Drawing the preview")
DRAFT = msg("Draft, not for submission")


def _steps(progress: Progress, what: Message) -> Callable[[int, int], None]:
    return lambda done, total: step(progress, what, done, total)


def _compacted(source: Pages, trial: Trial, compact: Compact | None) -> Pages:
    how = trial.compacting
    if how is None or compact is None:
        return source
    return lambda document, page: compact(source(document, page), how)


def _no_scans(document: str, page: int) -> PreparedPage:
    raise AssertionError(document, page)


def _reported(built: Built, notes: tuple[Message, ...], belongs: Belonging) -> BuildReport:
    return BuildReport(
        file=built.file,
        pages=built.pages,
        sha256=built.sha256,
        exhibits=tuple(
            ExhibitEntry(
                each.number, Bilingual(each.title_en, each.title_zh), each.first_page, each.pages
            )
            for each in built.exhibits
        ),
        proofs=built.proofs,
        notes=(*notes, *(_note(page) for page in built.doubtful)),
        size=built.size,
        supplement=belongs.supplement,
        follows=belongs.follows,
        warnings=() if belongs.knows_data else (Explained(DATA_UNKNOWN),),
    )


def _note(page: DoubtfulPage) -> Message:
    """Say what became of a page, or why the file does not claim an archival profile."""
    if page.is_picture:
        return msg(
            "{exhibit}, page {page} is printed as a picture: {why}.",
            exhibit=verbatim(exhibit_label(page.exhibit)),
            page=page.page,
            why=said(page.doubts[0]),
        )
    return msg(
        "{exhibit}, page {page}: {why}. The file therefore claims neither PDF/A nor PDF/UA.",
        exhibit=verbatim(exhibit_label(page.exhibit)),
        page=page.page,
        why=said(page.doubts[0]),
    )
