# SPDX-License-Identifier: MIT
"""Values to hide are found however a paper writes them, and what only looks like them is not."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.hiding import HIDDEN, HiddenField, concealed, needles
from kvisa_desktop.domain.looking import Sought, bare
from tests.case_builders import graduate_case

CASE = graduate_case()
CASE = replace(
    CASE,
    person=replace(
        CASE.person,
        birth_date=date(1997, 5, 12),
        email="adaeze.okoro@example.org",
        phone="+49 30 23125 017",
        address=Bilingual("Musterweg 12, 10115 Berlin, Germany", "德国柏林穆斯特路12号，邮编10115"),
    ),
)


@cache
def sought(field: HiddenField) -> Sought:
    """Return what is looked for when a field is to be hidden."""
    return Sought(needles(CASE, [field]))


def hides(field: HiddenField, text: str) -> bool:
    """Tell whether a text is found to hold the value of a field."""
    return sought(field).stands_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Musterweg 12, 10115 Berlin · adaeze@example.org",
        "at Musterweg 12 since 2022",
        "MUSTERWEG\n12",
        "12 Musterweg",
        "10115 Berlin",
        "Berlin 10115",
        "柏林市穆斯特路12号",
        "穆斯特路１２号",
        "Muster\u00adweg\u200b 12",
    ],
)
def test_an_address_is_found_by_its_parts(text: str) -> None:
    assert hides(HiddenField.ADDRESS, text)


@pytest.mark.parametrize(
    "text", ["Berlin", "Germany", "德国", "柏林", "德国柏林", "Musterallee 5, Berlin", "路12号"]
)
def test_a_town_or_a_country_alone_is_no_address(text: str) -> None:
    assert not hides(HiddenField.ADDRESS, text)


@pytest.mark.parametrize(
    "address",
    ["Hauptstraße 7, 10115 Berlin", "Hauptstr. 7, Berlin", "Flat 2, Hauptstrasse 7, Berlin",
     "Hauptstraße 7 10115 Berlin Germany"],
)  # fmt: skip
@pytest.mark.parametrize("text", ["Hauptstraße 7", "HAUPTSTRASSE 7", "Hauptstr. 7"])
def test_a_street_is_found_with_its_kind_cut_short(address: str, text: str) -> None:
    person = replace(CASE.person, address=Bilingual(address))
    sought = Sought(needles(replace(CASE, person=person), [HiddenField.ADDRESS]))
    assert sought.stands_in(text)
    assert not sought.stands_in("Flat 2")


@pytest.mark.parametrize(
    "text",
    [
        "12. Mai 1997", "12 mai 1997", "12th of May 1997", "May 12th, 1997", "12.05.97",
        "12/05/97", "5/12/97", "born 12.5.97.", "P<9705124F2901015<<", "一九九七年五月十二日",
        "1997年5月12日", "1997.5.12", "1997年05月12日", "12 de mayo de 1997", "12 may. 1997",
        "12 de maio de 1997", "12 maggio 1997", "12 мая 1997 г.", "12 Mei 1997", "12-MAY-97",
        "12 MAI / MAY 97", "12 5月/MAY 1997", "19970512", "１９９７年５月１２日", "1997-05-12",
        "12\u200b May 1997", "١٢/٠٥/١٩٩٧", "970512", "970512-1234", "120597-1234", "12 V 1997",
        "12th day of May, 1997", "May the 12th, 1997", "12 may / may 1997", "12 maja 1997 r.",
        "12. května 1997", "1997. május 12.", "12 Mayıs 1997", "12 maj 1997", "12 Μαΐου 1997",
        "12 toukokuuta 1997", "12 травня 1997", "12 พฤษภาคม 2540", "12 مايو 1997", "12/05/2540",
        "平成9年5月12日", "民國86年5月12日", "97年5月12日", "ngày 12 tháng 05 năm 1997",
        "Day: 12 Month: 05 Year: 1997", "12 - 05 - 1997", "1997-05-12T00:00:00Z",
    ],
)  # fmt: skip
def test_a_day_of_birth_is_found_in_many_languages(text: str) -> None:
    assert hides(HiddenField.BIRTH_DATE, text)


@pytest.mark.parametrize(
    "text",
    ["12 May 1998", "May 1997", "1970512", "312.05.97", "12.05.971", "12597", "1205970", "51297",
     "13.05.97", "1997", "May", "12", "5月12日", "1997年5月", "a970512f",
     "in 1997 12 of them", "2 May 1998", "1.12.1997"],
)  # fmt: skip
def test_what_is_another_day_or_another_number_stays(text: str) -> None:
    assert not hides(HiddenField.BIRTH_DATE, text)


@pytest.mark.parametrize(
    ("month", "text"),
    [(1, "3 janv. 1990"), (2, "3 févr. 1990"), (2, "3 fe\u0301vrier 1990"), (3, "3. März 1990"),
     (3, "3 marzo 1990"), (8, "3 août 1990"), (10, "3. Okt. 1990"), (12, "3 dez. 1990"),
     (9, "3 сентября 1990"), (8, "3 Agustus 1990"), (1, "3 gennaio 1990"), (7, "3rd July, 1990"),
     (11, "一九九〇年十一月三日"), (11, "一九九○年十一月三日"), (6, "3 de junho de 1990")],
)  # fmt: skip
def test_every_month_has_its_names(month: int, text: str) -> None:
    person = replace(CASE.person, birth_date=date(1990, month, 3))
    found = needles(replace(CASE, person=person), [HiddenField.BIRTH_DATE])
    assert Sought(found).stands_in(text)


@pytest.mark.parametrize(
    "text",
    ["+49 30 23125 017", "0049-30-23125017", "030 23125 017", "030/23125017", "30 23125 017",
     "+49 (0)30 23125-017", "+４９ ３０ ２３１２５ ０１７", "tel:+493023125017", "23125-017",
     "（030）23125017", "+49 3O 23I25 017", "0 30/2 31 25-0 17"],
)  # fmt: skip
def test_a_telephone_number_is_found_as_it_is_dialled(text: str) -> None:
    assert hides(HiddenField.PHONE, text)


@pytest.mark.parametrize(
    ("phone", "text"),
    [("+493023125017", "030 23125017"), ("0049 30 23125017", "+49 30 23125017"),
     ("030 23125017", "+49 30 23125017"), ("+1 212 555 0100", "(212) 555-0100"),
     ("+234 803 123 4567", "0803 123 4567"), ("+49 (0)30 23125017", "030 23125017"),
     ("+86 10 6275 1230", "6275-1230"), ("13800138000", "+86 138 0013 8000"),
     ("+44 (0)20 7946 0958", "7946 0958"), ("+1 (212) 555-0100 ext. 23", "212.555.0100"),
     ("030 23125017 / 0151 2345678", "0151/2345678"),
     ("030 23125017; +49 151 2345678", "+49 30 23125017"),
     ("030 23125017 or 0151 2345678", "0151 2345678"), ("+49 30 / 23125017", "030-23125017")],
)  # fmt: skip
def test_the_prefix_of_a_country_is_known(phone: str, text: str) -> None:
    person = replace(CASE.person, phone=phone)
    found = needles(replace(CASE, person=person), [HiddenField.PHONE])
    assert Sought(found).stands_in(text)


@pytest.mark.parametrize("text", ["030", "+49 30", "23125", "1231250175", "4930"])
def test_a_part_of_a_telephone_number_is_none(text: str) -> None:
    assert not hides(HiddenField.PHONE, text)


@pytest.mark.parametrize(
    "text",
    ["Adaeze.Okoro@Example.org", "adaeze.okoro [at] example.org", "adaeze.okoro(at)example.org",
     "adaeze.okoro at example dot org", "adaeze dot okoro at example dot org",
     "ａｄａｅｚｅ．ｏｋｏｒｏ＠ｅｘａｍｐｌｅ．ｏｒｇ", "adaeze.okoro@exam\u00adple.org",
     "adaeze.okoro@exam-\nple.org", "adaeze.okoro{at}example.org", "adaeze.okoro_at_example.org",
     "mailto:adaeze.okoro%40example.org", "adaeze.okoro#at#example.org"],
)  # fmt: skip
def test_an_address_for_mail_is_found_however_it_is_disguised(text: str) -> None:
    assert hides(HiddenField.EMAIL, text)


@pytest.mark.parametrize("text", ["example.org", "Adaeze Okoro", "adaeze.okoro"])
def test_a_name_is_no_address_for_mail(text: str) -> None:
    assert not hides(HiddenField.EMAIL, text)


def test_every_address_for_mail_of_a_field_is_hidden() -> None:
    person = replace(CASE.person, email="a.okoro@example.org, ada＠example.com")
    found = Sought(needles(replace(CASE, person=person), [HiddenField.EMAIL]))
    assert found.stands_in("write to ada [at] example dot com")
    assert found.stands_in("A.Okoro@example.org")


@pytest.mark.parametrize(
    "text",
    ["B00000017", "B 000 000 17", "b-00000017", "BOOOOOO17", "B0000OO17", "B000000I7",
     "No.B00000017", "B0000\u00ad0017", "Ｂ００００００１７", "В00000017",
     "P<NGA B00000017<8NGA9705124F"],
)  # fmt: skip
def test_the_number_of_a_passport_is_found_as_it_is_copied(text: str) -> None:
    passports = tuple(replace(each, number="B00000017") for each in CASE.passports[:1])
    found = Sought(needles(replace(CASE, passports=passports), [HiddenField.PASSPORT_NUMBERS]))
    assert found.stands_in(text)
    assert found.places(text)
    assert not found.stands_in("B00000018 C0000017")


def test_the_whole_of_a_value_goes_not_a_part_of_it() -> None:
    note = "+49 30 23125 017; Musterweg 12, 10115 Berlin; 柏林穆斯特路12号; born 12.05.97, 5/12/97"
    case = replace(CASE, person=replace(CASE.person, note=note))
    gone = concealed(case, HiddenField).person
    assert gone.address == Bilingual(HIDDEN, HIDDEN)
    assert gone.note == f"+{HIDDEN}; {HIDDEN}; {HIDDEN}; born {HIDDEN}, {HIDDEN}"


@given(st.text(), st.text())
def test_a_text_is_folded_letter_by_letter(one: str, other: str) -> None:
    assert bare(one + other) == bare(one) + bare(other)
    assert bare(bare(one)) == bare(one)


@given(st.text(), st.sampled_from(["Musterweg 12", "12.05.97"]), st.text())
def test_places_are_those_of_the_text(before: str, value: str, after: str) -> None:
    text = f"{before} {value} {after}"
    first, last = len(before) + 1, len(before) + 1 + len(value)
    assert any(a <= first and last <= b for a, b in Sought([value]).places(text))
