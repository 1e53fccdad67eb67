# SPDX-License-Identifier: MIT
"""What the commands that write a pack have in common: their options, and how they are run."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Option, out
from kvisa_desktop.domain.case import Case
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases
from kvisa_desktop.services.packs import PackWish
from kvisa_desktop.services.ports import DossierOptions, Vault
from kvisa_desktop.services.progress import Progress

T = TypeVar("T")

OPTIONS = (
    out("FOLDER", required=True),
    Option(
        "--despite-blockers",
        msg("Write it although points stand in the way; every page of the dossier says so."),
    ),
)


def packed(
    run: Run,
    names: tuple[str, str],
    out: str,
    write: Callable[[Vault, Case, PackWish, Progress], T],
    *,
    draft: bool,
) -> tuple[T, dict[str, object]]:
    """Return what `write` makes of a case, named by vault and case, and that case as data."""
    vault, case = names
    with run.vault(vault) as opened, run.progress() as progress:
        found = cases.find(opened, case)
        options = DossierOptions(run.today(), draft=draft)
        wish = PackWish(run.rulebook, options, Path(out), run.force)
        pack = write(opened, found, wish, progress)
    return pack, {"case": {"id": found.id, "ref": found.ref}}
