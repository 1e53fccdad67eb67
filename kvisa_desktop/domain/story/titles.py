# SPDX-License-Identifier: MIT
"""Papers the index could not tell apart: several of one kind, none with a title of its own."""

from collections.abc import Iterator, Sequence
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.exhibits import Exhibit, exhibits_of
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.messages import Message, msg, verbatim

_MOST_NAMED = 6


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield the papers of one kind that would all be printed under the same title."""
    del on
    for alike in _alike(exhibits_of(case_file)):
        files = [name for each in alike if (name := _file_name(case_file, each))]
        first = alike[0].document
        yield Finding(
            f"paper.same-title.{first.kind}",
            Weight.CHECK,
            Area.DOCUMENTS,
            _said(alike, files),
            msg("Give each a title of its own that says what it is."),
            (),
            first.id,
            "title",
            printed=_counted(alike),
        )


def _alike(exhibits: Sequence[Exhibit]) -> Iterator[list[Exhibit]]:
    groups: dict[tuple[object, ...], list[Exhibit]] = {}
    for each in exhibits:
        paper = each.document
        if each.original is None and not paper.title:
            groups.setdefault((paper.kind, paper.degree_id, each.part), []).append(each)
    return (group for group in groups.values() if len(group) > 1)


def _said(alike: Sequence[Exhibit], files: Sequence[str]) -> Message:
    if not files:
        return _counted(alike)
    named = verbatim(", ".join(files[:_MOST_NAMED]))
    count, title = len(alike), kind_of(alike[0].document.kind).name
    if len(files) > _MOST_NAMED:
        return msg(
            "{count} papers would all be printed as “{title}”: {files} and others.",
            count=count,
            title=title,
            files=named,
        )
    return msg(
        "{count} papers would all be printed as “{title}”: {files}.",
        count=count,
        title=title,
        files=named,
    )


def _counted(alike: Sequence[Exhibit]) -> Message:
    kind = kind_of(alike[0].document.kind).name
    return msg("{count} papers would all be printed as “{title}”.", count=len(alike), title=kind)


def _file_name(case_file: CaseFile, exhibit: Exhibit) -> str:
    file = case_file.file(exhibit.pages[0].file_id)
    return file.original_name if file else ""
