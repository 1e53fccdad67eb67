# SPDX-License-Identifier: MIT
"""A vault with the sample case, made once for all journeys."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault with the sample case, not to be changed."""
    vault = tmp_path_factory.mktemp("journeys") / "Made.kvisa"
    assert kvisa("new", vault).code == 0
    assert kvisa("sample", vault).code == 0
    return vault
