# SPDX-License-Identifier: MIT
"""Lists come in whole or not at all, whatever is in the file."""

import gzip
import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.errors import Cancelled, NoRoom, Refused
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.services.ports import ImportedList
from kvisa_desktop.services.progress import Progress, Silent
from kvisa_desktop.store.register import (
    input_files,
    json_stream,
    list_file,
    tables,
    unpacking,
)
from kvisa_desktop.store.register.importing import MOST_LISTS
from kvisa_desktop.store.register.plain_register import PlainRegister
from tests.store.ror_records import (
    HILL,
    LAKE,
    Watcher,
    first,
    json_file,
    lines_file,
    names,
    ror_id,
    second,
    small_starter,
    two_records,
    zip_file,
)

ON = date(2026, 11, 22)
LAKES = "Mývatn University of Invented Lakes"
TABLE = "英文名称,中文名称,国家（地区）,域名\nInvented Lakes College,米湖学院,冰岛,lakes.example\n"


@pytest.fixture
def register(tmp_path: Path) -> PlainRegister:
    return PlainRegister(tmp_path / "institutions", small_starter(tmp_path / "starter.csv"))


def import_(register: PlainRegister, file: Path, progress: Progress | None = None) -> ImportedList:
    return register.import_list(file, on=ON, progress=progress or Silent())


def left_in(tmp_path: Path) -> set[str]:
    return {each.name for each in (tmp_path / "institutions").iterdir()}


@pytest.mark.parametrize("name", ["ror.json", "ror.jsonl", "ror.jsonl.gz", "release.zip"])
def test_a_release_of_ror_comes_in_from_every_kind_of_file(
    register: PlainRegister, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    if name.endswith(".json"):
        json_file(file, two_records())
    elif name.endswith(".zip"):
        zip_file(file, readme__txt="…", dump__json=json.dumps(two_records()))
    else:
        lines_file(file, two_records())
    done = import_(register, file)
    assert (done.title, done.institutions, done.is_new, done.left_out) == ("ror", 2, True, 0)
    assert names(register, "invented lakes")[:1] == [LAKES]
    assert names(register, "IIH")[:1] == ["Institute of Imaginary Hills"]


def test_of_a_zip_the_newer_schema_is_taken(register: PlainRegister, tmp_path: Path) -> None:
    file = zip_file(
        tmp_path / "release.zip",
        __MACOSX="",
        v1__json=json.dumps([first(HILL, "Institute of Imaginary Hills")]),
        v1_schema_v2__json=json.dumps([second(LAKE, LAKES)]),
        v1__csv="name\nSomething Else\n",
    )
    import_(register, file)
    assert register.entry(ror_id(LAKE)) is not None
    assert register.entry(ror_id(HILL)) is None


def test_what_ror_has_withdrawn_is_counted_and_left_out(
    register: PlainRegister, tmp_path: Path
) -> None:
    records = [*two_records(), second(5, "Twice Entered University", status="withdrawn")]
    assert import_(register, json_file(tmp_path / "r.json", records)).left_out == 1


def test_a_second_import_replaces_the_first(register: PlainRegister, tmp_path: Path) -> None:
    import_(register, json_file(tmp_path / "r.json", two_records()))
    done = import_(register, json_file(tmp_path / "r.json", [second(7, "Newer University")]))
    assert not done.is_new
    assert register.entry(ror_id(LAKE)) is None
    (_, listed) = register.lists()
    assert (listed.title, listed.institutions, listed.made_on) == ("ror", 1, ON)


def test_records_may_be_cut_anywhere_by_the_pieces_they_are_read_in(
    register: PlainRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_files, "PIECE", 7)
    file = json_file(tmp_path / "r.json", two_records())
    assert import_(register, file).institutions == 2
    assert names(register, "米湖")[:1] == [LAKES]


def _packed(data: bytes) -> bytes:
    return gzip.compress(data)


def _encrypted_zip() -> bytes:
    """Return a zip that says that its only file is encrypted."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("ror.json", "[]")
    data = bytearray(held.getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


GOOD = json.dumps(two_records()).encode()
REFUSED = {
    "empty": (b"", "it is empty"),
    "nothing but space": (b"\n\n", "no institution in it"),
    "empty list": (b"[]", "no institution in it"),
    "cut off": (GOOD[:-20], "the file ends in it"),
    "list not closed": (GOOD[:-1], "no sound JSON after record 2"),
    "comma missing": (GOOD.replace(b'}, {"id"', b'} {"id"'), "no sound JSON after record"),
    "something after": (GOOD + b"[]", "follows the list after record 2"),
    "numbers": (b"[1, 2]", "no record of an institution after number 0"),
    "other objects": (b'[{"name": "Nobody"}]', "record 1 is no record of ROR"),
    "wrong check digits": (GOOD.replace(ror_id(HILL)[-2:].encode(), b"99"), "record 2 is no"),
    "nested deeply": (b"[" + b'{"a":' * 200_000, "record 1 is no sound JSON"),
    "endless number": (b'[{"id":' + b"9" * 9000 + b"}]", "record 1 is no sound JSON"),
    "not UTF-8": (GOOD.replace(b"Hills", b"\xffills"), "not UTF-8"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(400), "neither JSON nor a table"),
    "broken gzip": (_packed(GOOD)[:-12], "damaged"),
    "no gzip at all": (b"\x1f\x8b" + bytes(50), "damaged"),
    "broken zip": (b"PK\x03\x04" + bytes(50), "damaged"),
    "encrypted zip": (_encrypted_zip(), "encrypted"),
    "headings only": (b"name,country\n", "no institution in it"),
    "strange headings": (b"a,b\n1,2\n", "no column is headed"),
    "row without a name": (b"name,country\nA College,IS\n,IS\n", "line 3 names no institution"),
    "quote not closed": (b'name,country\n"A' + b"a" * 200_000, "line 2 is no row"),
    "too many columns": (b"name\n" + b"a," * 400, "line 2 has too many columns"),
    "line without end": (b"name\n" + b"a" * 3_000_000, "line that is too long"),
    "text that changes": ("name\nÉcole\n".encode() * 9000 + b"\xff", "throughout"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_refused_with_its_reason_and_changes_nothing(
    register: PlainRegister, tmp_path: Path, case: str
) -> None:
    import_(register, json_file(tmp_path / "good.json", two_records()))
    before = left_in(tmp_path)
    data, reason = REFUSED[case]
    bad = tmp_path / "bad"
    bad.write_bytes(data)
    with pytest.raises(Refused) as refused:
        import_(register, bad)
    assert reason in Translator("en")(refused.value.what)
    assert refused.value.remedy is not None
    assert left_in(tmp_path) == before
    assert names(register, "invented lakes")[:1] == [LAKES]


def test_a_file_that_unpacks_to_too_much_is_refused(
    register: PlainRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_files, "ALLOWANCE", 4 * 1024**2)
    bomb = tmp_path / "bomb.json.gz"
    with gzip.open(bomb, "wb") as file:
        file.write(b"[")
        for _ in range(64):
            file.write(b" " * 1024**2)
    with pytest.raises(Refused) as refused:
        import_(register, bomb)
    assert "unpacks to more" in refused.value.what.values["why"].text  # type: ignore[union-attr]


def test_one_record_is_never_read_without_end(
    register: PlainRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "LONGEST_RECORD", 1000)
    monkeypatch.setattr(input_files, "PIECE", 100)
    read = 0
    plain = input_files.Bounded.read

    def counted(stream: input_files.Bounded) -> bytes:
        nonlocal read
        piece = plain(stream)
        read += len(piece)
        return piece

    monkeypatch.setattr(input_files.Bounded, "read", counted)
    file = tmp_path / "r.json"
    file.write_text('[{"id": "' + "a" * 50_000, encoding="utf-8")
    with pytest.raises(Refused):
        import_(register, file)
    assert read < 10_000


def test_a_zip_without_a_list_or_with_too_many_files_is_refused(
    register: PlainRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="not taken"):
        import_(register, zip_file(tmp_path / "a.zip", photo__png="", read__md=""))
    monkeypatch.setattr(unpacking, "MOST_FILES", 1)
    with pytest.raises(Refused, match="not taken"):
        import_(register, zip_file(tmp_path / "b.zip", a__json="[]", b__json="[]"))


def test_a_zip_that_hides_the_size_of_its_directory_is_refused(
    register: PlainRegister, tmp_path: Path
) -> None:
    data = bytearray(zip_file(tmp_path / "a.zip", a__json=GOOD.decode()).read_bytes())
    end = data.index(b"PK\x05\x06")
    for hidden in (
        data[:end] + b"PK\x06\x07" + bytes(16) + data[end:],
        data[: end + 12] + b"\xff\xff\xff\x7f" + data[end + 16 :],
        data[: end + 10] + b"\xff\xff" + data[end + 12 :],
        data[:end],
    ):
        (tmp_path / "b.zip").write_bytes(hidden)
        with pytest.raises(Refused, match="not taken"):
            import_(register, tmp_path / "b.zip")


def test_a_zip_packed_in_a_way_that_asks_for_memory_is_refused(
    register: PlainRegister, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.json", GOOD)
    with pytest.raises(Refused, match="not taken"):
        import_(register, tmp_path / "a.zip")


def test_a_gzip_of_several_parts_comes_in_but_not_of_endless_ones(
    register: PlainRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "r.json.gz"
    half = len(GOOD) // 2
    file.write_bytes(_packed(GOOD[:half]) + _packed(GOOD[half:]) + bytes(20))
    assert import_(register, file).institutions == 2
    monkeypatch.setattr(unpacking, "MOST_PARTS", 5)
    file.write_bytes(_packed(b"") * 20 + _packed(GOOD))
    with pytest.raises(Refused, match="not taken"):
        import_(register, file)


def test_a_gzip_with_a_name_without_end_is_refused(register: PlainRegister, tmp_path: Path) -> None:
    file = tmp_path / "r.json.gz"
    file.write_bytes(b"\x1f\x8b\x08\x08" + bytes(6) + b"a" * 3_000_000)
    with pytest.raises(Refused, match="not taken"):
        import_(register, file)


def test_more_rows_or_records_than_a_list_can_have_are_refused(
    register: PlainRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 1)
    table = tmp_path / "t.csv"
    table.write_text("name\nOne\nTwo\n", encoding="utf-8")
    with pytest.raises(Refused):
        import_(register, table)
    monkeypatch.setattr(json_stream, "MOST_RECORDS", 1)
    with pytest.raises(Refused):
        import_(register, json_file(tmp_path / "r.json", two_records()))


def test_a_missing_file_and_a_folder_are_refused(register: PlainRegister, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file"):
        import_(register, tmp_path / "nowhere.json")
    with pytest.raises(Refused, match="is a folder"):
        import_(register, tmp_path)


def test_it_says_how_far_it_is_and_stops_when_told(register: PlainRegister, tmp_path: Path) -> None:
    records = [second(2000 + at, f"University of Place {at}") for at in range(1200)]
    file = lines_file(tmp_path / "r.jsonl", records)
    register.search("x")
    watcher = Watcher(stop_after=3)
    with pytest.raises(Cancelled):
        import_(register, file, watcher)
    assert left_in(tmp_path) == {"starter.sqlite"}
    watcher = Watcher()
    import_(register, file, watcher)
    assert all(0 <= done <= total for done, total in watcher.reported)
    assert watcher.reported[-1] == (1200, 1200)


def test_what_a_killed_program_left_is_swept_away_when_it_is_old(
    register: PlainRegister, tmp_path: Path
) -> None:
    register.search("x")
    old, fresh = (tmp_path / "institutions" / f"ror-{each}.sqlite.part" for each in "ab")
    for each in (old, fresh):
        each.touch()
    os.utime(old, (0, 0))
    import_(register, json_file(tmp_path / "r.json", two_records()))
    assert left_in(tmp_path) == {"starter.sqlite", "ror.sqlite", fresh.name}


def test_a_full_disk_is_said_and_leaves_nothing(
    register: PlainRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.search("x")
    monkeypatch.setattr(list_file, "LARGEST_FILE", 40 * 4096)
    records = [second(2000 + at, f"University of Place {at}") for at in range(3000)]
    with pytest.raises(NoRoom):
        import_(register, lines_file(tmp_path / "r.jsonl", records))
    assert left_in(tmp_path) == {"starter.sqlite"}


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NoRoom):
        PlainRegister(tmp_path / "file" / "x", small_starter(tmp_path / "starter.csv")).search("x")


def test_there_is_an_end_to_the_number_of_lists(register: PlainRegister, tmp_path: Path) -> None:
    for number in range(MOST_LISTS):
        file = tmp_path / f"t{number}.csv"
        file.write_text(TABLE, encoding="utf-8")
        if number < MOST_LISTS - 1:
            import_(register, file)
    import_(register, tmp_path / "t0.csv")  # replaces one
    with pytest.raises(Refused):
        import_(register, file)
