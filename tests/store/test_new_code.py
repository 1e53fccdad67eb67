# SPDX-License-Identifier: MIT
"""A new recovery code is in the hands of its owner before the old one opens nothing."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop.errors import Refused, UserError, VaultLocked
from kvisa_desktop.store import disk
from kvisa_desktop.store.keys import Password, RecoveryCode
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from tests.store.vaults import CHEAP, PASSWORD, reopened

SAFETY = Safety(CHEAP)
NEW = "neues Kennwort 新密码"
_WRITES = 8  # more than any of the changes needs
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
Show = Callable[[str], None]


def opens(folder: Path, code: str) -> bool:
    try:
        reopened(folder, RecoveryCode(code)).close()
    except VaultLocked:
        return False
    return True


def confirmed(folder: Path, show: Show) -> None:
    """Change the password as the window does: the owner has the code before it is written."""
    with reopened(folder) as vault:
        fresh = SAFETY.fresh_code(vault, wanted=True)
        assert fresh is not None
        show(fresh)
        SAFETY.change_password(vault, NEW, code=fresh)


def handed_over(folder: Path, show: Show) -> None:
    """Change the password as a script does: the code is written out in the middle."""
    with reopened(folder) as vault:
        fresh = SAFETY.fresh_code(vault, wanted=True)
        assert fresh is not None
        SAFETY.change_password(vault, NEW, code=fresh, beside_old=True)
    show(fresh)
    SAFETY.drop_other_codes(folder, fresh)


def killed(folder: Path, work: Callable[[Path, Show], None], writes: int) -> tuple[bool, str]:
    """Let a child work that is killed at its n-th write; return whether it came through, the code.

    One more kill, before everything, is at the moment the code was shown: `writes` of -1.
    """
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        left = [writes]
        real = disk.replace_whole

        def counted(path: Path, data: bytes) -> None:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            real(path, data)

        def show(code: str) -> None:
            os.write(said, code.encode())
            if writes < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        disk.replace_whole = counted
        try:
            work(folder, show)
        finally:
            os._exit(0)
    os.close(said)
    _, status = os.waitpid(child, 0)
    shown = os.read(heard, 100).decode()
    os.close(heard)
    return os.waitstatus_to_exitcode(status) == 0, shown


@needs_fork
@pytest.mark.parametrize("writes", range(-1, _WRITES))
@pytest.mark.parametrize("work", [confirmed, handed_over])
def test_wherever_the_program_is_killed_a_code_opens_that_its_owner_has(
    folder: Path, code: str, work: Callable[[Path, Show], None], writes: int
) -> None:
    through, shown = killed(folder, work, writes)
    assert opens(folder, code) or (shown and opens(folder, shown))
    if through:
        assert opens(folder, shown)
        assert not opens(folder, code)


@needs_fork
def test_the_kills_above_reach_the_end_of_every_change(folder: Path) -> None:
    assert killed(folder, confirmed, _WRITES - 1)[0]


def test_beside_the_old_code_both_open_until_the_old_one_is_dropped(
    vault: OpenVault, folder: Path, code: str
) -> None:
    fresh = SAFETY.fresh_code(vault, wanted=True)
    assert fresh is not None
    SAFETY.change_password(vault, NEW, code=fresh, beside_old=True)
    vault.close()
    assert (opens(folder, code), opens(folder, fresh)) == (True, True)
    with reopened(folder, Password(NEW)) as again:
        assert "Two recovery codes open this vault" in again.notices[0].text
    assert SAFETY.drop_other_codes(folder, fresh) == ()
    assert (opens(folder, code), opens(folder, fresh)) == (False, True)
    with reopened(folder, Password(NEW)) as again:
        assert again.notices == ()
    assert SAFETY.drop_other_codes(folder, fresh) == ()


def test_a_code_that_opens_nothing_drops_no_other(folder: Path, code: str) -> None:
    other = SAFETY.code_for(folder.with_name("Another.kvisa"))
    with pytest.raises(UserError):
        SAFETY.drop_other_codes(folder, other)
    assert opens(folder, code)


def test_a_code_that_was_never_written_opens_nothing(vault: OpenVault, folder: Path) -> None:
    fresh = SAFETY.fresh_code(vault, wanted=True)
    vault.close()
    assert fresh is not None
    assert not opens(folder, fresh)


def test_the_code_of_before_stays_unless_another_is_wanted(vault: OpenVault) -> None:
    assert SAFETY.fresh_code(vault) is None
    first, second = (SAFETY.fresh_code(vault, wanted=True) for _ in range(2))
    assert None not in {first, second}
    assert first != second


def test_a_vault_is_made_with_a_code_that_was_shown_before(tmp_path: Path) -> None:
    place = tmp_path / "Early.kvisa"
    early = SAFETY.code_for(place)
    made = create(place, PASSWORD, cost=CHEAP, code=early)
    made.vault.close()
    assert made.recovery_code == early
    assert opens(place, early)
    with pytest.raises(Refused, match="something at"):
        SAFETY.code_for(place)
