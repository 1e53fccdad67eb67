# SPDX-License-Identifier: MIT
"""What came of building or proving a dossier, as data and as lines."""

from collections.abc import Sequence

from kvisa_desktop.cli.answer import Detail, Line, row
from kvisa_desktop.domain.explained import Explained
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.ports import BuildReport, Proof


def report_data(report: BuildReport) -> dict[str, object]:
    """Return what came of a build as data."""
    return {
        "file": report.file.absolute(),
        "pages": report.pages,
        "sha256": report.sha256,
        "exhibits": [
            {
                "label": each.label,
                "title_en": each.title.en,
                "title_zh": each.title.zh,
                "first_page": each.first_page,
                "pages": each.pages,
            }
            for each in report.exhibits
        ],
        "verification": proofs_data(report.proofs),
        "notes": list(report.notes),
        "draft": report.is_draft,
        "warnings": [_warning_data(each) for each in report.warnings],
    }


def _warning_data(warning: Explained) -> dict[str, object]:
    finding = warning.finding
    return {
        "id": finding.id,
        "weight": finding.weight.value,
        "text": finding.text,
        "next_step": finding.next_step,
        "sources": list(finding.sources),
        "explained": warning.written is not None,
        "explanation_printed": warning.is_printed,
    }


def proofs_data(proofs: Sequence[Proof]) -> list[dict[str, object]]:
    """Return promises and whether they are kept as data."""
    return [{"property": each.property, "ok": each.ok, "detail": each.detail} for each in proofs]


def report_lines(report: BuildReport) -> list[Line]:
    """Return what came of a build as lines, the file last."""
    lines: list[Line] = [
        row(each.label, msg("{title}", title=each.title), _pages_said(each.first_page, each.pages))
        for each in report.exhibits
    ]
    lines += proof_lines(report.proofs)
    lines += [Detail(each) for each in report.notes]
    if report.warnings:
        lines.append(msg("— To check before filing —"))
    lines += [_warning_line(each) for each in report.warnings]
    lines.append(_closing(report))
    return lines


def _closing(report: BuildReport) -> Message:
    path = verbatim(str(report.file.absolute()))
    if report.is_draft:
        return plural(
            "The draft is {path}, {count} page, marked as not for submission.",
            "The draft is {path}, {count} pages, marked as not for submission.",
            report.pages,
            path=path,
        )
    return plural(
        "The dossier is {path}, {count} page, built and proved.",
        "The dossier is {path}, {count} pages, built and proved.",
        report.pages,
        path=path,
    )


def _warning_line(warning: Explained) -> Line:
    text = warning.finding.text
    if warning.is_printed:
        return msg("• {text} (explained, printed in the dossier)", text=text)
    if warning.written is not None:
        return msg("• {text} (explained, not printed)", text=text)
    return msg("• {text}", text=text)


def _pages_said(first: int, count: int) -> Message:
    if count == 1:
        return msg("p. {first}", first=first)
    return msg("pp. {first}–{last}", first=first, last=first + count - 1)


def proof_lines(proofs: Sequence[Proof]) -> list[Line]:
    """Return promises and whether they are kept as lines."""
    return [row("✓" if each.ok else "✗", each.property, each.detail) for each in proofs]
