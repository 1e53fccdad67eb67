# SPDX-License-Identifier: MIT
"""Machine-readable lines of passports, cards and visas: what they say and whether it agrees."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.mrz import MrzReading, read_mrz
from kvisa_desktop.domain.mrz_layout import MrzFormat, check_digit
from kvisa_desktop.domain.person import Sex
from kvisa_desktop.i18n.catalog import Translator
from scripts.specimens.passport_lines import write_mrz_td3

ON = date(2026, 11, 22)
FACT_M_04 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD1_LONG_NUMBER = (
    "I<UTOD23145890<7349<<<<<<<<<<<",
    "3407127M9507122UTO<<<<<<<<<<<2",
    "STEVENSON<<PETER<<<<<<<<<<<<<<",
)
TD2 = ("I<UTOSTEVENSON<<PETER<<<<<<<<<<<<<<<", "D231458907UTO3407127M9507122<<<<<<<2")
MRV_A = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
)
MRV_B = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")
# Where a TD3 check digit protects the second line (positions from 0).
PROTECTED = [*range(10), *range(13, 20), *range(21, 43), 43]
say = Translator("en")


def read(*lines: str, on: date = ON) -> MrzReading:
    return read_mrz(lines, on=on)


def warnings_of(reading: MrzReading) -> list[str]:
    return [say(each) for each in reading.warnings]


def with_character(line: str, position: int, character: str) -> str:
    return line[: position - 1] + character + line[position:]


def specimen(**changed: object) -> tuple[str, str]:
    given: dict[str, object] = {
        "surname": "Adeyemi",
        "given_names": "Chidinma Ngozi",
        "number": "A00000000",
        "issuing_country": "NGA",
        "nationality": "NGA",
        "birth_date": date(1994, 3, 5),
        "sex": Sex.FEMALE,
        "expires_on": date(2031, 6, 30),
    }
    return write_mrz_td3(**{**given, **changed})  # type: ignore[arg-type]


def test_the_specimen_passport_is_read_whole() -> None:
    reading = read(*FACT_M_04)
    assert reading.format is MrzFormat.TD3
    assert reading.is_valid
    assert reading.warnings == ()
    assert reading.lines == FACT_M_04
    assert dict(reading.texts()) == {
        "document_code": "P",
        "issuing_country": "UTO",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "number": "L898902C3",
        "nationality": "UTO",
        "birth_date": "1974-08-12",
        "sex": "F",
        "expires_on": "2012-04-15",
        "optional": "ZE184226B",
        "optional_2": "",
    }


def test_the_check_digits_are_those_of_the_facts() -> None:
    checks = read(*FACT_M_04).checks
    assert [check.name for check in checks] == [
        "number", "birth", "expires", "optional", "composite",
    ]  # fmt: skip
    assert [check.expected for check in checks] == ["6", "2", "9", "1", "0"]
    assert check_digit("99003853<") == "1"


@pytest.mark.parametrize(
    ("lines", "format_", "number", "checks"),
    [
        (TD1_LONG_NUMBER, MrzFormat.TD1, "D23145890734", 4),
        (TD2, MrzFormat.TD2, "D23145890", 4),
        (MRV_A, MrzFormat.MRV_A, "L8988901C", 3),
        (MRV_B, MrzFormat.MRV_B, "L8988901C", 3),
    ],
)
def test_cards_and_visas_are_read_too(
    lines: tuple[str, ...], format_: MrzFormat, number: str, checks: int
) -> None:
    reading = read(*lines)
    assert reading.format is format_
    assert reading.fields.number == number
    assert len(reading.checks) == checks
    assert reading.is_valid
    assert reading.warnings == ()


def test_a_card_is_read_in_all_its_lines() -> None:
    fields = read("I<UTOD231458907AB<12<<<<<<<<<<",
                  "7408122F1204159UTOXY<<<<<<<<<0",
                  "ERIKSSON<<ANNA<MARIA<<<<<<<<<<").fields  # fmt: skip
    assert fields.number == "D23145890"
    assert fields.optional == "AB 12"
    assert fields.optional_2 == "XY"
    assert (fields.surname, fields.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (fields.birth.iso(), fields.sex) == ("1974-08-12", Sex.FEMALE)


def test_a_long_number_runs_on_in_the_optional_field_with_its_own_check_digit() -> None:
    reading = read(*TD1_LONG_NUMBER)
    assert reading.checks[0].found == reading.checks[0].expected == "9"
    assert reading.fields.optional == ""
    wrong = (with_character(TD1_LONG_NUMBER[0], 18, "5"), *TD1_LONG_NUMBER[1:])
    assert not read(*wrong).checks[0].ok


def test_a_filler_instead_of_the_check_digit_of_a_short_number_is_a_failed_check() -> None:
    line = with_character(FACT_M_04[1], 10, "<")
    check = read(FACT_M_04[0], with_character(line, 9, "<")).checks[0]
    assert (check.found, check.ok) == ("<", False)


def test_an_unused_optional_field_may_leave_its_check_digit_out() -> None:
    first, second = specimen()
    assert second[42] == "<"
    assert read(first, second).is_valid
    assert read(first, with_character(second, 43, "0")).is_valid
    assert not read(first, with_character(second, 43, "1")).checks[3].ok


@given(st.sampled_from(PROTECTED), st.sampled_from("0123456789"))
def test_every_single_wrong_digit_in_a_protected_field_is_found(index: int, digit: str) -> None:
    line = FACT_M_04[1]
    if not line[index].isdigit() or line[index] == digit:
        return
    assert not read(FACT_M_04[0], with_character(line, index + 1, digit)).is_valid


TEXTS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=9)
WORDS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=8)  # two and two fit the line
NAMES = st.lists(WORDS, min_size=1, max_size=2).map(" ".join)


@given(
    NAMES,
    st.one_of(st.just(""), NAMES),
    TEXTS,
    st.dates(date(1927, 1, 1), ON),
    st.sampled_from(list(Sex)),
    st.dates(date(2000, 1, 1), date(2046, 11, 22)),
)
def test_what_is_written_is_read_again(  # noqa: PLR0917
    surname: str, given_names: str, number: str, born: date, sex: Sex, expires: date
) -> None:
    fields = read(
        *specimen(
            surname=surname,
            given_names=given_names,
            number=number,
            birth_date=born,
            sex=sex,
            expires_on=expires,
        )
    ).fields
    assert (fields.surname, fields.given_names) == (surname, given_names)
    assert (fields.number, fields.birth, fields.sex, fields.expires) == (
        number, PartialDate.of(born), sex, expires if born <= expires else None,
    )  # fmt: skip


@given(TEXTS, st.data())
def test_a_wrong_digit_is_found_in_any_passport(number: str, data: st.DataObject) -> None:
    first, second = specimen(number=number)
    digits = [index for index in PROTECTED if second[index].isdigit()]
    index = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != second[index]]))
    assert not read(first, with_character(second, index + 1, other)).is_valid


@pytest.mark.parametrize(
    "pasted",
    [
        "".join(FACT_M_04),
        " ".join(FACT_M_04),
        "\n".join(FACT_M_04),
        "\r\n\r\n".join(FACT_M_04) + "\n",
        "\n".join(FACT_M_04).lower(),
        "\n".join(FACT_M_04).replace("<<", "\u00ab"),
        "\n".join(FACT_M_04).replace("<", "\u00ab"),
        "\n".join(FACT_M_04).replace("<", "\u2039"),
        "\n".join(FACT_M_04).replace("<", "\uff1c"),
        "\ufeff" + " ".join(" ".join(FACT_M_04)),
        "\n".join(FACT_M_04).replace("<", " "),
        "\n".join(FACT_M_04).replace("<", "\u00a0"),
        "\n".join("".join(FACT_M_04)[start : start + 20] for start in range(0, 88, 20)),
    ],
)
def test_lines_are_taken_as_people_paste_them(pasted: str) -> None:
    for given_lines in (pasted, [pasted]):
        reading = read_mrz(given_lines, on=ON)
        assert reading.lines == FACT_M_04
        assert reading.is_valid


@pytest.mark.parametrize("lines", [FACT_M_04, MRV_B, TD2])
def test_lines_in_the_other_order_are_turned_round_and_it_is_said(lines: tuple[str, str]) -> None:
    reading = read(*reversed(lines))
    assert reading.lines == lines
    assert reading.fields == read(*lines).fields
    assert "read in the other order" in warnings_of(reading)[0]


def test_a_first_line_given_twice_is_not_turned_round() -> None:
    assert not any("order" in each for each in warnings_of(read(FACT_M_04[0], FACT_M_04[0])))


def test_a_card_pasted_as_one_string_is_taken_apart() -> None:
    assert read("".join(TD1_LONG_NUMBER)).lines == TD1_LONG_NUMBER
    assert read("".join(TD2)).lines == TD2
    assert read("".join(MRV_B)).lines == MRV_B


def test_letters_read_for_digits_are_named_and_never_put_right() -> None:
    misread = with_character(FACT_M_04[1], 6, "O")
    reading = read(FACT_M_04[0], misread)
    assert reading.fields.number == "L8989O2C3"
    assert not reading.checks[0].ok
    (warning,) = warnings_of(reading)
    assert warning == (
        "Line 2, position 6 reads “O”; if the document has “0” there, the check digit agrees "
        "(document number)."
    )


def test_no_letter_is_proposed_where_only_digits_stand() -> None:
    wrong_digit = FACT_M_04[1].replace("1204159", "1204158")  # I for 1 or Z for 2 would agree
    reading = read(FACT_M_04[0], wrong_digit)
    assert not reading.checks[2].ok
    assert warnings_of(reading) == []


def test_a_misread_date_is_not_guessed() -> None:
    reading = read(FACT_M_04[0], with_character(FACT_M_04[1], 16, "O"))
    assert not reading.fields.birth.is_known
    assert "“74O812” is not a date of birth." in warnings_of(reading)
    assert any("position 16 reads “O”" in text for text in warnings_of(reading))


def test_no_letter_is_named_when_too_many_could_be_meant() -> None:
    # Any of six of these, misread, would make the check digit agree.
    reading = read(FACT_M_04[0], "O00O00O006" + FACT_M_04[1][10:])
    assert not reading.checks[0].ok
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("names", "surname", "given_names"),
    [
        ("ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA"),
        ("VAN<DER<MUELLEN<<JAN", "VAN DER MUELLEN", "JAN"),
        ("SUHARTO", "SUHARTO", ""),
        ("<<ANNA", "", "ANNA"),
        ("A<<B<<C", "A", "B C"),
    ],
)
def test_names_are_parted(names: str, surname: str, given_names: str) -> None:
    fields = read(("P<UTO" + names).ljust(44, "<"), FACT_M_04[1]).fields
    assert (fields.surname, fields.given_names, fields.name_truncated) == (
        surname, given_names, False,
    )  # fmt: skip


def test_names_that_fill_their_line_may_be_cut_short() -> None:
    reading = read("P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", FACT_M_04[1])
    assert reading.fields.name_truncated
    assert any("may be cut short" in text for text in warnings_of(reading))


def test_a_line_without_any_name_and_a_name_with_a_digit_are_said() -> None:
    assert "The lines hold no name." in warnings_of(read("P<UTO".ljust(44, "<"), FACT_M_04[1]))
    reading = read(with_character(FACT_M_04[0], 10, "0"), FACT_M_04[1])
    assert warnings_of(reading) == ["Line 1, position 10 reads “0”, but names have no digits."]


@pytest.mark.parametrize("code", ["D<<", "DEU"])
def test_germany_prints_either_code(code: str) -> None:
    reading = read(*specimen(issuing_country=code.strip("<"), nationality=code.strip("<")))
    assert reading.fields.nationality == code.strip("<")
    assert reading.warnings == ()


@pytest.mark.parametrize("code", ["GBN", "RKS", "XXA", "EUE", "UNO", "XOM", "XMP", "NTZ"])
def test_codes_that_are_no_country_but_stand_in_passports_are_known(code: str) -> None:
    assert not warnings_of(read(*specimen(issuing_country=code, nationality=code)))


def test_an_unknown_country_code_and_a_strange_sex_are_named() -> None:
    line = with_character(FACT_M_04[1].replace("UTO", "QQQ"), 21, "K")
    reading = read(FACT_M_04[0], line)
    assert reading.is_valid  # neither has a check digit
    assert reading.fields.sex is None
    assert warnings_of(reading) == [
        "“QQQ” in line 2, position 11 is no country code of passports.",
        "“K” is no mark of sex; M, F or < can stand there.",
    ]


@pytest.mark.parametrize("mark", ["<", "X"])
def test_sex_may_be_left_unspecified(mark: str) -> None:
    reading = read(FACT_M_04[0], with_character(FACT_M_04[1], 21, mark))
    assert reading.fields.sex is Sex.UNSPECIFIED


@pytest.mark.parametrize(
    ("two_digits", "on", "year"),
    [("261121", ON, 2026), ("261122", ON, 2026), ("261123", ON, 1926), ("740812", ON, 1974),
     ("000229", ON, 2000), ("991231", ON, 1999), ("050505", date(2105, 5, 4), 2005),
     ("050505", date(2105, 5, 5), 2105)],
)  # fmt: skip
def test_a_birth_is_never_in_the_future(two_digits: str, on: date, year: int) -> None:
    line = FACT_M_04[1].replace("740812", two_digits)
    assert read(FACT_M_04[0], line, on=on).fields.birth.year == year


@pytest.mark.parametrize(
    ("two_digits", "expires"),
    [("120415", date(2012, 4, 15)), ("461122", date(2046, 11, 22)),
     ("461123", date(1946, 11, 23)), ("990101", date(1999, 1, 1))],
)  # fmt: skip
def test_an_expiry_lies_at_most_twenty_years_ahead(two_digits: str, expires: date) -> None:
    born_1927 = FACT_M_04[1].replace("740812", "270812")
    assert read(FACT_M_04[0], born_1927.replace("120415", two_digits)).fields.expires == expires


def test_nothing_expires_before_its_holder_was_born() -> None:
    reading = read(FACT_M_04[0], FACT_M_04[1].replace("120415", "461123"))  # born in 1974
    assert reading.fields.expires is None
    assert "“461123” is not a date of expiry." in warnings_of(reading)


@pytest.mark.parametrize(
    ("six", "iso"),
    [
        ("74<<<<", "1974"),
        ("7408<<", "1974-08"),
        ("<<<<<<", ""),
        ("740000", "1974"),
        ("740800", "1974-08"),
        ("000000", ""),
        ("000100", "2000-01"),
    ],
)
def test_a_birth_known_in_part_stays_known_in_part(six: str, iso: str) -> None:
    line = FACT_M_04[1].replace("740812", six)
    reading = read(FACT_M_04[0], line)
    assert reading.fields.birth.iso() == iso
    remarked = [text for text in warnings_of(reading) if "date of birth." in text]
    assert remarked == (["“000000” is not a date of birth."] if six == "000000" else [])


@pytest.mark.parametrize("six", ["741332", "740230", "7<0812", "<<0812", "740012"])
def test_an_impossible_birth_is_named_and_not_read(six: str) -> None:
    reading = read(FACT_M_04[0], FACT_M_04[1].replace("740812", six))
    assert not reading.fields.birth.is_known
    assert f"“{six}” is not a date of birth." in warnings_of(reading)


def test_an_impossible_expiry_is_named_and_an_absent_one_is_not() -> None:
    reading = read(FACT_M_04[0], FACT_M_04[1].replace("120415", "121315"))
    assert reading.fields.expires is None
    assert "“121315” is not a date of expiry." in warnings_of(reading)
    absent = read(FACT_M_04[0], FACT_M_04[1].replace("1204159", "<<<<<<0"))
    assert absent.fields.expires is None
    assert absent.texts()["expires_on"] == ""
    assert warnings_of(absent) == []


def test_a_reading_never_prints_itself() -> None:
    reading = read(*FACT_M_04)
    assert "ERIKSSON" not in repr(reading) + repr(reading.fields)
