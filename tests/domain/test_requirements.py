# SPDX-License-Identifier: MIT
"""Which items a case needs, how far each is, and what holds the filing up."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.answers import CaseFact
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import PaperStatus, TranslationKind
from kvisa_desktop.domain.finding import Area, Weight
from kvisa_desktop.domain.post import PostPoint, PostRule, PostRuleId
from kvisa_desktop.domain.requirements import required
from kvisa_desktop.domain.stay import Basis, Direction, StickerId, VisaSticker
from tests.case_builders import (
    FILING,
    PERSON,
    POST,
    TODAY,
    bare_case,
    graduate_case,
    new_id,
    paper,
)
from tests.domain.item_cases import BOOK, entry, issued_in, item, recorded, with_papers
from tests.spoken import chinese, english


def without_papers(case_file: CaseFile, *kinds: str) -> CaseFile:
    kept = tuple(each for each in case_file.documents if each.kind not in kinds)
    return replace(case_file, documents=kept)


def post_rule(point: PostPoint) -> PostRule:
    return PostRule(id=PostRuleId(new_id()), post_id=POST, point=point, text=Bilingual("Yes."))


class TestProgress:
    def test_a_paper_of_the_right_kind_answers_its_item(self) -> None:
        found = item(graduate_case(), "degree-certificate")
        assert found.progress is ItemProgress.RECEIVED
        assert found.weight is None
        assert [each.kind for each in found.documents] == ["degree-certificate"]

    def test_a_checked_paper_checks_its_item(self) -> None:
        base = without_papers(graduate_case(), "cv")
        done = replace(base, documents=(*base.documents, paper("cv", status=PaperStatus.CHECKED)))
        assert item(done, "cv").progress is ItemProgress.CHECKED

    @pytest.mark.parametrize(
        ("status", "progress"),
        [
            (PaperStatus.REJECTED, ItemProgress.REJECTED),
            (PaperStatus.ASKED, ItemProgress.ASKED),
        ],
    )
    def test_a_paper_that_is_not_here_leaves_its_item_open(
        self, status: PaperStatus, progress: ItemProgress
    ) -> None:
        base = without_papers(graduate_case(), "cv")
        case_file = replace(base, documents=(*base.documents, paper("cv", status=status)))
        found = item(case_file, "cv")
        assert found.progress is progress
        assert found.weight is Weight.CHECK

    def test_what_somebody_recorded_goes_before_the_papers(self) -> None:
        found = item(
            recorded(graduate_case(), "cv", ItemProgress.REJECTED, reason="Gap in 2022."), "cv"
        )
        assert found.progress is ItemProgress.REJECTED
        assert "Gap in 2022." in english(found.text)

    def test_a_paper_dropped_on_an_item_answers_it_whatever_its_kind(self) -> None:
        case_file = replace(graduate_case(), documents=(paper("other", item="funds-proof"),))
        assert item(case_file, "funds-proof").progress is ItemProgress.RECEIVED

    def test_a_paper_dropped_on_one_item_does_not_answer_another(self) -> None:
        case_file = replace(graduate_case(), documents=(paper("cv", item="funds-proof"),))
        assert item(case_file, "cv").progress is ItemProgress.OPEN

    def test_the_certificate_of_another_degree_does_not_count(self) -> None:
        base = without_papers(graduate_case(), "degree-certificate")
        other = paper("degree-certificate", degree_id=DegreeId(new_id()))
        case_file = replace(base, documents=(*base.documents, other))
        assert item(case_file, "degree-certificate").progress is ItemProgress.OPEN

    def test_a_translation_is_not_the_paper_itself(self) -> None:
        base = without_papers(graduate_case(), "degree-certificate")
        translation = paper("degree-certificate", translation_of=new_id())
        case_file = replace(base, documents=(*base.documents, translation))
        assert item(case_file, "degree-certificate").progress is ItemProgress.OPEN

    def test_owner_due_date_and_reason_are_carried(self) -> None:
        due = date(2027, 1, 15)
        case_file = recorded(
            graduate_case(), "funds-proof", ItemProgress.ASKED, owner="Ada", due_on=due
        )
        found = item(case_file, "funds-proof")
        assert (found.owner, found.due_on) == ("Ada", due)

    def test_not_applicable_is_done_and_says_why(self) -> None:
        case_file = recorded(
            graduate_case(), "cova-signature", ItemProgress.NOT_APPLICABLE, reason="Online only."
        )
        found = item(case_file, "cova-signature")
        assert found.is_done
        assert found.weight is None
        assert english(found.text).endswith("not applicable. Online only.")

    @pytest.mark.parametrize(
        ("kind", "done"), [(TranslationKind.AGENCY, True), (TranslationKind.OWN, False)]
    )
    def test_an_own_translation_does_not_answer_the_item(
        self, kind: TranslationKind, done: bool
    ) -> None:
        translation = paper("transcript", translation_of=new_id(), translation_kind=kind)
        case_file = replace(graduate_case(), documents=(translation,))
        assert item(case_file, "certified-translation").is_done is done


class TestBlocking:
    def test_only_official_items_or_words_of_the_post_ever_block(self) -> None:
        for case_file in (bare_case(), graduate_case()):
            for each in required(case_file, BOOK.items, TODAY):
                if each.blocks:
                    assert each.item.certainty.value == "official"

    def test_a_missing_paper_of_the_law_blocks(self) -> None:
        found = item(without_papers(graduate_case(), "photo"), "photo-print")
        assert found.blocks
        assert found.next_step is not None

    def test_authentication_is_a_recommendation_until_the_post_asks_for_it(self) -> None:
        case_file = issued_in("HK")
        assert item(case_file, "degree-hk-macao").weight is Weight.CHECK
        asked = replace(case_file, post_rules=(post_rule(PostPoint.AUTHENTICATION),))
        assert item(asked, "degree-hk-macao").weight is Weight.BLOCKER

    def test_other_words_of_the_post_change_nothing_about_it(self) -> None:
        asked = replace(issued_in("HK"), post_rules=(post_rule(PostPoint.FEE),))
        assert item(asked, "degree-hk-macao").weight is Weight.CHECK

    def test_the_graduation_certificate_blocks_only_for_chinese_degrees(self) -> None:
        assert item(issued_in("DE"), "graduation-certificate").weight is Weight.CHECK
        assert item(issued_in("CN"), "graduation-certificate").weight is Weight.BLOCKER

    def test_what_only_strengthens_is_a_note(self) -> None:
        assert item(graduate_case(), "cscse-certificate").weight is Weight.NOTE

    def test_a_requirement_becomes_a_finding_that_leads_to_its_line(self) -> None:
        found = item(bare_case(), "cova-form").as_finding()
        assert (found.id, found.weight) == ("item.cova-form", Weight.BLOCKER)
        assert (found.area, found.field) == (Area.CHECKLIST, "cova-form")


class TestFacts:
    @pytest.mark.parametrize(
        ("expires", "lasts"),
        [(date(2027, 8, 15), True), (date(2027, 8, 14), False), (None, False)],
    )
    def test_a_passport_lasts_with_six_months_left_on_the_filing_date(
        self, expires: date | None, lasts: bool
    ) -> None:
        case_file = graduate_case()
        passport = replace(case_file.passports[0], expires_on=expires)
        found = item(replace(case_file, passports=(passport,)), "passport-valid")
        assert found.is_done is lasts

    def test_stays_answer_the_item_only_when_they_answer_the_question_of_the_form(self) -> None:
        sticker = VisaSticker(
            id=StickerId(new_id()), person_id=PERSON, category="L", entries=1, duration_days=30
        )
        arrived = entry(on=PartialDate(2019, 5, 1), basis=Basis.VISA, sticker_id=sticker.id)
        left = entry(direction=Direction.EXIT, on=PartialDate(2019, 5, 20))
        base = replace(graduate_case(), stickers=(sticker,))
        cases = (
            replace(base, crossings=(arrived, left)),
            replace(base, crossings=(arrived, replace(left, on=PartialDate()))),
            replace(base, crossings=(replace(arrived, basis=None, sticker_id=None), left)),
            base,
        )
        done = [item(each, "entry-stay-history").is_done for each in cases]
        assert done == [True, False, False, False]

    def test_the_notice_of_the_post_is_saved_or_its_rules_are_recorded(self) -> None:
        case_file = graduate_case()
        assert not item(case_file, "post-rule-snapshot").is_done
        assert item(with_papers(case_file, "post-notice"), "post-rule-snapshot").is_done
        ruled = replace(case_file, post_rules=(post_rule(PostPoint.AGE),))
        assert item(ruled, "post-rule-snapshot").is_done

    def test_a_form_number_answers_the_form(self) -> None:
        base = without_papers(graduate_case(), "form-confirmation")
        numbered = replace(base, case=replace(base.case, form_number="2027000001"))
        assert not item(base, "cova-form").is_done
        assert item(numbered, "cova-form").is_done


class TestWhatIsNotClaimed:
    def test_what_only_a_post_asks_for_is_a_question_and_blocks_nothing(self) -> None:
        for case_file in (bare_case(), graduate_case()):
            found = item(case_file, "police-record")
            assert found.weight is Weight.NOTE
            assert not found.is_needed
            assert english(found.text).endswith("may be needed; does the post ask for it?")
            assert chinese(found.text) == "无犯罪记录证明：可能需要；使领馆是否要求提供？"

    def test_the_question_is_gone_once_somebody_recorded_the_answer(self) -> None:
        asked = recorded(graduate_case(), "police-record", ItemProgress.ASKED)
        assert english(item(asked, "police-record").text).endswith("asked for, not here yet.")
        spared = recorded(
            graduate_case(), "police-record", ItemProgress.NOT_APPLICABLE, reason="Not asked for."
        )
        assert item(spared, "police-record").weight is None
        rejected = with_papers(graduate_case(), "police-record")
        assert "does the post" not in english(item(rejected, "police-record").text)

    def test_what_comes_after_the_visa_is_not_yet_needed(self) -> None:
        found = item(graduate_case(), "post-arrival-plan")
        assert found.weight is None
        assert english(found.text).endswith(": not yet, only after the visa is issued.")
        assert chinese(found.text).endswith("：签证签发后办理，目前尚不需要。")


def test_every_item_has_words_in_both_languages_in_every_state() -> None:
    for case_file in (bare_case(), graduate_case()):
        for each in required(case_file, BOOK.items, TODAY):
            assert each.item.name.en in english(each.text)
            assert each.item.name.zh in chinese(each.text)
            assert english(each.item.group.words)


def test_what_is_no_paper_is_never_said_to_be_not_here() -> None:
    said = {each.id: english(each.text) for each in required(bare_case(), BOOK.items, FILING)}
    items = {each.id: each for each in BOOK.items}
    missing = [key for key, text in said.items() if text.endswith("not here yet.")]
    assert missing
    assert [key for key in missing if not items[key].kinds] == []
    assert [key for key, text in said.items() if text.endswith("still to do.")]


def test_the_basis_of_a_new_case_is_not_taken_for_a_choice() -> None:
    item = next(each for each in BOOK.items if each.fact is CaseFact.ROUTE_CHOSEN)
    (new,) = [e for e in required(bare_case(), BOOK.items, FILING) if e.id == item.id]
    assert english(new.text).endswith("not recorded yet.")
    (known,) = [e for e in required(graduate_case(), BOOK.items, FILING) if e.id == item.id]
    assert known.is_done
