# SPDX-License-Identifier: MIT
"""All commands, in the order in which a person works."""

from kvisa_desktop.cli import (
    backing_up,
    case_transfer,
    chains,
    checking,
    comparing,
    dossiers,
    enquiries,
    erasing,
    explaining,
    forms,
    history,
    institutions,
    lines,
    missing,
    originals,
    pages,
    papers,
    passwords,
    photos,
    plans,
    posts,
    routes,
    rules,
    scans,
    sharing,
    stay_beyond,
    stay_import,
    stays,
    straightening,
    vaults,
    verifying,
)
from kvisa_desktop.cli.spec import Command, Group
from kvisa_desktop.messages import msg

ABOUT = msg(
    "Keeps what an application for China's K visa needs in one encrypted vault, counts its days, "
    "and builds the bilingual dossier. Everything the window does, without a window."
)

COMMANDS: tuple[Command | Group, ...] = (
    *vaults.COMMANDS,
    *history.COMMANDS,
    *backing_up.COMMANDS,
    *verifying.COMMANDS,
    *passwords.COMMANDS,
    *erasing.COMMANDS,
    *case_transfer.COMMANDS,
    *papers.COMMANDS,
    *pages.COMMANDS,
    *straightening.COMMANDS,
    *scans.COMMANDS,
    *photos.COMMANDS,
    *lines.COMMANDS,
    *checking.COMMANDS,
    *explaining.COMMANDS,
    *missing.COMMANDS,
    *posts.COMMANDS,
    *enquiries.COMMANDS,
    *plans.COMMANDS,
    *forms.COMMANDS,
    *dossiers.COMMANDS,
    *sharing.COMMANDS,
    *stays.COMMANDS,
    *stay_import.COMMANDS,
    *stay_beyond.COMMANDS,
    *routes.COMMANDS,
    *chains.COMMANDS,
    *originals.COMMANDS,
    *rules.COMMANDS,
    *comparing.COMMANDS,
    *institutions.COMMANDS,
)
