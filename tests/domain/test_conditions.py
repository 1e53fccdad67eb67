# SPDX-License-Identifier: MIT
"""When an item of the checklist is needed; what is not known is asked."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.case import Route, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.conditions import Relevance
from kvisa_desktop.domain.degree import Degree, DegreeId
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.post import Channel
from kvisa_desktop.domain.stay import Basis, Crossing, StickerId, VisaSticker
from tests.case_builders import (
    DEGREE,
    FILING,
    PERSON,
    graduate_case,
    new_id,
    paper,
)
from tests.domain.item_cases import entry, issued_in, item, recorded, with_papers
from tests.spoken import chinese, english


def at_channel(channel: Channel) -> CaseFile:
    case_file = graduate_case()
    assert case_file.post
    return replace(case_file, post=replace(case_file.post, channel=channel))


class TestConditions:
    def relevance(self, case_file: CaseFile, item_id: str, on: date = FILING) -> Relevance:
        return item(case_file, item_id, on).relevance

    def test_the_routes_bring_their_papers(self) -> None:
        case_file = graduate_case()
        assert self.relevance(case_file, "degree-certificate") is Relevance.NEEDED
        assert self.relevance(case_file, "post-letter") is Relevance.NOT_NEEDED
        case = replace(case_file.case, routes=(Route.TEACHING_RESEARCH,))
        working = replace(case_file, case=case)
        assert self.relevance(working, "degree-certificate") is Relevance.NOT_NEEDED
        assert self.relevance(working, "post-letter") is Relevance.NEEDED

    @pytest.mark.parametrize(
        ("channel", "paper_photo", "digital_photo"),
        [
            (Channel.PAPER, Relevance.NEEDED, Relevance.NOT_NEEDED),
            (Channel.ONLINE_FIRST, Relevance.NOT_NEEDED, Relevance.NEEDED),
            (Channel.UNKNOWN, Relevance.NOT_KNOWN, Relevance.NOT_KNOWN),
        ],
    )
    def test_the_channel_of_the_post_decides_about_photos(
        self, channel: Channel, paper_photo: Relevance, digital_photo: Relevance
    ) -> None:
        case_file = at_channel(channel)
        assert self.relevance(case_file, "photo-print") is paper_photo
        assert self.relevance(case_file, "photo-digital") is digital_photo

    def test_what_is_not_known_is_asked_and_never_blocks(self) -> None:
        found = item(replace(graduate_case(), post=None), "cova-signature")
        assert found.relevance is Relevance.NOT_KNOWN
        assert found.weight is Weight.NOTE
        assert "online first or on paper?" in english(found.text)
        assert "？" in chinese(found.text)

    @pytest.mark.parametrize(
        ("residence", "nationalities", "expected"),
        [
            ("DEU", ("NGA",), Relevance.NEEDED),
            ("NGA", ("NGA",), Relevance.NOT_NEEDED),
            ("D", ("DEU",), Relevance.NOT_NEEDED),
            ("", ("NGA",), Relevance.NOT_KNOWN),
            ("DEU", (), Relevance.NOT_KNOWN),
        ],
    )
    def test_lawful_residence_is_proved_outside_the_own_country(
        self, residence: str, nationalities: tuple[str, ...], expected: Relevance
    ) -> None:
        case_file = graduate_case()
        person = replace(case_file.person, residence_country=residence, nationalities=nationalities)
        assert self.relevance(replace(case_file, person=person), "residence-proof") is expected

    @pytest.mark.parametrize(
        ("crossing", "expected"),
        [
            (entry(basis=Basis.VISA), Relevance.NEEDED),
            (entry(basis=Basis.TRANSIT_240H), Relevance.NOT_NEEDED),
            (entry(), Relevance.NOT_KNOWN),
        ],
    )
    def test_earlier_visas_are_asked_for_where_there_were_any(
        self, crossing: Crossing, expected: Relevance
    ) -> None:
        case_file = replace(graduate_case(), crossings=(crossing,))
        assert self.relevance(case_file, "prior-china-visas") is expected

    def test_a_sticker_alone_shows_an_earlier_visa(self) -> None:
        sticker = VisaSticker(id=StickerId(new_id()), person_id=PERSON)
        case_file = replace(graduate_case(), stickers=(sticker,))
        assert self.relevance(case_file, "prior-china-visas") is Relevance.NEEDED
        assert self.relevance(case_file, "entry-stay-history") is Relevance.NEEDED

    def test_no_record_of_a_visit_is_a_question_not_an_answer(self) -> None:
        assert self.relevance(graduate_case(), "entry-stay-history") is Relevance.NOT_KNOWN

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"former_nationalities": ("CHN",)}, Relevance.NEEDED),
            ({"birth_country": "CHN"}, Relevance.NOT_KNOWN),
            ({"chinese_name": "王小明"}, Relevance.NOT_KNOWN),
            ({}, Relevance.NOT_NEEDED),
        ],
    )
    def test_former_chinese_nationality(
        self, fields: dict[str, object], expected: Relevance
    ) -> None:
        case_file = graduate_case()
        person = replace(case_file.person, **fields)  # type: ignore[arg-type]
        found = self.relevance(replace(case_file, person=person), "former-chinese-national")
        assert found is expected

    @pytest.mark.parametrize(
        ("on_paper", "former", "expected"),
        [
            ("Adaeze Nkechi Okoro", (), Relevance.NOT_NEEDED),
            ("Adaeze N. Okoro", (), Relevance.NOT_KNOWN),
            ("Adaeze Bello", ("Adaeze Bello",), Relevance.NEEDED),
            ("Grace Adeyemi", (), Relevance.NEEDED),
            ("", ("Adaeze Bello",), Relevance.NOT_KNOWN),
        ],
    )
    def test_names_that_differ_need_a_paper_and_initials_ask_for_one(
        self, on_paper: str, former: tuple[str, ...], expected: Relevance
    ) -> None:
        case_file = graduate_case()
        degree = replace(case_file.degrees[0], name_on_paper=on_paper)
        person = replace(case_file.person, former_names=former)
        named = replace(case_file, degrees=(degree,), person=person)
        assert self.relevance(named, "name-change-proof") is expected

    @pytest.mark.parametrize(
        ("country", "chsi", "cscse", "hk_macao"),
        [
            ("CN", Relevance.NEEDED, Relevance.NOT_NEEDED, Relevance.NOT_NEEDED),
            ("DE", Relevance.NOT_NEEDED, Relevance.NEEDED, Relevance.NOT_NEEDED),
            ("HK", Relevance.NOT_NEEDED, Relevance.NEEDED, Relevance.NEEDED),
            ("", Relevance.NOT_KNOWN, Relevance.NOT_KNOWN, Relevance.NOT_KNOWN),
        ],
    )
    def test_the_issuing_place_decides_about_verification(
        self, country: str, chsi: Relevance, cscse: Relevance, hk_macao: Relevance
    ) -> None:
        case_file = issued_in(country)
        assert self.relevance(case_file, "chsi-report") is chsi
        assert self.relevance(case_file, "cscse-certificate") is cscse
        assert self.relevance(case_file, "degree-hk-macao") is hk_macao

    @pytest.mark.parametrize(
        ("country", "authenticated", "apostille", "legalisation"),
        [
            ("DE", None, Relevance.NEEDED, Relevance.NOT_NEEDED),
            ("NG", None, Relevance.NOT_NEEDED, Relevance.NEEDED),
            ("IN", None, Relevance.NOT_NEEDED, Relevance.NEEDED),
            ("CA", date(2024, 1, 10), Relevance.NOT_NEEDED, Relevance.NEEDED),
            ("CA", date(2024, 1, 11), Relevance.NEEDED, Relevance.NOT_NEEDED),
            ("CN", None, Relevance.NOT_NEEDED, Relevance.NOT_NEEDED),
            ("TW", None, Relevance.NOT_KNOWN, Relevance.NOT_KNOWN),
            ("", None, Relevance.NOT_KNOWN, Relevance.NOT_KNOWN),
        ],
    )
    def test_the_day_of_authentication_decides_about_the_road(
        self,
        country: str,
        authenticated: date | None,
        apostille: Relevance,
        legalisation: Relevance,
    ) -> None:
        case_file = issued_in(country)
        if authenticated:
            done = paper("legalisation", issued_on=authenticated, degree_id=DEGREE)
            case_file = replace(case_file, documents=(*case_file.documents, done))
        assert self.relevance(case_file, "degree-apostille") is apostille
        assert self.relevance(case_file, "degree-legalisation") is legalisation

    def test_other_degrees_do_not_count(self) -> None:
        case_file = issued_in("DE")
        bachelor = Degree(id=DegreeId(new_id()), person_id=PERSON, issued_country="CN")
        both = replace(case_file, degrees=(*case_file.degrees, bachelor))
        assert self.relevance(both, "chsi-report") is Relevance.NOT_NEEDED

    @pytest.mark.parametrize(
        ("born", "expected"),
        [
            (date(2013, 2, 16), Relevance.NOT_NEEDED),  # 13
            (date(2013, 2, 15), Relevance.NEEDED),  # 14 on the day
            (date(1956, 2, 16), Relevance.NEEDED),  # 70
            (date(1956, 2, 15), Relevance.NOT_NEEDED),  # 71 on the day
            (None, Relevance.NOT_KNOWN),
        ],
    )
    def test_fingerprints_by_age_on_the_filing_date(
        self, born: date | None, expected: Relevance
    ) -> None:
        case_file = graduate_case()
        person = replace(case_file.person, birth_date=born)
        assert self.relevance(replace(case_file, person=person), "fingerprint-plan") is expected

    def test_an_invitation_is_listed_only_where_there_is_one(self) -> None:
        assert self.relevance(graduate_case(), "invitation-optional") is Relevance.NOT_NEEDED
        invited = with_papers(graduate_case(), "invitation")
        assert item(invited, "invitation-optional").progress is ItemProgress.RECEIVED

    def test_a_police_record_is_needed_only_once_recorded_as_asked(self) -> None:
        assert self.relevance(graduate_case(), "police-record") is Relevance.NOT_KNOWN
        asked = recorded(graduate_case(), "police-record", ItemProgress.ASKED)
        assert self.relevance(asked, "police-record") is Relevance.NEEDED

    def test_the_plan_for_arrival_comes_with_the_visa(self) -> None:
        case_file = graduate_case()
        assert self.relevance(case_file, "post-arrival-plan") is Relevance.NOT_NEEDED
        issued = replace(case_file, case=replace(case_file.case, stage=Stage.ISSUED))
        assert self.relevance(issued, "post-arrival-plan") is Relevance.NEEDED

    def test_a_translation_in_the_case_answers_the_question(self) -> None:
        case_file = graduate_case()
        assert self.relevance(case_file, "certified-translation") is Relevance.NOT_KNOWN
        translated = replace(
            case_file,
            documents=(*case_file.documents, paper("transcript", translation_of=new_id())),
        )
        assert self.relevance(translated, "certified-translation") is Relevance.NEEDED
        assert item(translated, "certified-translation").is_done
        assert self.relevance(issued_in("CN"), "certified-translation") is Relevance.NOT_NEEDED
