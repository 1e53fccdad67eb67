# SPDX-License-Identifier: MIT
"""No room, no permission, no disk: a sentence, nothing half done, and on it goes afterwards."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import Fault, NoRoom, UserError, VaultLocked
from kvisa_desktop.store import database
from kvisa_desktop.store.vault import OpenVault, create
from tests.store.vaults import (
    ACT,
    CHEAP,
    PASSWORD,
    PDF,
    add_person,
    engine_of,
    files_in,
    reopened,
)

PAGES = 4
SPEAKS = "from tests.store.vaults import *\nimport sys\nfrom pathlib import Path\n"


@contextmanager
def full_database(engine: Engine) -> Iterator[None]:
    """Let the database grow by a few pages only, as on a full disk."""

    def limit(connection: object, *_: object) -> None:
        driver = connection
        (pages,) = driver.execute("PRAGMA page_count").fetchone()  # type: ignore[attr-defined]
        driver.execute(f"PRAGMA max_page_count = {pages + PAGES}")  # type: ignore[attr-defined]

    engine.dispose()
    event.listen(engine, "connect", limit)
    yield
    event.remove(engine, "connect", limit)
    engine.dispose()


def too_much(vault: OpenVault, person: Person) -> None:
    with vault.act(ACT) as act:
        act.put(replace(person, surname="Changed"))
        act.keep_file(b"x" * 100, PDF, "Scan.pdf")
        for _ in range(40):
            act.put(Person(id=PersonId(act.new_id()), note="x" * 2000))


def test_a_full_disk_undoes_the_act_and_nothing_else(vault: OpenVault, folder: Path) -> None:
    person = add_person(vault)
    with full_database(engine_of(vault)):
        with pytest.raises(NoRoom, match="not enough room") as caught:
            too_much(vault, person)
        assert caught.value.fault is Fault.NO_ROOM
        assert caught.value.remedy is not None
        with vault.read() as look:
            assert look.find(Person) == (person,)
            assert look.find(StoredFile) == ()
    assert files_in(folder) == set()
    too_much(vault, person)
    with vault.read() as look:
        assert len(look.find(Person)) == 41


def limited(folder: Path, script: str) -> str:
    """Run a program on the vault that may write only small files; return what it printed."""
    head = SPEAKS + (
        "import resource\n"
        "size = (Path(sys.argv[1]) / 'store.db').stat().st_size\n"
        "vault = reopened(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, size + 4096))\n"
    )
    return run(head + script, folder)


def run(script: str, folder: Path, *before: str) -> str:
    done = subprocess.run(
        [*before, sys.executable, "-c", script, folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


SAYING = """
from kvisa_desktop.errors import UserError
try:
{body}
    print("done")
except UserError as error:
    print(type(error).__name__, "|", error.what.text)
"""


def saying(*lines: str) -> str:
    return SAYING.format(body="\n".join(f"    {line}" for line in lines))


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
@pytest.mark.parametrize(
    "lines",
    [
        ("with vault.act(ACT) as act:", "    act.keep_file(b'x' * (1 << 20), PDF, 'Scan.pdf')"),
        (
            "with vault.act(ACT) as act:",
            "    for _ in range(400):",
            "        act.put(Person(id=act.new_id(), note='x' * 2000))",
        ),
    ],
    ids=["a scan", "records"],
)
def test_a_limit_of_the_system_is_told_and_survived(folder: Path, lines: tuple[str, ...]) -> None:
    with reopened(folder) as vault:
        person = add_person(vault)
    said = limited(folder, saying(*lines))
    assert said.startswith("NoRoom"), said
    with reopened(folder) as vault, vault.read() as look:
        assert look.find(Person) == (person,)
    assert files_in(folder) == set()


@pytest.fixture
def without_privileges() -> tuple[str, ...]:
    """Return what to write before a command so that even root has to ask for permission."""
    if sys.platform == "win32":
        pytest.skip("permissions work differently there")
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root cannot be kept from writing")
    powers = "-dac_override,-dac_read_search"
    return ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}")


OPENING = SPEAKS + saying("with reopened(Path(sys.argv[1])) as vault:", "    add_person(vault)")


@contextmanager
def read_only(*paths: Path) -> Iterator[None]:
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield
    for path, mode in modes.items():
        path.chmod(mode)


def test_a_read_only_folder_is_told(folder: Path, without_privileges: tuple[str, ...]) -> None:
    with read_only(folder, *folder.rglob("*")):
        said = run(OPENING, folder, *without_privileges)
    assert said == "NoRoom | {folder} cannot be written to. Nothing was changed."
    assert run(OPENING, folder, *without_privileges) == "done"


@pytest.mark.parametrize(
    ("name", "mode", "sentence"),
    [
        ("store.db", 0o400, "{folder} cannot be written to. Nothing was changed."),
        ("lock", 0o400, "{folder} cannot be written to. Nothing was changed."),
        ("vault.json", 0o000, "You are not allowed to read {path}."),
    ],
)
def test_one_file_that_may_not_be_touched_is_told(
    folder: Path, without_privileges: tuple[str, ...], name: str, mode: int, sentence: str
) -> None:
    (folder / name).chmod(mode)
    assert run(OPENING, folder, *without_privileges) == f"NoRoom | {sentence}"


def test_a_vault_is_not_made_where_nothing_may_be_written(
    tmp_path: Path, without_privileges: tuple[str, ...]
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    making = saying("create(Path(sys.argv[1]) / 'v', PASSWORD, cost=CHEAP)")
    script = f"{SPEAKS}from kvisa_desktop.store.vault import create\n{making}"
    with read_only(place):
        said = run(script, place, *without_privileges)
    assert said.startswith("NoRoom"), said
    assert not list(place.iterdir())


def test_a_disk_that_is_gone_is_told(vault: OpenVault, folder: Path) -> None:
    person = add_person(vault)
    away = folder.rename(folder.with_name("pulled out"))
    engine_of(vault).dispose()
    with pytest.raises(UserError) as caught, vault.read() as look:
        look.get(Person, person.id)
    assert caught.value.remedy is not None
    away.rename(folder)
    with vault.read() as look:
        assert look.get(Person, person.id) == person


def test_another_program_on_the_database_is_told(
    vault: OpenVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.0)
    engine_of(vault).dispose()
    key = vault._open_session.keys.database  # noqa: SLF001
    with database.opened(folder / "store.db", key) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(VaultLocked, match="Another program"), vault.act(ACT):
            pass
    add_person(vault)


def test_a_vault_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NoRoom, match="not enough room"):
        create(tmp_path / "v", PASSWORD, cost=CHEAP)
    assert not list(tmp_path.iterdir())
