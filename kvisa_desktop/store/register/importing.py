# SPDX-License-Identifier: MIT
"""Making a list out of a file somebody else wrote: a dump of ROR, or a table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.ports import ImportedList
from kvisa_desktop.services.progress import Progress, step
from kvisa_desktop.store.register import json_stream, list_file, ror, tables
from kvisa_desktop.store.register.folding import fold
from kvisa_desktop.store.register.input_files import Content, opened, refused
from kvisa_desktop.store.register.list_file import About

ROR_LIST = "ror"
STARTER = "starter"
MOST_LISTS = 12
_LONGEST_TITLE = 40
_STEP = 250
_BEGIN = 4096
_KILOBYTE = 1024


@dataclass(slots=True)
class _Reading:
    """Entries of a file, the list they are for, and what is worth knowing afterwards."""

    title: str
    entries: Iterator[RegisterEntry]
    table: tables.Table | None = None
    left_out: list[int] = field(default_factory=lambda: [0])


def import_list(file: Path, folder: Path, *, on: date, progress: Progress) -> ImportedList:
    """Make a list in `folder` out of `file`, all of it or nothing; one of its title is replaced."""
    with opened(file) as content:
        reading = _reading(content, file)
        place = folder / f"{reading.title}{list_file.SUFFIX}"
        replaced = place.exists()
        if not replaced:
            _check_number(folder)
        with list_file.making(place) as writer:
            for entry in _with_progress(reading.entries, content, progress):
                writer.add(entry)
            if not writer.institutions:
                raise refused(file, msg("there is no institution in it."))
            writer.finish(About(reading.title, file.name, on.isoformat()), progress)
    return ImportedList(
        reading.title,
        writer.institutions,
        writer.names,
        is_new=not replaced,
        left_out=reading.left_out[0],
        notes=_notes(reading.table) if reading.table else (),
    )


def _check_number(folder: Path) -> None:
    if len(list(folder.glob(f"*{list_file.SUFFIX}"))) >= MOST_LISTS:
        raise Refused(
            msg("The register holds {count} lists already.", count=MOST_LISTS),
            msg("Remove one with `kvisa institutions remove` first."),
        )


def starter_entries(file: Path) -> Iterator[RegisterEntry]:
    """Yield the institutions of the table that came with the program."""
    with opened(file) as content:
        yield from tables.entries(content.stream, file, STARTER, tables.Table("utf-8"))


def _with_progress(
    entries: Iterator[RegisterEntry], content: Content, progress: Progress
) -> Iterator[RegisterEntry]:
    total = content.size // _KILOBYTE + 1
    for count, entry in enumerate(entries):
        if count % _STEP == 0:
            done = min(content.stream.place // _KILOBYTE, total)
            step(progress, msg("Reading the list"), done, total)
        yield entry


def _reading(content: Content, file: Path) -> _Reading:
    begin = content.stream.peek(_BEGIN).removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin[:1] in {b"[", b"{"}:
        reading = _Reading(ROR_LIST, iter(()))
        reading.entries = _ror_entries(content, file, reading.left_out)
        return reading
    encoding = tables.encoding_of(content.stream)
    if not encoding or (b"\0" in begin and not encoding.startswith("utf-16")):
        raise refused(file, msg("it is neither JSON nor a table as text."))
    table = tables.Table(encoding)
    title = _title(file)
    return _Reading(title, tables.entries(content.stream, file, title, table), table)


def _ror_entries(content: Content, file: Path, left_out: list[int]) -> Iterator[RegisterEntry]:
    for number, record in enumerate(json_stream.objects(content.stream, file), 1):
        try:
            entry = ror.entry(record)
        except ror.NoRorRecord:
            raise refused(
                file, msg("record {number} is no record of ROR.", number=number)
            ) from None
        if entry is None:
            left_out[0] += 1
        else:
            yield entry


def _title(file: Path) -> str:
    """Return what a table is called: its file name in plain letters."""
    words = "-".join(fold(file.name.split(".")[0]).split())[:_LONGEST_TITLE].strip("-")
    return f"{words or 'list'}-list" if words in {"", ROR_LIST, STARTER} else words


def _notes(table: tables.Table) -> tuple[Message, ...]:
    notes = []
    if table.left_out:
        notes.append(msg("Columns not used: {columns}.", columns=", ".join(table.left_out[:20])))
    if table.countries_unknown:
        notes.append(
            plural(
                "{count} name of a country or region is not known and was left empty: {names}.",
                "{count} names of countries or regions are not known and were left empty: {names}.",
                len(table.countries_unknown),
                names=", ".join(sorted(table.countries_unknown)[:10]),
            )
        )
    if table.repeated:
        notes.append(
            plural(
                "{count} row repeats an institution and was left out.",
                "{count} rows repeat an institution and were left out.",
                table.repeated,
            )
        )
    return tuple(notes)
