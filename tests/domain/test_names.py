# SPDX-License-Identifier: MIT
"""How a name on a degree paper relates to the name in the passport."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.names import Likeness, is_latin, likeness, same_spelling


@pytest.mark.parametrize(
    ("surname", "given_names", "paper", "expected"),
    [
        ("Okoro", "Adaeze Nkechi", "Adaeze Nkechi Okoro", Likeness.SAME),
        ("Okoro", "Adaeze Nkechi", "OKORO ADAEZE NKECHI", Likeness.SAME),
        ("Okoro", "Adaeze Nkechi", "Okoro, Adaeze Nkechi", Likeness.SAME),
        ("Okoro", "Adaeze Nkechi", "Adaeze N. Okoro", Likeness.ABBREVIATED),
        ("Okoro", "Adaeze Nkechi", "A.N. Okoro", Likeness.ABBREVIATED),
        ("Okoro", "Adaeze Nkechi", "Adaeze Okoro", Likeness.SHORTENED),
        ("Okoro", "Adaeze Nkechi", "Nkechi Adaeze Okoro", Likeness.ORDER),
        ("Okoro", "Adaeze Nkechi", "Adaeze Nkechi Grace Okoro", Likeness.ADDED),
        ("Okoro", "Adaeze Nkechi", "Adaezenkechi Okoro", Likeness.SPACING),
        ("Okoro", "Adaeze Nkechi", "Adaeze Nkechi O.", Likeness.ABBREVIATED),
        ("Pérez López", "Ana", "Ana Perez L.", Likeness.ABBREVIATED),
        ("Okoro", "Adaeze Nkechi", "Adaeze O.", Likeness.DIFFERENT),
        ("Okoro", "Adaeze", "Adaeze B.", Likeness.DIFFERENT),
        ("Okoro", "", "O.", Likeness.DIFFERENT),
        ("Okoro", "Adaeze Nkechi", "Okoro", Likeness.DIFFERENT),
        ("Okoro", "Adaeze Nkechi", "Adaeze Nkechi Bello", Likeness.DIFFERENT),
        ("Okoro", "Adaeze Nkechi", "B. N. Okoro", Likeness.DIFFERENT),
        ("Müller", "Jürgen", "Juergen Mueller", Likeness.SAME),
        ("MUELLER", "JUERGEN", "Jürgen Müller", Likeness.SAME),
        ("Müller", "Jürgen", "Jurgen Muller", Likeness.SAME),
        ("MULLER", "JURGEN", "Jürgen Müller", Likeness.SAME),
        ("Straße", "Åse", "Aase Strasse", Likeness.SAME),
        ("Nguyễn", "Thị Minh Khai", "NGUYEN THI MINH KHAI", Likeness.SAME),
        ("O'Connor", "Seán", "Sean OConnor", Likeness.SAME),
        ("Al-Rahman", "Omar", "Omar Alrahman", Likeness.SPACING),
        ("García Márquez", "José", "José García", Likeness.DIFFERENT),
        ("Suharto", "", "Suharto", Likeness.SAME),
        ("", "Suharto", "SUHARTO", Likeness.SAME),
    ],
)
def test_names_are_compared_as_a_careful_clerk_would(
    surname: str, given_names: str, paper: str, expected: Likeness
) -> None:
    assert likeness(surname, given_names, paper) is expected


def test_an_earlier_name_is_recognised() -> None:
    found = likeness("Bello", "Adaeze", "Adaeze Okoro", former=("Adaeze Okoro",))
    assert found is Likeness.FORMER


def test_an_earlier_surname_alone_is_recognised() -> None:
    assert likeness("Bello", "Ada", "Ada Okoro", former=("Okoro",)) is Likeness.FORMER


@pytest.mark.parametrize(
    "earlier", ["née Schmidt", "geb. Schmidt", "Schmidt (until 2019)", "formerly Schmidt"]
)
def test_what_is_said_about_an_earlier_name_is_no_part_of_it(earlier: str) -> None:
    assert likeness("Müller", "Anna", "Anna Schmidt", former=(earlier,)) is Likeness.FORMER


@pytest.mark.parametrize("paper", ["Ada N. Okoro", "A. N. Okoro", "Okoro, Ada Nkechi", "N. Okoro"])
def test_an_earlier_name_may_be_abbreviated_like_any_other(paper: str) -> None:
    assert likeness("Bello", "Ada", paper, former=("Ada Nkechi Okoro",)) is Likeness.FORMER


def test_an_earlier_surname_that_the_passport_joined_to_another_is_recognised() -> None:
    found = likeness("Bello-Okoro", "Ada", "Ada Okoro", former=("Okoro",))
    assert found is Likeness.FORMER


@pytest.mark.parametrize("paper", ["Grace Okoro", "G. Okoro"])
def test_an_earlier_surname_beside_another_given_name_is_another_person(paper: str) -> None:
    assert likeness("Bello", "Ada", paper, former=("Okoro",)) is Likeness.DIFFERENT


@pytest.mark.parametrize(
    "paper",
    ["Dr. Ada Okoro", "Ms Ada Okoro", "Miss OKORO Ada", "Okoro, Ada (Mrs.)", "Prof. Dr. Ada Okoro"],
)
def test_a_form_of_address_is_no_part_of_a_name(paper: str) -> None:
    assert likeness("Okoro", "Ada", paper) is Likeness.SAME


def test_a_form_of_address_that_the_passport_prints_is_one() -> None:
    assert likeness("Okoro", "Prof Ada", "Prof Ada Okoro") is Likeness.SAME
    assert likeness("Okoro", "Prof Ada", "Ada Okoro") is Likeness.SHORTENED
    assert likeness("Okoro", "Ada Nkechi", "Mr. Ada N. Okoro") is Likeness.ABBREVIATED


@pytest.mark.parametrize(
    ("surname", "given_names", "paper"),
    [
        ("Okoro", "Ada", "Ａｄａ Ｏｋｏｒｏ"),
        ("Đorđević", "Đorđe", "Djordje Djordjevic"),
        ("Đặng", "Văn Đức", "DANG VAN DUC"),
        ("Sarƙi", "Ɓala", "Bala Sarki"),
        ("Ɔfɔri", "Ɛsi", "Esi Ofori"),
    ],
)
def test_widths_and_hooks_of_letters_make_no_other_name(
    surname: str, given_names: str, paper: str
) -> None:
    assert likeness(surname, given_names, paper) is Likeness.SAME


def test_a_name_in_the_recorded_own_script_is_the_same() -> None:
    found = likeness("Ivanova", "Anna", "Иванова Анна", own_script=("Иванова Анна",))
    assert found is Likeness.SAME


@pytest.mark.parametrize("paper", ["Анна Ивановна Иванова", "ИВАНОВА, Анна Ивановна"])
def test_the_order_of_a_name_in_its_own_script_makes_no_other_name(paper: str) -> None:
    own = ("Иванова Анна Ивановна",)
    assert likeness("Ivanova", "Anna", paper, own_script=own) is Likeness.SAME
    assert likeness("Ivanova", "Anna", "Анна Петрова", own_script=own) is Likeness.OTHER_SCRIPT


@pytest.mark.parametrize(
    ("paper", "own", "expected"),
    [
        ("राम कुमार", "राम कुमार", Likeness.SAME),
        ("राम कुमार", "रमा कुमार", Likeness.OTHER_SCRIPT),  # the vowels are marks
        ("สมชาย ใจดี", "สมชาย ใจดี", Likeness.SAME),
        ("สมชาย ใจดี", "สมชาย ใจดา", Likeness.OTHER_SCRIPT),
        ("مُحَمَّد", "محمد", Likeness.SAME),
        ("Ива\u0301нов", "Иванов", Likeness.SAME),
        ("王 小明", "王小明", Likeness.SAME),
    ],
)
def test_marks_count_where_they_are_letters(paper: str, own: str, expected: Likeness) -> None:
    assert likeness("Kumar", "Ram", paper, own_script=(own,)) is expected


def test_a_name_in_another_script_cannot_be_compared() -> None:
    assert likeness("Ivanova", "Anna", "Иванова Анна") is Likeness.OTHER_SCRIPT


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("Anna Ivanova (Анна Иванова)", Likeness.SAME),
        ("伊万诺娃 IVANOVA Anna", Likeness.SAME),
        ("Anna P. Ivanova / Анна П. Иванова", Likeness.ADDED),
        ("Maria Petrova 王丽", Likeness.DIFFERENT),
        ("Anna Ivanоva", Likeness.OTHER_SCRIPT),  # one letter of the surname is Cyrillic
        ("Анна Ivanova", Likeness.OTHER_SCRIPT),
    ],
)
def test_of_a_name_in_two_scripts_the_latin_one_is_compared(paper: str, expected: Likeness) -> None:
    assert likeness("Ivanova", "Anna", paper) is expected


def test_latin_letters_with_marks_are_latin() -> None:
    assert is_latin("Đặng Łukasz-Ærø")
    assert not is_latin("王小明")


names = st.text(alphabet="abcdeüößñé '-", min_size=1, max_size=12).filter(
    lambda text: any(each.isalpha() for each in text)
)


@given(names, names)
def test_a_name_is_always_like_itself(surname: str, given_names: str) -> None:
    assert likeness(surname, given_names, f"{given_names} {surname}") is Likeness.SAME


@given(names, names)
def test_same_spelling_goes_both_ways(one: str, other: str) -> None:
    assert same_spelling(one, other) == same_spelling(other, one)
