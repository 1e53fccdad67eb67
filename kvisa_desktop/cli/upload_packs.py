# SPDX-License-Identifier: MIT
"""The upload pack on the command line."""

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.packing import OPTIONS, packed
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, Option
from kvisa_desktop.domain.exhibit_numbers import numbers_said
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.domain.upload_boxes import FilledBox
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import upload_pack
from kvisa_desktop.services.upload_pack import UploadFile, UploadPack


def upload_files(
    run: Run, *, vault: str, case: str, out: str, limit: str | None, despite_blockers: bool
) -> Answer:
    """Write a folder with one file for each box of the online form."""
    most = _limit(limit)
    pack, data = packed(
        run,
        (vault, case),
        out,
        lambda opened, found, wish, progress: upload_pack.write(
            opened, run.app.upload_tools, found.id, wish, limit_kb=most, progress=progress
        ),
        draft=despite_blockers,
    )
    ended = Done.FINDINGS if pack.has_faults else Done.DONE
    return Answer({**data, **_data(pack)}, _lines(pack), ended)


def _limit(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal() or not int(text):
        raise WrongUsage(
            msg("“{text}” is no number of kilobytes.", text=verbatim(text)),
            msg("Write a whole number, as in 2000."),
        )
    return int(text)


def _data(pack: UploadPack) -> dict[str, object]:
    return {
        "folder": pack.folder.absolute(),
        "files": [_file(each) for each in pack.files],
        "refused": [
            {**_box(each.filled), "text": each.what, "next_step": each.remedy}
            for each in pack.refused
        ],
        "is_draft": pack.bundle.is_draft,
        "notes": list(pack.notes),
    }


def _file(each: UploadFile) -> dict[str, object]:
    return {
        **_box(each.filled),
        "file": each.name,
        "bytes": each.size,
        "limit": each.limit,
        "pages": each.pages,
        "dpi": each.dpi,
        "exhibits": [{"label": one.exhibit.number, "first_page": one.page} for one in each.placed],
    }


def _box(filled: FilledBox) -> dict[str, object]:
    box = filled.box
    return {
        "box": box.key,
        "place": filled.place,
        "title_en": box.name.en,
        "title_zh": box.name.zh,
        "source": box.recorded.source if box.recorded else None,
        "read_on": box.recorded.read_on if box.recorded else None,
    }


def _lines(pack: UploadPack) -> list[Line]:
    lines: list[Line] = [_row(each) for each in pack.files]
    for box in pack.refused:
        lines.append(row("✗", spoken(box.filled.box.name), box.what))
        if box.remedy is not None:
            lines.append(Detail(msg("Next: {step}", step=box.remedy)))
    lines += [Detail(each) for each in pack.notes]
    lines.append(
        plural(
            "The upload pack is {path}: {count} file, the dossier, and list.html to open first.",
            "The upload pack is {path}: {count} files, the dossier, and list.html to open first.",
            len(pack.files),
            path=verbatim(str(pack.folder.absolute())),
        )
    )
    return lines


def _row(each: UploadFile) -> Line:
    labels = numbers_said([one.exhibit.number for one in each.placed])
    return row(
        "✓",
        each.name,
        msg("{size} KB", size=round(each.size / 1000)),
        msg("exhibits {labels}", labels=labels),
    )


COMMANDS = (
    Command(
        "upload-pack",
        msg("Write a folder with one file for each box of the online form, and the dossier."),
        upload_files,
        arguments=(CASE,),
        options=(
            *OPTIONS,
            Option(
                "--limit",
                msg("Most kilobytes a file may have where nothing is recorded of its box."),
                value="KB",
            ),
        ),
        opens=True,
        writes=True,
    ),
)
