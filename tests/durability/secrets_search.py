# SPDX-License-Identifier: MIT
"""Plants secrets in a vault, works with them, and searches every file the program has written.

    python tests/durability/secrets_search.py [--rounds 6] [--seed N]

The secrets are a passport number, a name in Latin and Chinese (as UTF-8, UTF-16 both ways), the
password, and the bytes of a JPEG. Rounds take in turn a whole session, a session that is killed in
the midst of it, a session that ends with the vault locked and still open, an erasure, and (in a
long run) the real window with a dossier and a share copy, let finish or killed while it builds.
After that no file in the vault, the folders of the program or its temporary folder holds any of
them. After an erasure the database, opened with its key, does not hold them either.
"""

import io
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image

from kvisa_desktop.app import App
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.person import Passport, PassportId, Person, PersonId
from kvisa_desktop.paths import user_folders
from kvisa_desktop.services import cases, documents, history
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.store import database
from kvisa_desktop.store.vault import OpenVault, open_vault
from tests.durability.reporting import Report, run
from tests.store.vaults import ACT

PASSWORD = "Geheimnis-Kennwort-31415"
NUMBER, NAME, CHINESE = "X31415926P", "Okonkwo-Adeyemi", "奥孔科沃阿德耶米"
KINDS = ("whole session", "killed", "locked", "erased", "window", "window killed")
WINDOW = Path(__file__).with_name("window_session.py")


def picture() -> bytes:
    """Return a JPEG whose bytes are like no other's."""
    image = Image.effect_noise((600, 800), 90).convert("RGB")
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90)
    return stream.getvalue()


def needles(jpeg: bytes) -> dict[str, bytes]:
    """Return what must not be found, by what it is."""
    found = {"jpeg": jpeg[len(jpeg) // 2 : len(jpeg) // 2 + 32], "jpeg's end": jpeg[-34:-2]}
    for what, text in (("number", NUMBER), ("name", NAME), ("Chinese name", CHINESE)):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            found[f"{what} in {encoding}"] = text.encode(encoding)
    found["password"] = PASSWORD.encode()
    return found


def written(places: tuple[Path, ...]) -> Iterator[Path]:
    """Yield every file that the program may have written."""
    for place in places:
        yield from (path for path in place.rglob("*") if path.is_file())


def search(places: tuple[Path, ...], wanted: dict[str, bytes], report: Report, when: str) -> None:
    """Look for the secrets in every file, and in the names of files."""
    for path in written(places):
        content = path.read_bytes()
        report.count("files searched")
        report.faults += [
            f"{when}: {what} in {path.name}" for what, each in wanted.items() if each in content
        ]
        report.faults += [f"{when}: the name of {path.name}"] if NAME in str(path) else []


def session(app: App, folder: Path, scan: Path, *, said: int | None = None) -> OpenVault:
    """Work as a person does: case, scan and pictures, history, backups; return the vault."""
    vault = app.create_vault(folder, PASSWORD).vault
    with vault.act(ACT) as act:
        person = Person(id=PersonId(act.new_id()), surname=NAME, chinese_name=CHINESE)
        act.put(person)
        passport = Passport(id=PassportId(act.new_id()), person_id=person.id, number=NUMBER)
        act.put(passport)
        plan = Bilingual(NAME, CHINESE)
        case = Case(id=CaseId(act.new_id()), person_id=person.id, ref="K-1", activity_plan=plan)
        act.put(case)
    filing = Filing(kind="passport-data-page")
    documents.add(vault, app.scans, case.id, [Scan(NAME + ".jpg", scan.read_bytes)], filing)
    app.safety.back_up(vault)
    if said is not None:
        os.write(said, b".")
    app.scans.preview(scan.read_bytes(), FileType.JPEG, 1)
    history.undo(vault)
    history.redo(vault)
    cases.listed(vault, query=NAME)
    for backup in app.safety.backups(folder):
        app.safety.contents_for(vault, backup)
        app.safety.open_backup_of(vault, backup).close()
    return vault


def killed(app: App, folder: Path, scan: Path, chance: random.Random) -> None:
    """Kill a session in the midst of it."""
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        session(app, folder, scan, said=outward)
        signal.pause()
    os.read(inward, 1)
    select.select([], [], [], chance.uniform(0, 0.3))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def erased(app: App, vault: OpenVault, folder: Path, report: Report) -> None:
    """Erase the client; the open database must not know the secrets any more."""
    case = cases.find(vault, "K-1")
    app.safety.erase(vault, CaseId(case.id), OldBackups.REWRITE)
    with vault.source() as source:
        key = source.keys.database
    vault.close()
    for path in (folder / "store.db", *sorted((folder / "backups").glob("*.db"))):
        with database.peeked(path, key) as raw:
            tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            text = str([raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables])
        report.faults += [
            f"erased, and still in {path.name}" for each in (NUMBER, NAME, CHINESE) if each in text
        ]


def in_window(root: Path, kind: str, look: Callable[[str], None], chance: random.Random) -> None:
    """Work in the window, and search after each thing it says that it has done."""
    inside = root / "inside"
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = os.environ | dict.fromkeys(homes, str(inside / "home"))
    (inside / "home").mkdir()
    command = [sys.executable, str(WINDOW), str(inside), str(root / "outside"), PASSWORD]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert child.stdin is not None
    assert child.stdout is not None
    stages = []
    for line in child.stdout:
        stages.append(line.strip())
        look(f"in the window, {stages[-1]}")
        child.stdin.write("\n")
        child.stdin.flush()
        if kind == "window killed" and stages[-1] == "building":
            select.select([], [], [], chance.uniform(0, 2))
            child.kill()
            break
    child.wait()
    if kind == "window" and stages[-1:] != ["locked"]:
        look_failed = f"the window ended after: {stages}"
        raise RuntimeError(look_failed)


def one_round(kind: str, root: Path, chance: random.Random, report: Report) -> None:
    """Work in one way, then search."""
    jpeg = picture()
    outside, inside, temporary = root / "outside", root / "inside", root / "temporary"
    for each in (outside, inside, temporary):
        each.mkdir()
    scan = outside / "scan.jpg"
    scan.write_bytes(jpeg)
    os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
    folder = inside / "Client.kvisa"
    places, wanted = (inside, temporary), needles(jpeg)
    with App(user_folders(inside / "data")) as app:
        if kind.startswith("window"):
            session(app, folder, scan).close()
            in_window(root, kind, lambda when: search(places, wanted, report, when), chance)
        elif kind == "killed":
            killed(app, folder, scan, chance)
            search(places, wanted, report, "after a kill")
            open_vault(folder, app.secret(PASSWORD)).close()
        else:
            vault = session(app, folder, scan)
            search(places, wanted, report, "at work")
            if kind == "erased":
                erased(app, vault, folder, report)
            elif kind == "locked":
                vault.lock()
                search(places, wanted, report, "locked")
            vault.close()
    search(places, wanted, report, kind)


def rounds(report: Report, chance: random.Random) -> None:
    """Work in each way in turn."""
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    try:
        for number in range(report.rounds):
            kind = KINDS[number % len(KINDS)]
            with tempfile.TemporaryDirectory(dir="/tmp") as name:
                one_round(kind, Path(name), chance, report)
            tempfile.tempdir = before[0]
            report.count(kind)
    finally:
        tempfile.tempdir = before[0]


if __name__ == "__main__":
    sys.exit(run("Search for secrets in all that was written.", 6, rounds))
