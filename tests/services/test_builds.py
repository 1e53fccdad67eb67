# SPDX-License-Identifier: MIT
"""Dossiers that were built are kept on the list, wherever they were written."""

import os
from datetime import date
from pathlib import Path

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.services import builds
from kvisa_desktop.services.ports import BuildReport, DossierOptions
from kvisa_desktop.store.vault import create
from tests.store.vaults import CHEAP, add_case, add_person

OPTIONS = DossierOptions(date(2026, 11, 22))


def test_a_folder_whose_name_is_no_text_is_kept_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xd6\xa4 \xff")
    report = BuildReport(folder / "Dossier.pdf", 9, "0", (), ())
    with create(tmp_path / "Own.kvisa", None, cost=CHEAP).vault as vault:
        case_id = CaseId(add_case(vault, add_person(vault)).id)
        builds.keep(vault, case_id, report, OPTIONS)
        (build,) = builds.built(vault, case_id)
    assert Path(build.folder).name == "\u05a4 \ufffd"
    assert build.file_name == "Dossier.pdf"
