# SPDX-License-Identifier: MIT
"""Kills a program in the midst of building a dossier, and looks what is left.

    python tests/durability/kill_build.py [--rounds 20] [--seed N]

Each round starts the command line on the sample case and kills it at a random moment. Then either
no dossier is there, or a whole one that is proved; no half file lies beside it, and the vault opens
and still has every paper. The last build is let finish: its bytes are those of the first one.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kvisa_desktop.app import App, sample_case
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.dossier.verify import verify
from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.paths import user_folders
from kvisa_desktop.store.vault import OpenVault
from tests import patience

ROOT = Path(__file__).resolve().parents[2]

DAY = "2027-01-05"


def building(vault: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start to build the dossier of the sample case."""
    command = "import sys, kvisa_desktop.cli as c; sys.exit(c.main())"
    words = ["dossier", str(vault), "SAMPLE", "-o", str(out), "--force", "--on", DAY]
    return subprocess.Popen(
        [sys.executable, "-c", command, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )


def _opened(program: App, vault: Path) -> OpenVault:
    """Open a vault, even while a worker that a killed program was just starting has it.

    Such a child holds what its parent held until it has become another program.
    """
    until = time.monotonic() + patience.SECONDS
    while True:
        try:
            return program.open_vault(vault, None)
        except VaultLocked:
            if time.monotonic() > until:
                raise
        time.sleep(0.01)


def papers(program: App, vault: Path) -> int:
    """Open the vault as it was left, and count the papers of the case."""
    with _opened(program, vault) as opened, opened.read() as reader:
        case = sample_case(opened)
        if case is None:
            return 0
        return len(reader.find(Document, case_id=case.id))


def faults_of(out: Path, program: App, vault: Path, before: int) -> list[str]:
    """Return what is wrong after a kill."""
    faults = [f"left behind: {each.name}" for each in out.parent.iterdir() if each != out]
    if out.exists() and not all(proof.ok for proof in verify(out)):
        faults.append("a dossier that cannot be proved")
    after = papers(program, vault)
    if after != before:
        faults.append(f"{before} papers before, {after} after")
    return faults


def main() -> None:
    """Run the rounds and print the report as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, faults, whole = random.Random(asked.seed), [], 0
    with tempfile.TemporaryDirectory() as folder, App(user_folders(Path(folder) / "data")) as app:
        vault, results = Path(folder) / "Case.kvisa", Path(folder) / "results"
        results.mkdir()
        out = results / "dossier.pdf"
        created = app.create_vault(vault, None)
        app.add_sample(created.vault)
        created.vault.close()
        before = papers(app, vault)
        started = time.monotonic()
        building(vault, out).wait()
        longest = time.monotonic() - started
        first = out.read_bytes()
        for _ in range(asked.rounds):
            out.unlink(missing_ok=True)
            process = building(vault, out)
            try:
                process.wait(timeout=chance.uniform(0.1, 1.05) * longest)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            faults += faults_of(out, app, vault, before)
            whole += out.exists()
        building(vault, out).wait()
        if out.read_bytes() != first:
            faults.append("the dossier built after the kills has other bytes")
    print(json.dumps({"rounds": asked.rounds, "whole": whole, "faults": faults}))  # noqa: T201


if __name__ == "__main__":
    main()
