# SPDX-License-Identifier: MIT
"""Cases in and out through the real vault and the real reader of scans."""

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kvisa_desktop import paths
from tests.cli.kvisa import kvisa

SAMPLE = paths.resources() / "sample"


def test_import_export_import_export_gives_the_same_bytes(
    empty_vault: Path, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    other = tmp_path / "Other.kvisa"
    kvisa("new", other, "--no-password")
    assert kvisa("case", "import", empty_vault, SAMPLE / "case.json").code == 0
    one = kvisa("case", "export", empty_vault, "SAMPLE", "-o", tmp_path / "one/a.json", "--json")
    assert one.code == 0
    assert kvisa("case", "import", other, one.json["file"]).code == 0
    two = kvisa("case", "export", other, "SAMPLE", "-o", tmp_path / "two/b.json", "--json")
    assert Path(one.json["file"]).read_bytes() == Path(two.json["file"]).read_bytes()
    scans = [
        sorted(path.name for path in (tmp_path / each / "scans").iterdir())
        for each in ("one", "two")
    ]
    assert scans[0] == scans[1]
    assert len(scans[0]) == len(one.json["files"]) == 14


def test_the_printed_schema_describes_the_sample_and_an_export(
    made_vault: Path, tmp_path: Path
) -> None:
    schema = Draft202012Validator(kvisa("case", "schema").json)
    schema.validate(json.loads((SAMPLE / "case.json").read_text(encoding="utf-8")))
    exported = kvisa("case", "export", made_vault, "SAMPLE", "-o", tmp_path / "a.json", "--json")
    schema.validate(json.loads(Path(exported.json["file"]).read_text(encoding="utf-8")))
    assert kvisa("case", "schema", "--json").json == kvisa("case", "schema").json


def test_the_same_case_does_not_come_in_twice(vault: Path, tmp_path: Path) -> None:
    exported = kvisa("case", "export", vault, "SAMPLE", "-o", tmp_path / "a.json", "--json")
    ran = kvisa("case", "import", vault, exported.json["file"])
    assert ran.code == 3
    assert "in the vault already, as SAMPLE" in ran.err


def test_everything_wrong_is_told_at_once_and_nothing_is_changed(
    empty_vault: Path, tmp_path: Path
) -> None:
    shutil.copytree(SAMPLE, tmp_path / "case")
    path = tmp_path / "case" / "case.json"
    text = path.read_text(encoding="utf-8")
    text = text.replace('"2027-02-15"', '"05/12/2023"').replace('"sex": "F"', '"sex": "W"')
    path.write_text(text, encoding="utf-8")
    ran = kvisa("case", "import", empty_vault, path, "--json")
    assert ran.code == 3
    problems = ran.json["error"]["problems"]
    assert [each["where"] for each in problems] == ["$.case.planned_filing", "$.person.sex"]
    assert all(each["line"] and each["next_step"] for each in problems)
    assert "$.person.sex, line " in ran.err
    assert kvisa("cases", empty_vault, "--json").json["cases"] == []


def test_a_scan_that_is_none_is_told_by_its_place(empty_vault: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "case")
    (tmp_path / "case/scans/photo.png").write_text("no picture", encoding="utf-8")
    (tmp_path / "case/scans/cv.pdf").unlink()
    ran = kvisa("case", "import", empty_vault, tmp_path / "case/case.json", "--json")
    assert [each["where"] for each in ran.json["error"]["problems"]] == [
        "$.documents[10].files[0].path"
    ]
    shutil.copy(SAMPLE / "scans/cv.pdf", tmp_path / "case/scans/cv.pdf")
    ran = kvisa("case", "import", empty_vault, tmp_path / "case/case.json", "--json")
    assert [each["where"] for each in ran.json["error"]["problems"]] == ["$.documents[2].files[0]"]


def test_an_export_replaces_a_file_only_on_demand(made_vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    out.write_text("mine", encoding="utf-8")
    assert kvisa("case", "export", made_vault, "SAMPLE", "-o", out).code == 3
    assert out.read_text(encoding="utf-8") == "mine"
    assert kvisa("case", "export", made_vault, "SAMPLE", "-o", out, "--force").code == 0
    assert kvisa("case", "export", made_vault, "SAMPLE", "-o", tmp_path).code == 3
    assert kvisa("case", "export", made_vault, "SAMPLE", "-o", tmp_path / "no" / "a.json").code == 3


def test_an_export_without_a_name_is_called_after_the_case(
    made_vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kvisa("case", "export", made_vault, "sample", "--json").json["file"] == "SAMPLE.json"


def test_what_is_no_case_is_refused(empty_vault: Path, tmp_path: Path) -> None:
    for name, content in (("a.json", b"{}"), ("b.json", b"\xff\xd8\xff"), ("c.json", b"[" * 9999)):
        (tmp_path / name).write_bytes(content)
        assert kvisa("case", "import", empty_vault, tmp_path / name).code == 3
    assert kvisa("case", "import", empty_vault, tmp_path / "none.json").code == 3
