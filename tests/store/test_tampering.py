# SPDX-License-Identifier: MIT
"""Somebody, or a failing disk, changes the vault: never wrong data, never a crash."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import VaultDamaged, VaultLocked
from kvisa_desktop.store import vault_file
from kvisa_desktop.store.keys import Password, RecoveryCode, Secret
from kvisa_desktop.store.vault import OpenVault, create
from tests.properties import ONE_FIXTURE, examples
from tests.store.vaults import ACT, CHEAP, PASSWORD, PDF, add_person, copied, reopened

WHOLE = "The vault is whole and open"


def places(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Yield the way to every value in vault.json."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from places(value, (*path, key))
    elif isinstance(content, list):
        for index, value in enumerate(content):
            yield from places(value, (*path, index))
    else:
        yield path


PLACES = [
    *[(name,) for name in ("format", "version", "id", "created", "seal")],
    *[("slots", 0, name) for name in ("id", "added", "kind", "kdf", "passes", "mem_kib", "lanes")],
    *[("slots", 0, name) for name in ("salt", "box")],
    *[("slots", 1, name) for name in ("id", "added", "kind", "salt", "box")],
]


def changed(value: Any) -> Any:  # noqa: ANN401
    """Return a value of the same type that differs by little."""
    if isinstance(value, int):
        return value - 1
    return ("B" if value[:1] != "B" else "C") + value[1:]


def tamper(folder: Path, place: tuple[Any, ...], *, copy_too: bool) -> None:
    path = folder / "vault.json"
    content = json.loads(path.read_text())
    inside = content
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = changed(inside[place[-1]])
    path.write_text(json.dumps(content))
    if copy_too:
        shutil.copy(path, folder / "backups" / "vault.json")


def said(vault: OpenVault) -> tuple[object, ...]:
    return vault.id, vault.created, vault.role


@pytest.fixture
def truth(folder: Path) -> tuple[object, ...]:
    """Return what the vault says of itself before anybody changes it."""
    with reopened(folder) as vault:
        return said(vault)


def test_every_value_is_tried(folder: Path) -> None:
    assert set(places(json.loads((folder / "vault.json").read_text()))) == set(PLACES)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_changed_value_is_put_right_from_the_copy(
    folder: Path, truth: tuple[object, ...], place: tuple[Any, ...]
) -> None:
    tamper(folder, place, copy_too=False)
    with reopened(folder) as vault:
        assert said(vault) == truth
        (notice,) = vault.notices
        assert "put right from its copy" in notice.text
    with reopened(folder) as vault:
        assert vault.notices == ()


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_value_changed_in_both_is_never_believed(
    folder: Path, code: str, truth: tuple[object, ...], place: tuple[Any, ...]
) -> None:
    tamper(folder, place, copy_too=True)
    secrets = (Password(PASSWORD), RecoveryCode(code))
    assert [outcome(folder, secret, truth) for secret in secrets] == expected(place)


def outcome(folder: Path, secret: Secret, truth: tuple[object, ...]) -> str:
    """Return whether the vault opens; if it does, it says the truth and that something is wrong."""
    try:
        vault = reopened(folder, secret)
    except (VaultLocked, VaultDamaged):
        return "shut"
    with vault:
        assert said(vault) == truth
        assert any(WHOLE in notice.text for notice in vault.notices)
    return "open"


def expected(place: tuple[Any, ...]) -> list[str]:
    """Return what becomes of the password and the code: the one not touched still opens."""
    if place in {("format",), ("version",)}:
        return ["shut", "shut"]
    if place[0] != "slots":
        return ["open", "open"]
    return ["shut", "open"] if place[1] == 0 else ["open", "shut"]


def test_a_slot_taken_away_is_noticed(folder: Path) -> None:
    content = json.loads((folder / "vault.json").read_text())
    del content["slots"][1]
    for path in (folder / "vault.json", folder / "backups" / "vault.json"):
        path.write_text(json.dumps(content))
    with reopened(folder) as vault:
        assert any(WHOLE in notice.text for notice in vault.notices)


def test_a_lost_copy_is_made_again_without_a_word(folder: Path) -> None:
    (folder / "backups" / "vault.json").unlink()
    with reopened(folder) as vault:
        assert vault.notices == ()
    assert vault_file.agrees(folder)


def test_a_newer_version_is_refused_untouched(folder: Path) -> None:
    for path in (folder / "vault.json", folder / "backups" / "vault.json"):
        path.write_text(path.read_text().replace('"version": 1', '"version": 2'))
    with pytest.raises(VaultDamaged, match="newer version"):
        reopened(folder)


@pytest.fixture(scope="module")
def filled(
    made: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Person, bytes]:
    """Return a closed vault with a few people and a scan in it."""
    folder = copied(made[0], tmp_path_factory.mktemp("filled") / "Filled.kvisa")
    scan = bytes(range(256)) * 40
    with reopened(folder) as vault:
        person, *_ = [add_person(vault, f"Person {number}") for number in range(30)]
        with vault.act(ACT) as act:
            act.keep_file(scan, PDF, "Scan.pdf")
    return folder, person, scan


def read_all(folder: Path, person: Person, scan: bytes) -> None:
    """Read everything; what is shown must be right."""
    with reopened(folder) as vault, vault.read() as look:
        assert look.get(Person, person.id) == person
        assert len(look.find(Person)) == 30
        for file in look.find(StoredFile):
            assert look.read_file(file.id) == scan


@settings(max_examples=examples(60), suppress_health_check=ONE_FIXTURE)
@given(data=st.data())
def test_a_flipped_bit_in_the_database_is_never_shown(
    filled: tuple[Path, Person, bytes], tmp_path: Path, data: st.DataObject
) -> None:
    template, person, scan = filled
    folder = tmp_path / "flipped"
    shutil.rmtree(folder, ignore_errors=True)
    copied(template, folder)
    flip(folder / "store.db", data)
    with suppress(VaultDamaged):  # a bit that nothing reads may go unnoticed
        read_all(folder, person, scan)


def flip(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)


@settings(max_examples=examples(25), suppress_health_check=ONE_FIXTURE)
@given(data=st.data())
def test_a_flipped_bit_in_a_scan_is_told_and_the_rest_stays_usable(
    filled: tuple[Path, Person, bytes], tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "flipped"
    shutil.rmtree(folder, ignore_errors=True)
    copied(filled[0], folder)
    (path,) = (folder / "files").glob("??/*")
    flip(path, data)
    with reopened(folder) as vault, vault.read() as look:
        (file,) = look.find(StoredFile)
        with pytest.raises(VaultDamaged, match="is damaged"):
            look.read_file(file.id)
        assert look.get(Person, filled[1].id) == filled[1]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(4080), b"x" * 5000])
def test_a_database_that_is_none_is_told(folder: Path, content: bytes) -> None:
    (folder / "store.db").write_bytes(content)
    with pytest.raises(VaultDamaged, match="is damaged"):
        reopened(folder)


def test_a_missing_database_is_not_made_anew(folder: Path) -> None:
    (folder / "store.db").unlink()
    with pytest.raises(VaultDamaged, match="has no database"):
        reopened(folder)
    assert not (folder / "store.db").exists()


def test_the_database_of_another_vault_does_not_fit(folder: Path, tmp_path: Path) -> None:
    create(tmp_path / "other", PASSWORD, cost=CHEAP).vault.close()
    shutil.copy(tmp_path / "other" / "store.db", folder / "store.db")
    with pytest.raises(VaultDamaged):
        reopened(folder)


def test_a_look_that_met_a_damaged_page_ends_without_a_second_failure(
    filled: tuple[Path, Person, bytes], tmp_path: Path
) -> None:
    folder = copied(filled[0], tmp_path / "flipped")
    content = bytearray((folder / "store.db").read_bytes())
    for page in range(5, len(content) // 4096):
        content[page * 4096 + 9] ^= 1
    with reopened(folder) as vault:
        (folder / "store.db").write_bytes(content)
        with vault.read() as look, suppress(VaultDamaged):
            look.find(Person)
        with pytest.raises(VaultDamaged):
            look_twice(vault)


def look_twice(vault: OpenVault) -> None:
    """Go on in the same look after a damaged page."""
    with vault.read() as look:
        with suppress(VaultDamaged):
            look.find(Person)
        look.find(StoredFile)
