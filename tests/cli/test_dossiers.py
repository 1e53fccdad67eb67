# SPDX-License-Identifier: MIT
"""The dossier on the command line: built, proved, the same every time, never half-written."""

import shutil
from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


@pytest.fixture(scope="module")
def built(made_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dossier of the sample case, not to be changed."""
    out = tmp_path_factory.mktemp("built") / "dossier.pdf"
    assert kvisa("dossier", made_vault, "SAMPLE", "-o", out, *DAY).code == 0
    return out


def test_a_dossier_is_built_and_everything_proved_is_told(made_vault: Path, tmp_path: Path) -> None:
    ran = kvisa("dossier", made_vault, "SAMPLE", "-o", tmp_path / "a.pdf", "--json", *DAY)
    assert ran.code == 0
    assert ran.json["file"] == str(tmp_path / "a.pdf")
    assert len(ran.json["sha256"]) == 64
    assert all(each["ok"] for each in ran.json["verification"])
    labels = [each["label"] for each in ran.json["exhibits"]]
    assert labels.index("6T") == labels.index("6") + 1
    last = ran.json["exhibits"][-1]
    assert {"label", "title_en", "title_zh", "first_page", "pages"} == set(last)
    assert last["first_page"] + last["pages"] - 1 <= ran.json["pages"]


def test_the_same_case_and_day_give_the_same_bytes(
    made_vault: Path, built: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.pdf"
    assert kvisa("dossier", made_vault, "SAMPLE", "-o", again, "--lang", "zh", *DAY).code == 0
    assert again.read_bytes() == built.read_bytes()


def test_a_dossier_built_earlier_is_proved(built: Path) -> None:
    ran = kvisa("verify-pdf", built, "--json")
    assert ran.code == 0
    assert len(ran.json["verification"]) > 10
    assert "every promise is kept" in kvisa("verify-pdf", built).out


def test_a_dossier_that_was_changed_fails_its_proof(built: Path, tmp_path: Path) -> None:
    import pikepdf

    with pikepdf.open(built) as pdf:
        del pdf.pages[3]
        pdf.save(tmp_path / "changed.pdf")
    ran = kvisa("verify-pdf", tmp_path / "changed.pdf", "--json")
    assert ran.code == 1
    assert not all(each["ok"] for each in ran.json["verification"])


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    from kvisa_desktop import paths

    for file in (paths.resources() / "sample/scans/cv.pdf", tmp_path, tmp_path / "none.pdf"):
        assert kvisa("verify-pdf", file).code == 3
    (tmp_path / "text.pdf").write_text("hello", encoding="utf-8")
    assert kvisa("verify-pdf", tmp_path / "text.pdf").code == 3


def test_a_file_that_is_there_is_replaced_only_on_demand(
    made_vault: Path, built: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    out.write_text("mine", encoding="utf-8")
    for command in ("dossier", "working-file"):
        assert kvisa(command, made_vault, "SAMPLE", "-o", out).code == 3
    assert out.read_text(encoding="utf-8") == "mine"
    assert kvisa("dossier", made_vault, "SAMPLE", "-o", out, "--force", *DAY).code == 0
    assert out.read_bytes() == built.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_target_is_asked_for(made_vault: Path) -> None:
    assert kvisa("dossier", made_vault, "SAMPLE").code == 2
    assert kvisa("working-file", made_vault, "SAMPLE").code == 2


def test_the_working_file_is_written(made_vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes.pdf"
    ran = kvisa("working-file", made_vault, "SAMPLE", "-o", out, "--json", *DAY)
    assert ran.code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert ran.json["file"] == str(out)


def test_the_main_job_is_done_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: Path
) -> None:
    monkeypatch.setenv("KVISA_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    first = kvisa("sample-dossier", "--json", *DAY, password=None)
    assert first.code == 0
    assert first.json["file"] == str(tmp_path / "kvisa-sample-dossier.pdf")
    assert first.json["vault"] == str(tmp_path / "data" / "Sample.kvisa")
    assert all(each["ok"] for each in first.json["verification"])
    second = kvisa("sample-dossier", *DAY, password=None)
    assert second.code == 0
    assert "kvisa-sample-dossier-2.pdf" in second.out
    files = [tmp_path / f"kvisa-sample-dossier{each}.pdf" for each in ("", "-2")]
    assert files[0].read_bytes() == files[1].read_bytes() == built.read_bytes()


def test_the_main_job_goes_where_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KVISA_DATA_DIR", str(tmp_path / "data"))
    out = tmp_path / "a.pdf"
    assert kvisa("sample-dossier", "-o", out, *DAY).code == 0
    assert kvisa("sample-dossier", "-o", out, *DAY).code == 3
    assert kvisa("sample-dossier", "-o", out, "--force", *DAY).code == 0
    assert kvisa("sample-dossier", "-o", tmp_path / "no" / "a.pdf", *DAY).code == 3


def test_a_build_that_fails_leaves_no_file(vault: Path, tmp_path: Path) -> None:
    shutil.rmtree(vault / "files")
    out = tmp_path / "a.pdf"
    assert kvisa("dossier", vault, "SAMPLE", "-o", out).code == 5
    assert not [path for path in tmp_path.iterdir() if path.is_file()]
