# SPDX-License-Identifier: MIT
"""The authentication chain stands in the working file, and never in the dossier."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import OriginalMove, OriginalMoveId, StepKind
from kvisa_desktop.services.ports import DossierWriter
from kvisa_desktop.services.progress import Silent
from tests.case_builders import new_id
from tests.domain.chain_cases import issued_in, keeping, step
from tests.dossier.test_writer import OPTIONS, scanned, text_of, writer

__all__ = ["writer"]


def on_its_way() -> CaseFile:
    """Return a case whose certificate lies with an office."""
    case_file = keeping(
        issued_in("DE"),
        step(
            StepKind.APOSTILLE,
            office="Example Office",
            number="AP-17",
            sent_on=date(2026, 11, 2),
            expected_days=30,
        ),
    )
    certificate = next(e for e in case_file.documents if e.kind == "degree-certificate")
    move = OriginalMove(
        id=OriginalMoveId(new_id()), document_id=certificate.id, holder="Example Office"
    )
    return replace(case_file, original_moves=(move,))


def test_the_working_file_tells_the_road_the_steps_and_the_originals(
    writer: DossierWriter, tmp_path: Path
) -> None:
    file = writer.working_file(on_its_way(), [], OPTIONS, tmp_path / "working.pdf")
    everything = "\n".join(text_of(file))
    assert "学位材料的文书认证" in everything
    assert "waiting until 2026-12-02" in everything
    assert "办理中，预计2026-12-02办结" in everything
    assert "AP-17" in everything
    assert "At the earliest it is done on 2026-12-02." in everything


def test_without_a_degree_there_is_no_such_section(writer: DossierWriter, tmp_path: Path) -> None:
    case_file = on_its_way()
    without = replace(case_file, case=replace(case_file.case, degree_relied_on=None))
    file = writer.working_file(without, [], OPTIONS, tmp_path / "working.pdf")
    assert "AP-17" not in "\n".join(text_of(file))


def test_the_dossier_says_nothing_of_it(writer: DossierWriter, tmp_path: Path) -> None:
    out = tmp_path / "dossier.pdf"
    writer.build(on_its_way(), scanned, OPTIONS, out, progress=Silent())
    everything = "\n".join(text_of(out))
    assert "AP-17" not in everything
    assert "Example Office" not in everything
    assert "办理中" not in everything
