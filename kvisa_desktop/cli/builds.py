# SPDX-License-Identifier: MIT
"""The dossiers built so far, each with the report that was kept with it; two of them compared."""

from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.domain.build_comparison import PartDifference
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.kept_report import KeptReport, report_of
from kvisa_desktop.domain.page_ranges import write_ranges
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import builds, cases


def dossiers(run: Run, *, vault: str, case: str, reports: bool) -> Answer:
    """List the dossiers built of a case."""
    with run.vault(vault) as opened:
        found = cases.find(opened, case)
        built = builds.built(opened, found.id)
    data = {
        "case": {"id": found.id, "ref": found.ref},
        "dossiers": [_data(each) for each in built],
    }
    if not built:
        return Answer(data, [msg("No dossier of this case has been built yet.")])
    return Answer(data, [line for each in built for line in _lines(each, full=reports)])


def _data(build: DossierBuild) -> dict[str, object]:
    kept = report_of(build)
    return {
        "id": build.id,
        "built_at": build.built_at.isoformat(),
        "built_on": build.built_on,
        "profile": build.profile.value,
        "file": build.file_name,
        "folder": build.folder,
        "sha256": build.sha256,
        "size": build.size,
        "pages": build.pages,
        "recipient": build.recipient,
        "draft": build.is_draft,
        "supplement": build.supplement,
        "follows": build.follows,
        "verification": [
            {"property": each.property, "ok": each.ok, "detail": each.detail}
            for each in kept.promises
        ],
        "notes": list(kept.notes),
        "warnings": list(kept.warnings),
    }


def _lines(build: DossierBuild, *, full: bool) -> list[Line]:
    lines: list[Line] = [
        row(
            f"{build.built_at.astimezone():%Y-%m-%d %H:%M}",
            _sort_of(build),
            verbatim(build.profile.value),
            plural("{count} page", "{count} pages", build.pages),
            verbatim(build.file_name),
            verbatim(build.recipient),
            verbatim(build.sha256[:12]),
        )
    ]
    return lines + (_report(report_of(build)) if full else [])


def _sort_of(build: DossierBuild) -> Message:
    if build.is_draft:
        return msg("Draft")
    if build.supplement:
        return msg("Supplement {number}", number=build.supplement)
    return msg("Dossier")


def _report(kept: KeptReport) -> list[Line]:
    promises = [
        Detail(msg("{tick} {text}", tick="✓" if each.ok else "✗", text=each.detail))
        for each in kept.promises
    ]
    told = (*kept.notes, *kept.warnings)
    return [*promises, *(Detail(msg("• {text}", text=each)) for each in told)]


def compare_builds(run: Run, *, older: str, newer: str) -> Answer:
    """Say what differs between two dossiers."""
    found = run.app.writer.compare(Path(older), Path(newer))
    data = {
        "pages": {"older": found.older_pages, "newer": found.newer_pages},
        "same_exhibits": found.same_exhibits,
        "differences": [
            {
                "kind": each.kind.value,
                "exhibit": each.is_exhibit,
                "title_en": each.title.en,
                "title_zh": each.title.zh,
                "was": each.was,
                "now": each.now,
                "pages": list(each.pages),
            }
            for each in found.parts
        ],
    }
    if not found.parts:
        return Answer(data, [msg("The two dossiers say the same.")])
    return Answer(data, [_difference(each) for each in found.parts], Done.FINDINGS)


def _difference(part: PartDifference) -> Line:
    ranges = write_ranges(part.pages).replace("-", "–").replace(",", ", ") if part.pages else "–"
    numbers = " → ".join(dict.fromkeys(each for each in (part.was, part.now) if each))
    return row(part.kind.words, verbatim(numbers), msg("{title}", title=part.title), ranges)


COMMANDS = (
    Command(
        "dossiers",
        msg("List the dossiers built of a case: when, for whom, and what was proved."),
        dossiers,
        arguments=(CASE,),
        options=(Option("--reports", msg("Tell the report of each.")),),
        opens=True,
    ),
    Command(
        "compare-builds",
        msg("Say what differs between two dossiers of a case, by document and page."),
        compare_builds,
        arguments=(
            Argument("older", msg("The older PDF.")),
            Argument("newer", msg("The newer PDF.")),
        ),
    ),
)
