# SPDX-License-Identifier: MIT
"""A vault for each test that wants one: a copy of one that was made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kvisa_desktop.store.vault import OpenVault, create
from tests.store.vaults import CHEAP, PASSWORD, copied, reopened


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make a vault; return its folder, closed, and its recovery code. Tests copy it."""
    folder = tmp_path_factory.mktemp("template") / "Template.kvisa"
    new = create(folder, PASSWORD, cost=CHEAP)
    new.vault.close()
    assert new.recovery_code is not None
    return folder, new.recovery_code


@pytest.fixture
def folder(made: tuple[Path, str], tmp_path: Path) -> Path:
    """Return the folder of a closed vault."""
    return copied(made[0], tmp_path / "Okoro.kvisa")


@pytest.fixture
def code(made: tuple[Path, str]) -> str:
    """Return the recovery code of that vault."""
    return made[1]


@pytest.fixture
def vault(folder: Path) -> Iterator[OpenVault]:
    """Give that vault, open."""
    with reopened(folder) as opened:
        yield opened
