# SPDX-License-Identifier: MIT
"""The published schema says what the reader takes, and explains every key."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kvisa_desktop import paths
from kvisa_desktop.exchange.case_layout import SECTIONS
from kvisa_desktop.exchange.case_schema import case_schema
from kvisa_desktop.exchange.field_notes import FIELD_NOTES, SECTION_NOTES
from tests.exchange.cases_in_json import bring_in, hand_out, lay_out
from tests.fakes import FakeVault

VALIDATOR = Draft202012Validator(case_schema())


def content(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(case_schema())


def test_the_copy_in_the_repository_is_the_one_that_is_printed() -> None:
    """`kvisa case schema > resources/case.schema.json` brings it up to date."""
    assert content(paths.resources() / "case.schema.json") == case_schema()


def test_every_key_is_explained_and_nothing_else_is() -> None:
    assert list(SECTION_NOTES) == [each.key for each in SECTIONS]
    for section in SECTIONS:
        assert list(FIELD_NOTES[section.key]) == [each.name for each in section.fields]


def test_what_is_written_by_hand_and_what_is_exported_fit_it(tmp_path: Path) -> None:
    vault = FakeVault()
    by_hand = lay_out(tmp_path / "hand")
    exported = hand_out(vault, bring_in(vault, by_hand).case.id, tmp_path / "out" / "a.json")
    VALIDATOR.validate(content(by_hand))
    VALIDATOR.validate(content(exported.file))


@pytest.mark.parametrize(
    "changes",
    [
        {"case": {"stage": "won"}},
        {"case": {"planned_filing": "2027-2-1"}},
        {"person": {"surnam": "X"}},
        {"person": {"birth_place": {"fr": "X"}}},
        {"passports": [{"blank_visa_pages": -1}]},
        {"crossings": [{"on": "2019-03"}]},
        {"documents": [{"kind": "diploma"}]},
        {"documents": [{"kind": "other", "files": [{"path": "a", "rotate": {"1": 45}}]}]},
        {"notes": []},
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    assert not VALIDATOR.is_valid(content(lay_out(tmp_path)) | changes)
