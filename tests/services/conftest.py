# SPDX-License-Identifier: MIT
"""A vault in memory, and a case in it for those who ask for one."""

import pytest

from kvisa_desktop.domain.case import Case
from kvisa_desktop.services import cases
from tests.fakes import FakeVault


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def case(vault: FakeVault) -> Case:
    return cases.create(vault, surname="Okoro").value
