# SPDX-License-Identifier: MIT
"""The form's questions on the past: while the history has a hole, they cannot be answered."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declaration, DeclarationId, Declared, Question
from kvisa_desktop.domain.form_lines import FormLine, LineState
from kvisa_desktop.domain.form_past import of_past
from kvisa_desktop.domain.stay import Crossing, Direction, VisaSticker
from kvisa_desktop.i18n.catalog import Translator
from tests.case_builders import graduate_case
from tests.domain.stay_cases import PERSON, crossing, entry, leave, visa

ON = date(2026, 11, 22)
MONTH, NO_DAYS = visa(30), visa(None)
WHOLE = (entry("2024-05-13", MONTH), leave("2024-05-26"))


def asked(
    *crossings: Crossing, said: tuple[Declaration, ...] = (), stickers: tuple[VisaSticker, ...] = ()
) -> dict[str, FormLine]:
    case = replace(
        graduate_case(),
        crossings=crossings,
        stickers=stickers or (MONTH, NO_DAYS),
        declarations=said,
    )
    return {each.id: each for each in of_past(case, ON)}


def declared(question: Question, answer: Declared) -> Declaration:
    number = DeclarationId(UUID(int=77 if answer is Declared.YES else 78))
    return Declaration(id=number, person_id=PERSON, question=question, answer=answer)


HOLES: dict[str, tuple[Crossing, ...]] = {
    "nothing recorded": (),
    "an entry without its exit": (entry("2024-05-13", MONTH), entry("2025-01-01", MONTH)),
    "an exit without its entry": (leave("2024-05-26"),),
    "an exit known to the month": (entry("2024-05-13", MONTH), leave("2024-05")),
    "an exit known to the year": (entry("2024-05-13", MONTH), leave("2024")),
    "an exit not known at all": (entry("2024-05-13", MONTH), leave("")),
    "an entry known to the month": (entry("2024-05", MONTH), leave("2024-05-26")),
    "a visa without its days": (entry("2024-05-13", NO_DAYS), leave("2024-05-26")),
    "a basis not known": (entry("2024-05-13"), leave("2024-05-26")),
    "a whole stay beside a hole": (*WHOLE, entry("2025-03-01", MONTH), leave("2025")),
}


@pytest.mark.parametrize("hole", HOLES)
@pytest.mark.parametrize("said", [None, Declared.NO])
def test_a_hole_is_never_a_no(hole: str, said: Declared | None) -> None:
    given_ = (declared(Question.OVERSTAYED, said),) if said else ()
    line = asked(*HOLES[hole], said=given_)["overstayed"]
    assert line.state is LineState.CANNOT_BE_ANSWERED
    assert not line.value
    assert line.note is not None
    assert Translator("en")(line.note)


def test_a_whole_history_answers() -> None:
    assert asked(*WHOLE)["overstayed"].value.en == "No"
    assert asked(entry("2024-05-13", MONTH), leave("2024-06-13"))["overstayed"].value.zh == "是"


def test_a_sure_overstay_is_a_yes_whatever_else_is_missing() -> None:
    line = asked(*HOLES["an exit known to the month"], entry("2025-01-01", MONTH), leave("2025-09"))
    assert line["overstayed"].value.en == "Yes"


@given(
    st.lists(st.dates(date(2015, 1, 1), date(2025, 12, 31)), min_size=1, max_size=8),
    st.integers(0, 7),
)
def test_one_vague_day_anywhere_takes_every_no_away(days: list[date], place: int) -> None:
    ordered = sorted(days)
    rows = [(entry(day, MONTH) if n % 2 == 0 else leave(day)) for n, day in enumerate(ordered)]
    place %= len(rows)
    vague = PartialDate(ordered[place].year)
    kind = Direction.ENTRY if place % 2 == 0 else Direction.EXIT
    rows[place] = crossing(kind, vague, basis=rows[place].basis, sticker_id=rows[place].sticker_id)
    line = asked(*rows)["overstayed"]
    assert line.value.en != "No"


@pytest.mark.parametrize(
    ("question", "line"),
    [(Question.VISA_REFUSED, "visa-refused"), (Question.ENTRY_REFUSED, "entry-refused")],
)
def test_refusals_are_said_by_the_applicant_alone(question: Question, line: str) -> None:
    assert asked(*WHOLE)[line].state is LineState.CANNOT_BE_ANSWERED
    no = declared(question, Declared.NO)
    yes = declared(question, Declared.YES)
    assert asked(*WHOLE, said=(no,))[line].value.en == "No"
    assert asked(*WHOLE, said=(no, yes))[line].value.en == "Yes"
    other = Question.ENTRY_REFUSED if question is Question.VISA_REFUSED else Question.VISA_REFUSED
    assert asked(*WHOLE, said=(declared(other, Declared.NO),))[line].value.en == ""
