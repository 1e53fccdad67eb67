# SPDX-License-Identifier: MIT
"""Share copies on the command line: the papers for somebody who need not know everything."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.papers import find_document
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, Option, out
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.hiding import HiddenField
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import cases, sharing
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.sharing import Box, ShareReport, ShareWish


def share_copy(
    run: Run,
    *,
    vault: str,
    case: str,
    out: str,
    hide: tuple[str, ...],
    recipient: str | None,
    no_purpose_mark: bool,
    box: tuple[str, ...],
    keep: tuple[str, ...],
) -> Answer:
    """Write a copy of the papers with parts hidden."""
    with run.vault(vault) as opened:
        found = cases.find(opened, case)
        kept = cases.read(opened, found.id)
        wish = ShareWish(
            hidden=tuple(HiddenField(each) for each in dict.fromkeys(hide)),
            recipient=recipient or "",
            purpose_mark=not no_purpose_mark,
            boxes=_boxes(kept, box),
            keep=frozenset(UUID(str(find_document(kept, each).id)) for each in keep),
        )
        with run.progress() as progress:
            done = sharing.share(
                opened,
                run.app.redactor,
                run.app.sharer,
                found.id,
                wish,
                options=DossierOptions(run.today()),
                out=Path(out),
                force=run.force,
                progress=progress,
            )
    data = {"case": {"id": found.id, "ref": found.ref}, **_data(done, wish)}
    return Answer(data, _lines(done), Done.FINDINGS if done.withheld else Done.DONE)


def _data(done: ShareReport, wish: ShareWish) -> dict[str, object]:
    report = done.report
    return {
        "file": report.file.absolute(),
        "pages": report.pages,
        "hidden": [each.value for each in wish.hidden],
        "boxes_on_text": done.boxes_on_text,
        "boxes_by_hand": done.boxes_by_hand,
        "withheld": [each.id for each in done.withheld],
        "without_box": [
            {"document": each, "pages": list(pages)} for each, pages in done.without_box.items()
        ],
        "verification": [
            {"property": each.property, "ok": each.ok, "detail": each.detail}
            for each in report.proofs
        ],
    }


def _lines(done: ShareReport) -> list[Line]:
    lines: list[Line] = [
        row("✓" if each.ok else "✗", each.property, each.detail) for each in done.report.proofs
    ]
    lines += [Detail(each) for each in sharing.withheld_said(done)]
    if done.withheld:
        lines.append(msg("Draw boxes with --box, or name papers that show none of it with --keep."))
    lines.append(
        plural(
            "The copy is {path}, {count} page. Look at every page before you hand it on.",
            "The copy is {path}, {count} pages. Look at every page before you hand it on.",
            done.report.pages,
            path=verbatim(str(done.report.file.absolute())),
        )
    )
    return lines


def _boxes(case: CaseFile, texts: Sequence[str]) -> dict[UUID, tuple[Box, ...]]:
    """Return boxes by page, out of DOCUMENT:PAGE:LEFT,TOP,RIGHT,BOTTOM in per cent."""
    found: dict[UUID, tuple[Box, ...]] = {}
    for text in texts:
        named, _, sides = text.rpartition(":")
        key, _, number = named.rpartition(":")
        box = _box(sides, text)
        if not key or not number.isdecimal():
            raise _no_box(text)
        pages = case.pages_of(find_document(case, key))
        if not 1 <= int(number) <= len(pages):
            raise Refused(
                msg("The document has no page {page}.", page=int(number)),
                msg("`kvisa pages VAULT CASE DOCUMENT` lists them."),
            )
        page_id = UUID(str(pages[int(number) - 1].id))
        found[page_id] = (*found.get(page_id, ()), box)
    return found


def _box(sides: str, text: str) -> Box:
    try:
        left, top, right, bottom = (float(each) / 100 for each in sides.split(","))
    except ValueError as error:
        raise _no_box(text) from error
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise _no_box(text)
    return left, top, right, bottom


def _no_box(text: str) -> WrongUsage:
    return WrongUsage(
        msg("“{text}” does not say what to cover.", text=verbatim(text)),
        msg("Write DOCUMENT:PAGE:LEFT,TOP,RIGHT,BOTTOM in per cent, as in 2:1:10,80,95,96."),
    )


COMMANDS = (
    Command(
        "share-copy",
        msg("Write a copy of the papers for somebody who need not know everything."),
        share_copy,
        arguments=(CASE,),
        options=(
            out("FILE.pdf", required=True),
            Option(
                "--hide",
                msg("What is hidden; may be given several times."),
                value="FIELD",
                choices=tuple(each.value for each in HiddenField),
                many=True,
            ),
            Option("--for", msg("Who gets the copy."), value="RECIPIENT", key="recipient"),
            Option(
                "--no-purpose-mark",
                msg("Leave the mark across copies of identity papers out."),
            ),
            Option(
                "--box",
                msg("Cover part of a page, as in 2:1:10,80,95,96; may be given several times."),
                value="BOX",
                many=True,
            ),
            Option(
                "--keep",
                msg("A scan that shows nothing of what is hidden; may be given several times."),
                value="DOCUMENT",
                many=True,
            ),
        ),
        opens=True,
        writes=True,
    ),
)
