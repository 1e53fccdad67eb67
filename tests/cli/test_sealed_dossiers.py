# SPDX-License-Identifier: MIT
"""An encrypted dossier is proved with its password, and no PDF/A is claimed of it."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


@pytest.fixture(scope="module")
def sealed(made_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return an encrypted dossier of the sample case, and the file with its password."""
    folder = tmp_path_factory.mktemp("sealed")
    password = folder / "password.txt"
    password.write_text("blue heron\n", encoding="utf-8")
    out = folder / "sealed.pdf"
    ran = kvisa("dossier", made_vault, "SAMPLE", "-o", out, "--profile", "encrypted",
                "--dossier-password-file", password, *DAY)  # fmt: skip
    assert ran.code == 0
    return out, password


def test_with_its_password_everything_that_can_be_is_proved(sealed: tuple[Path, Path]) -> None:
    file, password = sealed
    ran = kvisa("verify-pdf", file, "--dossier-password-file", password, "--json")
    assert ran.code == 0
    proofs = {each["property"]: each for each in ran.json["verification"]}
    assert all(each["ok"] for each in proofs.values())
    assert {"page_numbers", "index", "pages_unchanged", "encrypted"} <= set(proofs)
    assert "AES" in proofs["encrypted"]["detail"]
    assert "no PDF/A is claimed" in proofs["no_pdfa_claimed"]["detail"]
    assert not any("conform" in name for name in proofs)


def test_the_environment_gives_the_password_too(
    sealed: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KVISA_DOSSIER_PASSWORD", "blue heron")
    assert kvisa("verify-pdf", sealed[0]).code == 0


def test_without_a_password_it_says_how_to_give_it(sealed: tuple[Path, Path]) -> None:
    ran = kvisa("verify-pdf", sealed[0])
    assert ran.code == 3
    assert "protected by a password" in ran.err
    assert "--dossier-password-file" in ran.err


def test_another_password_is_refused(sealed: tuple[Path, Path], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("red heron", encoding="utf-8")
    ran = kvisa("verify-pdf", sealed[0], "--dossier-password-file", wrong)
    assert ran.code == 3
    assert "does not open with that password" in ran.err


def test_a_password_for_a_file_that_needs_none_does_no_harm(
    made_vault: Path, sealed: tuple[Path, Path], tmp_path: Path
) -> None:
    plain = tmp_path / "plain.pdf"
    assert kvisa("dossier", made_vault, "SAMPLE", "-o", plain, *DAY).code == 0
    ran = kvisa("verify-pdf", plain, "--dossier-password-file", sealed[1], "--json")
    assert ran.code == 0
    assert "no_pdfa_claimed" not in {each["property"] for each in ran.json["verification"]}
