# SPDX-License-Identifier: MIT
"""Values to hide: how they are spelt, and that they go from every record of a case."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.hiding import HIDDEN, HiddenField, concealed, needles
from kvisa_desktop.domain.looking import bare
from tests.case_builders import graduate_case
from tests.properties import examples
from tests.spoken import chinese, english


@pytest.fixture
def case() -> CaseFile:
    """Return a case whose person has an address, and says the passport number in a note."""
    made = graduate_case()
    number = made.passports[0].number
    spaced = " ".join(number)
    person = replace(
        made.person,
        birth_date=date(1997, 5, 2),
        email="ada@example.org",
        phone="+49 30 23125 017",
        address=Bilingual("Musterweg 12, Berlin", "柏林穆斯特路12号"),
        note=f"Passport {spaced}; born 2 May 1997; call 030 or (+49) 30-23125-017.",
    )
    return replace(made, person=person)


@pytest.mark.parametrize("field", HiddenField)
def test_every_field_has_words_in_both_languages(field: HiddenField) -> None:
    assert english(field.words)
    assert chinese(field.words) != english(field.words)


def test_a_day_is_looked_for_as_papers_write_it(case: CaseFile) -> None:
    found = needles(case, [HiddenField.BIRTH_DATE])
    for spelling in ("1997-05-02", "02.05.1997", "2/5/1997", "2 May 1997", "1997年5月2日"):
        assert spelling in found


def test_what_is_too_short_is_not_looked_for(case: CaseFile) -> None:
    short = replace(case, person=replace(case.person, phone="110"))
    assert needles(short, [HiddenField.PHONE]) == ()


def test_the_values_go_wherever_they_stand(case: CaseFile) -> None:
    gone = concealed(case, HiddenField)
    assert gone.person.note.count(HIDDEN) == 3
    assert gone.person.birth_date is None
    assert gone.person.email == HIDDEN
    assert gone.person.address == Bilingual(HIDDEN, HIDDEN)
    assert all(each.number in {"", HIDDEN} and each.mrz == () for each in gone.passports)
    assert gone.person.surname == case.person.surname


def test_ids_and_scans_stay(case: CaseFile) -> None:
    gone = concealed(case, HiddenField)
    assert gone.files == case.files
    assert gone.person.id == case.person.id
    assert [each.id for each in gone.documents] == [each.id for each in case.documents]


def test_without_anything_to_hide_the_case_is_the_same(case: CaseFile) -> None:
    assert concealed(case, ()) == case


@pytest.mark.parametrize(
    ("text", "found"), [("a-1 b", "A1B"), ("柏林 12", "柏林12"), ("+49 (30)", "4930"), ("", "")]
)
def test_only_letters_and_digits_count(text: str, found: str) -> None:
    assert bare(text) == found


@given(st.text(max_size=40), st.text(max_size=25), st.text(max_size=25))
@settings(max_examples=examples(50))
def test_a_value_is_always_hidden_as_it_was_typed(address: str, phone: str, mail: str) -> None:
    person = replace(
        graduate_case().person, address=Bilingual(address, address), phone=phone, email=mail
    )
    gone = concealed(replace(graduate_case(), person=person), HiddenField).person
    for shown, typed in ((gone.address.en, address), (gone.phone, phone), (gone.email, mail)):
        assert len(bare(typed)) < 4 or bare(typed) not in bare(shown)
