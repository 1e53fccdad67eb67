# SPDX-License-Identifier: MIT
"""The upload pack on the command line."""

from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, Option, out
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import cases, upload_pack
from kvisa_desktop.services.ports import DossierOptions
from kvisa_desktop.services.upload_pack import UploadFile, UploadPack


def upload_files(
    run: Run, *, vault: str, case: str, out: str, limit: str | None, despite_blockers: bool
) -> Answer:
    """Write a folder with one file for each box of the online form."""
    most = _limit(limit)
    with run.vault(vault) as opened, run.progress() as progress:
        found = cases.find(opened, case)
        pack = upload_pack.write(
            opened,
            run.app.upload_tools,
            found.id,
            rulebook=run.rulebook,
            options=DossierOptions(run.today(), draft=despite_blockers),
            out=Path(out),
            limit_kb=most,
            force=run.force,
            progress=progress,
        )
    data = {"case": {"id": found.id, "ref": found.ref}, **_data(pack)}
    is_doubtful = pack.bundle.is_draft or not all(each.fits for each in pack.files)
    return Answer(data, _lines(pack), Done.FINDINGS if is_doubtful else Done.DONE)


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
        "files": [
            {
                "box": each.filled.box.key,
                "title_en": each.filled.box.name.en,
                "title_zh": each.filled.box.name.zh,
                "file": each.name,
                "bytes": each.size,
                "limit": each.limit,
                "fits": each.fits,
                "dpi": each.dpi,
                "exhibits": [
                    {"label": x.number, "first_page": upload_pack.first_page(pack, x)}
                    for x in each.filled.exhibits
                ],
            }
            for each in pack.files
        ],
        "is_draft": pack.bundle.is_draft,
        "notes": list(pack.notes),
    }


def _lines(pack: UploadPack) -> list[Line]:
    lines: list[Line] = [_row(each) for each in pack.files]
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
    labels = ", ".join(exhibit.number for exhibit in each.filled.exhibits)
    return row(
        "✓" if each.fits else "✗",
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
            out("FOLDER", required=True),
            Option("--limit", msg("Most kilobytes a file may have."), value="KB"),
            Option(
                "--despite-blockers",
                msg(
                    "Write it although points stand in the way; every page of the dossier says so."
                ),
            ),
        ),
        opens=True,
        writes=True,
    ),
)
