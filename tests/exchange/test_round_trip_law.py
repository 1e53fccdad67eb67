# SPDX-License-Identifier: MIT
"""Whatever a case holds: import, export, import, export gives the same bytes, within the schema."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kvisa_desktop.domain.fields import FieldKind, Shape
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.exchange.case_layout import ANYWHERE, DOCUMENTS, POST, SECTIONS, Section
from kvisa_desktop.exchange.case_schema import case_schema
from tests.exchange.cases_in_json import bring_in, hand_out
from tests.fakes import FakeVault, scan
from tests.properties import examples

VALIDATOR = Draft202012Validator(case_schema())
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8
)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
DAY = DAYS.map(lambda day: day.isoformat())
PARTIAL = st.one_of(st.just(""), DAY, DAY.map(lambda day: day[:7]), DAY.map(lambda day: day[:4]))
VALUES: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.TEXT: TEXT,
    Shape.TEXTS: st.lists(TEXT, max_size=3),
    Shape.BILINGUAL: st.one_of(TEXT, st.fixed_dictionaries({}, optional={"en": TEXT, "zh": TEXT})),
    Shape.DAY: DAY,
    Shape.PARTIAL_DATE: PARTIAL,
    Shape.WHOLE: st.integers(0, 999_999),
    Shape.FLAG: st.booleans(),
}
COUNT = 2  # records of each section, named a and b


def value_of(section: Section, each: FieldKind) -> st.SearchStrategy[Any]:
    """Return what may stand in a field."""
    found: st.SearchStrategy[Any]
    if each.shape is Shape.ID and section.links[each.name] == ANYWHERE:
        found = st.none()  # "a" would mean one of many here, and is refused
    elif each.shape is Shape.ID:
        found = st.sampled_from(["a", "b"])
    elif each.choice is not None:
        word = st.sampled_from([str(one) for one in each.choice])
        found = word if each.shape is Shape.CHOICE else st.lists(word, max_size=2)
    elif section is DOCUMENTS and each.name == "kind":
        found = st.sampled_from([kind.key for kind in KINDS])
    elif each.name == "kinds":
        found = st.lists(st.sampled_from([kind.key for kind in KINDS]), max_size=3)
    else:
        found = VALUES[each.shape]
    return found | st.none() if each.optional else found


def record(section: Section, name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return what may stand for a record called `name`."""
    fields = {each.name: value_of(section, each) for each in section.fields}
    required = [each.name for each in section.fields if each.required]
    if section.key == "checklist":
        fields["item"] = st.just(name)
    if section is DOCUMENTS:
        fields.pop("translation_of")
        fields["files"] = st.lists(FILE, max_size=2)
    return st.fixed_dictionaries(
        {"id": st.just(name)} | {key: fields.pop(key) for key in required}, optional=fields
    )


FILE = st.fixed_dictionaries(
    {"path": st.sampled_from(["one.pdf", "two.pdf"])},
    optional={
        "pages": st.sampled_from(["1", "2-3", "3,1,2", "1-3"]),
        "name": TEXT,
    },
)


@st.composite
def case_texts(draw: st.DrawFn) -> dict[str, Any]:
    """Return a whole case as a person might write it."""
    content: dict[str, Any] = {"format": "kvisa-case", "version": 1}
    for section in SECTIONS:
        if section.many:
            content[section.key] = [draw(record(section, name)) for name in "ab"[:COUNT]]
        else:
            content[section.key] = draw(record(section, "a"))
    if draw(st.booleans()):
        content[POST.key], content["post_rules"], content["post_boxes"] = {}, [], []
    content[DOCUMENTS.key][1]["translation_of"] = draw(st.sampled_from(["a", None]))
    return content


@settings(max_examples=examples(30))
@given(case_texts())
def test_a_case_survives_the_way_there_and_back(content: dict[str, Any]) -> None:
    VALIDATOR.validate(content)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one.pdf").write_bytes(scan(3, "one"))
        (folder / "two.pdf").write_bytes(scan(3, "two"))
        path = folder / "case.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        first, second = FakeVault(), FakeVault()
        one = hand_out(first, bring_in(first, path).case.id, folder / "1" / "a.json")
        two = hand_out(second, bring_in(second, one.file).case.id, folder / "2" / "a.json")
        assert one.file.read_bytes() == two.file.read_bytes()
        VALIDATOR.validate(json.loads(one.file.read_text(encoding="utf-8")))
