# SPDX-License-Identifier: MIT
"""Short ways to back up and restore in tests."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kvisa_desktop.domain.backup import BackedUp, Backup, Restored, Why
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import restoring, safekeeping
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.vault import OpenVault
from tests.store.vaults import ACT, CHEAP, PASSWORD, PDF

NOW = datetime(2027, 2, 15, 10, 20, 30, tzinfo=UTC)


def back_up(
    vault: OpenVault, minutes: int = 0, *, to: Path | None = None, why: Why = Why.ROUTINE
) -> BackedUp:
    """Back up a vault as if it were `minutes` after a fixed moment."""
    with vault.source() as source:
        return safekeeping.back_up(source, why, to=to, now=NOW + timedelta(minutes=minutes))


def restore(folder: Path, backup: Backup) -> Restored:
    """Restore a closed vault."""
    return restoring.restore(folder, Password(PASSWORD), backup, Silent(), floor=CHEAP)


def made_newer(folder: Path) -> dict[Path, bytes]:
    """Let vault.json and its copy be of a newer program; return what must stay as it is."""
    for name in ("vault.json", "backups/vault.json"):
        content = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps({**content, "version": 2}))
    names = ("vault.json", "backups/vault.json", "store.db")
    return {folder / name: (folder / name).read_bytes() for name in names}


def keep_scan(vault: OpenVault, data: bytes) -> StoredFile:
    """Keep a scan in an act of its own."""
    with vault.act(ACT) as act:
        return act.keep_file(data, PDF, "Scan.pdf")
