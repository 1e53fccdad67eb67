# SPDX-License-Identifier: MIT
"""The line at the bottom of the window."""

import re

from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.status import StatusLine


def test_it_says_saved_vault_backup_and_no_network(qtbot: QtBot, desk: Desk) -> None:
    line = StatusLine(desk)
    qtbot.addWidget(line)
    line.show()
    assert line.backup.isHidden()
    assert line.saved.isHidden()
    line.show_vault("Okoro")
    assert line.backup.isHidden()  # nobody knows yet
    line.show_backup(None)
    assert line.backup.isVisible()
    assert line.backup.text() == "No backup yet"
    desk.saved.emit()
    assert re.fullmatch(r"Saved \d\d:\d\d", line.saved.text())
    assert (line.vault.text(), line.network.text()) == ("Okoro", "No network")
    line.show_vault("")
    assert line.backup.isHidden()
    assert line.saved.isHidden()
