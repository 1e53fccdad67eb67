# SPDX-License-Identifier: MIT
"""What is wrong with a case is found all at once, named by its place, and nothing is changed."""

import json
import os
from pathlib import Path

import pytest

from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.case_reading import read_case
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.services.transfer import CaseRefused, Problem
from tests.exchange.cases_in_json import bring_in, lay_out
from tests.fakes import FakeVault, scan

SAY = Translator("en")


def problems(path: Path) -> dict[str, str]:
    """Return what keeps the case at `path` out, by place."""
    with pytest.raises(CaseRefused) as caught:
        bring_in(FakeVault(), path)
    return {each.where: _said(each) for each in caught.value.problems}


def _said(problem: Problem) -> str:
    return " ".join(SAY(each) for each in (problem.what, problem.remedy) if each)


@pytest.mark.parametrize(
    ("changes", "where", "words"),
    [
        ({"case": {"planned_filing": "05/12/2023"}}, "$.case.planned_filing", "2023-05-12"),
        ({"case": {"planned_filing": "2027-02-30"}}, "$.case.planned_filing", "calendar"),
        ({"case": {"planned_filing": "15 Feb 2027"}}, "$.case.planned_filing", "2027-02-15"),
        ({"case": {"planned_filing": "2027-02"}}, "$.case.planned_filing", "complete"),
        ({"case": {"planned_filing": 2027}}, "$.case.planned_filing", "text"),
        ({"case": {"planned_filing": "2927-01-01"}}, "$.case.planned_filing", "2199"),
        ({"case": {"stage": "won"}}, "$.case.stage", "collecting"),
        ({"case": {"routes": ["graduate", "x"]}}, "$.case.routes", "teaching-research"),
        ({"case": {"archived": "yes"}}, "$.case.archived", "true or false"),
        ({"case": {"degree_relied_on": "phd"}}, "$.case.degree_relied_on", "degrees"),
        ({"case": {"person_id": "x"}}, "$.case.person_id", "known"),
        ({"case": []}, "$.case", "object"),
        ({"person": {"surnam": "X"}}, "$.person.surnam", "surname"),
        ({"person": {"birth place": "X"}}, "$.person['birth place']", "birth_place"),
        ({"person": {"surname": None}}, "$.person.surname", "text"),
        ({"person": {"surname": "x" * 20_001}}, "$.person.surname", "longer"),
        ({"person": {"birth_place": {"fr": "X"}}}, "$.person.birth_place", "two languages"),
        ({"person": {"birth_place": {"en": 1}}}, "$.person.birth_place", "text"),
        ({"person": {"former_names": "X"}}, "$.person.former_names", "list"),
        ({"passports": {}}, "$.passports", "list"),
        ({"passports": ["x"]}, "$.passports[0]", "object"),
        ({"passports": [{"blank_visa_pages": True}]}, "$.passports[0].blank_visa_pages", "number"),
        ({"passports": [{"blank_visa_pages": 1.5}]}, "$.passports[0].blank_visa_pages", "number"),
        ({"passports": [{"blank_visa_pages": -1}]}, "$.passports[0].blank_visa_pages", "number"),
        ({"passports": [{"id": ""}]}, "$.passports[0].id", "empty"),
        ({"passports": [{"id": "x" * 65}]}, "$.passports[0].id", "longer"),
        ({"passports": [{"id": "a"}, {"id": "a"}]}, "$.passports[1].id", "twice"),
        ({"crossings": [{"on": "2019-03"}]}, "$.crossings[0]", "direction"),
        ({"extensions": [{"until": "2019-05-31"}]}, "$.extensions[0]", "entry_id"),
        (
            {"explanations": [{"subject": "stays", "record_id": "nobody"}]},
            "$.explanations[0].record_id",
            "in this file",
        ),
        (
            {
                "degrees": [{"id": "msc"}, {"id": "visa"}],
                "explanations": [{"subject": "stays", "record_id": "visa"}],
            },
            "$.explanations[0].record_id",
            "More than one",
        ),
        ({"crossings": [{"direction": "entry", "on": "March"}]}, "$.crossings[0].on", "date"),
        ({"post": {}}, "$.post_rules[0]", "post"),
        ({"post": {}, "post_rules": [], "post_boxes": [{}]}, "$.post_boxes[0]", "post"),
        ({"post_boxes": [{"kinds": ["diploma"]}]}, "$.post_boxes[0].kinds", "degree-certificate"),
        ({"post_boxes": [{"formats": ["doc"]}]}, "$.post_boxes[0].formats", "jpeg"),
        ({"checklist": [{"item": "a"}, {"item": "a"}]}, "$.checklist[1].item", "twice"),
        ({"notes": []}, "$.notes", "known"),
    ],
)
def test_each_fault_is_named_by_its_place(
    tmp_path: Path, changes: dict[str, object], where: str, words: str
) -> None:
    assert words in problems(lay_out(tmp_path, **changes))[where]


UUID_TEXT = "0198a2b4-0000-7000-8000-00000000000a"


@pytest.mark.parametrize(
    ("document", "where", "words"),
    [
        ({"kind": "diploma"}, "kind", "degree-certificate"),
        ({}, "", "kind"),
        ({"kind": "other", "translation_of": "nothing"}, "translation_of", "documents"),
        ({"kind": "other", "translation_of": UUID_TEXT}, "translation_of", "documents"),
        ({"kind": "other", "id": "self", "translation_of": "self"}, "translation_of", "original"),
        ({"kind": "other", "files": "in/diploma.pdf"}, "files", "list"),
        ({"kind": "other", "files": ["in/diploma.pdf"]}, "files[0]", "object"),
        ({"kind": "other", "files": [{}]}, "files[0]", "path"),
        ({"kind": "other", "files": [{"path": "in/none.pdf"}]}, "files[0].path", "no file"),
        ({"kind": "other", "files": [{"path": "in"}]}, "files[0].path", "no file"),
        ({"kind": "other", "files": [{"path": "/etc/hosts"}]}, "files[0].path", "beside"),
        ({"kind": "other", "files": [{"path": "in/../../x"}]}, "files[0].path", "beside"),
        ({"kind": "other", "files": [{"path": "C:/x.pdf"}]}, "files[0].path", "beside"),
        ({"kind": "other", "files": [{"path": "in\\diploma.pdf"}]}, "files[0].path", "beside"),
        ({"kind": "other", "files": [{"path": "in/out.pdf"}]}, "files[0].path", "leads out"),
        ({"kind": "other", "files": [{"path": "in/pipe"}]}, "files[0].path", "no file"),
        ({"kind": "other", "files": [{"path": "in/text.pdf"}]}, "files[0]", "no scan"),
        ({"kind": "other", "files": [{"path": "in/locked.pdf"}]}, "files[0]", "“password”"),
        ({"kind": "other", "files": [{"path": "in/diploma.pdf", "pages": "4"}]}, "files[0]", "4"),
        (
            {"kind": "other", "files": [{"path": "in/diploma.pdf", "leave_out": [9]}]},
            "files[0]",
            "9",
        ),
        (
            {"kind": "other", "files": [{"path": "in/diploma.pdf", "rotate": {"1": 45}}]},
            "files[0].rotate",
            "270",
        ),
        (
            {"kind": "other", "files": [{"path": "in/diploma.pdf", "rotate": {"x": 90}}]},
            "files[0].rotate",
            "number",
        ),
        (
            {"kind": "other", "files": [{"path": "in/diploma.pdf", "sha256": "ab"}]},
            "files[0].sha256",
            "64",
        ),
        (
            {"kind": "other", "files": [{"path": "in/diploma.pdf", "sha256": "ab" * 32}]},
            "files[0]",
            "not the file",
        ),
    ],
)
def test_each_fault_of_a_document_is_named_by_its_place(
    tmp_path: Path, document: dict[str, object], where: str, words: str
) -> None:
    path = lay_out(
        tmp_path / "case", documents=[document], recognition=[], crossings=[], post_rules=[]
    )
    inside = tmp_path / "case" / "in"
    (tmp_path / "out.pdf").write_bytes(scan(1))
    (inside / "out.pdf").symlink_to(tmp_path / "out.pdf")
    (inside / "text.pdf").write_bytes(b"hello")
    if hasattr(os, "mkfifo"):
        os.mkfifo(inside / "pipe")
    place = f"$.documents[0].{where}" if where else "$.documents[0]"
    assert words in problems(path)[place]


def test_faults_are_listed_together_in_reading_order_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(
        '{"format": "kvisa-case", "version": 1,\n"case": {"stage": "x"},\n'
        '"person": {\n"sex": "?",\n"birth_date": "1997-13-01"}}',
        encoding="utf-8",
    )
    with pytest.raises(CaseRefused) as caught:
        read_case(path)
    assert [(each.where, each.line) for each in caught.value.problems] == [
        ("$.case.stage", 2),
        ("$.person.sex", 4),
        ("$.person.birth_date", 5),
    ]
    assert caught.value.where == str(path)


def test_no_more_than_twenty_faults_are_listed(tmp_path: Path) -> None:
    path = lay_out(tmp_path, checklist=[{} for _ in range(50)])
    with pytest.raises(CaseRefused) as caught:
        read_case(path)
    assert len(caught.value.problems) == 20
    assert caught.value.what.count == 50


@pytest.mark.parametrize("missing", ["case", "person"])
def test_case_and_person_have_to_be_there(tmp_path: Path, missing: str) -> None:
    path = lay_out(tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    del content[missing]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert missing in problems(path)["$"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "not a case"),
        ("{}", "not a case"),
        ('{"format": "other", "version": 1}', "not a case"),
        ('{"format": "kvisa-case"}', "version"),
        ('{"format": "kvisa-case", "version": 2}', "version"),
        ('{"format": "kvisa-case", "version": true}', "version"),
    ],
)
def test_what_is_no_case_of_this_version_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=words):
        read_case(path)


def test_odd_country_codes_are_told_and_kept(tmp_path: Path) -> None:
    vault = FakeVault()
    done = bring_in(vault, lay_out(tmp_path, person={"nationalities": ["NGA", "QQQ"]}))
    assert [each.where for each in done.warnings] == ["$.person.nationalities"]


def test_a_repaired_scan_is_told_once(tmp_path: Path) -> None:
    vault = FakeVault()
    path = lay_out(tmp_path)
    (tmp_path / "in" / "diploma.pdf").write_bytes(scan(3, "torn"))
    assert [each.where for each in bring_in(vault, path).warnings] == ["$.documents[0].files[0]"]
