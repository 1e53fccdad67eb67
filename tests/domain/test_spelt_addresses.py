# SPDX-License-Identifier: MIT
"""Addresses of many countries are found in parts and turned about, towns alone are not."""

from dataclasses import replace
from functools import cache

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.hiding import HiddenField, concealed, needles
from kvisa_desktop.domain.looking import Sought
from tests.case_builders import graduate_case

CASE = graduate_case()


@cache
def sought(english: str, chinese: str = "") -> Sought:
    """Return what is looked for when an address is to be hidden."""
    person = replace(CASE.person, address=Bilingual(english, chinese))
    return Sought(needles(replace(CASE, person=person), [HiddenField.ADDRESS]))


FOUND = {
    "Musterweg 12, 10115 Berlin, Germany": (
        "Musterweg Nr. 12", "12, Musterweg", "Musterweg", "PLZ 10115", "D-10115 Berlin",
        "Berlin-Mitte 10115", "M u s t e r w e g  1 2", "Mu-\nsterweg 12", "Mu-\r\nsterweg",
        "Ｍｕｓｔｅｒｗｅｇ　１２", "Street Musterweg House 12", "Haus 12 Musterweg",
    ),
    "Musterweg 12\n10115 Berlin\nGermany": ("Musterweg 12", "10115 Berlin"),
    "Flat 4B, 221 Baker Street, London NW1 6XE, UK": (
        "221 Baker St", "Baker Street 221", "221, BAKER STREET", "NW1 6XE", "NW16XE",
        "along Baker Street",
    ),
    "No. 18, Zhongguancun South Street, Haidian District, Beijing 100081, P.R. China": (
        "18 Zhongguancun South Street", "Zhongguancun South Street No. 18",
        "No.18 Zhongguancun South St.", "18 Zhongguancun S Street", "100081 Beijing",
    ),
    "15 rue de la République, 69002 Lyon, France": (
        "15, rue de la Republique", "15 RUE DE LA RÉPUBLIQUE", "F-69002", "rue de la République",
    ),
    "Müllerstraße 5, 80331 München": (
        "Muellerstrasse 5", "Mullerstrasse 5", "MÜLLERSTR. 5", "80331 Muenchen", "Müllerstraße",
    ),
    "Muellerstr. 5, 80331 Muenchen": ("Müllerstraße 5", "Müllerstr.5", "80331 München"),
    "350 Fifth Avenue Apt 7C, New York, NY 10118": (
        "350 5th Avenue", "350 Fifth Ave", "Fifth Avenue 350", "New York 10118",
    ),
    "ul. Marszałkowska 10/12 m. 5, 00-590 Warszawa": (
        "Marszalkowska 10/12", "ul. Marszałkowska 10 / 12", "00-590 Warszawa",
    ),
    "1-2-3 Hongo, Bunkyo-ku, Tokyo 113-8654": ("Hongo 1-2-3", "1−2−3 Hongo", "〒113-8654"),
    "Calle Mayor, 5, 2º B, 28013 Madrid": ("Calle Mayor 5", "C/ Mayor, 5", "Calle Mayor, 5"),
    "House 12, Road 5, Dhanmondi, Dhaka 1205": ("House 12, Road 5", "Road 5, Dhanmondi"),
    "P.O. Box 1234, Nairobi, Kenya": ("PO Box 1234", "P. O. BOX 1234, Mombasa", "POBox1234"),
    "Postfach 12 34, 10115 Berlin": ("Postfach 1234", "POSTFACH 12 34"),
    "Am Ring 3, 1010 Wien": ("3 Am Ring", "A-1010 Wien", "wohnhaft Am Ring"),
    "Søndergade 4, 8000 Aarhus": ("Sondergade 4", "SØNDERGADE 4", "Sondergade"),
    "8000 Aarhus, Søndergade 4": ("Sondergade 4", "Aarhus 8000", "Søndergade"),
}  # fmt: skip
LEFT = {
    "Musterweg 12, 10115 Berlin, Germany": (
        "Berlin", "Germany", "12", "Musterwegen", "Musterstadt 12", "Weg 12", "€ 1011500",
        "Building 12", "a10115b", "210115",
    ),
    "Flat 4B, 221 Baker Street, London NW1 6XE, UK": ("London", "Flat 4B", "221", "Baker"),
    "No. 18, Zhongguancun South Street, Haidian District, Beijing 100081, P.R. China": (
        "Haidian District", "Beijing", "No. 18", "South Street", "Beijing 2018",
    ),
    "12 Admiralty Way, Lekki Phase 1, Lagos, Nigeria": ("Lekki", "Lagos", "Phase 1", "Lagos 12"),
    "350 Fifth Avenue Apt 7C, New York, NY 10118": ("New York", "Apt 7C", "350", "NY"),
    "Am Ring 3, 1010 Wien": ("Wien", "1010", "am Ringen"),
    "Calle Mayor, 5, 2º B, 28013 Madrid": ("Madrid", "the mayor of", "2º B"),
    "8000 Aarhus, Søndergade 4": ("Aarhus", "8000"),
    "House 12, Road 5, Dhanmondi, Dhaka 1205": (
        "Road 50", "Railroad 5", "Dhaka 12050", "House 120", "Houseast 12", "Dhanmondi",
    ),
    "P.O. Box 1234, Nairobi, Kenya": ("Nairobi", "1234", "P.O. Box 12345", "P.O. Box"),
    "12 High Street, Dublin 2, D02 X285": ("Dublin 20", "Dublin", "12 High"),
    "10115 Berlin, Musterweg 12": ("Berlin",),
    "Aarhus 8000, Søndergade 4": ("Aarhus",),
    "": ("", "12", "anything"),
}  # fmt: skip
CHINESE = {
    "北京市海淀区中关村南大街18号5号楼301室": (
        "海淀区中关村南大街 18 号",
        "中关村南大街１８号",
        "中关村南大街十八号",
        "5号楼301室",
        "北京市 海淀区 中关村\n南大街18號",
        "中关村南大街",
    ),
    "上海市浦东新区世纪大道1568弄3号1202室": ("世纪大道1568弄", "世纪大道一五六八弄", "3号1202室"),
    "深圳市南山区阳光花园5号楼301室": ("阳光花园5号楼", "阳光花园 五号楼", "5号楼301室"),
    "拉各斯莱基一期海军部路十二号": ("海军部路12号", "海军部路１２号"),
    "德国柏林穆斯特路12号，邮编10115": ("穆斯特路", "邮政编码：10115", "穆斯特路十二号"),
}
CHINESE_LEFT = {
    "北京市海淀区中关村南大街18号5号楼301室": (
        "北京市海淀区",
        "301室",
        "5号楼",
        "18号",
        "大街18号",
    ),
    "上海市浦东新区世纪大道1568弄3号1202室": ("上海市", "浦东新区", "3号", "1202室"),
    "德国柏林穆斯特路12号，邮编10115": ("德国柏林", "路12号", "12号", "柏林"),
}


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return every address with each of its texts."""
    return [(address, text) for address, texts in table.items() for text in texts]


@pytest.mark.parametrize(("address", "text"), pairs(FOUND))
def test_an_address_is_found_however_it_is_written(address: str, text: str) -> None:
    assert sought(address).stands_in(text)
    assert sought(address).places(text)


@pytest.mark.parametrize(("address", "text"), pairs(LEFT))
def test_what_many_addresses_share_stays(address: str, text: str) -> None:
    assert not sought(address).stands_in(text)


@pytest.mark.parametrize(("address", "text"), pairs(CHINESE))
def test_a_chinese_address_is_found_in_parts(address: str, text: str) -> None:
    assert sought("", address).stands_in(text)


@pytest.mark.parametrize(("address", "text"), pairs(CHINESE_LEFT))
def test_what_chinese_addresses_share_stays(address: str, text: str) -> None:
    assert not sought("", address).stands_in(text)


def test_a_note_keeps_what_is_no_address() -> None:
    note = "Lives at 12, Musterweg; works in Berlin (room 12); 10115 is the postcode."
    person = replace(
        CASE.person, address=Bilingual("Musterweg 12, 10115 Berlin, Germany"), note=note
    )
    gone = concealed(replace(CASE, person=person), [HiddenField.ADDRESS]).person
    assert gone.note == "Lives at […]; works in Berlin (room 12); […] is the postcode."
