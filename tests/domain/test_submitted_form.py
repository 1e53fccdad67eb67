# SPDX-License-Identifier: MIT
"""The form as submitted: written down whole, read again, whatever else is on the lines."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.form_lines import FormLine, FormPart, LineState
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.domain.submitted_form import (
    SubmittedForm,
    SubmittedFormId,
    frozen,
    latest,
    submitted_said,
    thawed,
)
from tests.case_builders import CASE, TODAY, bare_case, graduate_case, new_id
from tests.spoken import english

TEXTS = st.builds(Bilingual, st.text(max_size=30), st.text(max_size=30))
LINES = st.builds(
    FormLine,
    id=st.text(max_size=20),
    part=st.sampled_from(FormPart),
    label=TEXTS,
    value=TEXTS,
    state=st.sampled_from(LineState),
)


def form(*lines: str, on: date = TODAY, number: str = "") -> SubmittedForm:
    return SubmittedForm(
        id=SubmittedFormId(new_id()),
        case_id=CaseId(CASE),
        submitted_on=on,
        form_number=number,
        lines=lines,
    )


@given(st.lists(LINES, max_size=5))
def test_every_line_comes_back_as_it_was(lines: list[FormLine]) -> None:
    assert thawed(form(*frozen(lines))) == tuple(lines)


@given(st.lists(st.text(max_size=40) | st.lists(st.text(max_size=5)).map(json.dumps), max_size=5))
def test_what_cannot_be_read_is_left_out_without_a_word(lines: list[str]) -> None:
    thawed(form(*lines))


def test_the_whole_sheet_of_a_case_is_kept() -> None:
    for case_file in (bare_case(), graduate_case()):
        sheet = form_sheet(case_file, TODAY)
        bare = tuple(replace(each, note=None, record_id=None, field="") for each in sheet)
        assert thawed(form(*frozen(sheet))) == bare


def test_the_latest_one_counts() -> None:
    assert latest(()) is None
    early, late = form(on=date(2026, 1, 1)), form(on=date(2026, 2, 1))
    assert latest((late, early)) == late


def test_day_and_number_are_said() -> None:
    assert english(submitted_said(form())) == f"As submitted on {TODAY}"
    assert english(submitted_said(form(number="17"))) == f"As submitted on {TODAY}, form 17"
