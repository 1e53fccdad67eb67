# SPDX-License-Identifier: MIT
"""A vault of pretended files or a real one, and a case in it for those who ask for one."""

from collections.abc import Iterator

import pytest

from kvisa_desktop.domain.case import Case
from kvisa_desktop.services import cases
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.store.vault import OpenVault, create
from tests.fakes import FakeVault
from tests.store.vaults import CHEAP, in_memory


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def real_vault() -> Iterator[OpenVault]:
    """Give a vault as it lies on a disk, for tests whose `vault` keeps a history."""
    with in_memory() as place, create(place / "Okoro.kvisa", None, cost=CHEAP).vault as made:
        yield made


@pytest.fixture
def case(vault: Vault) -> Case:
    return cases.create(vault, surname="Okoro").value
