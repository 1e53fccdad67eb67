# SPDX-License-Identifier: MIT
"""The closed set of facts in a case that answer an item of the checklist without a paper."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.case import AT_FIRST
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import count_stays
from kvisa_desktop.domain.dates import months_after
from kvisa_desktop.domain.documents import TranslationKind
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.stay_review import FormAnswer, overstay_answer

MONTHS_LEFT = 6  # G-10
BLANK_PAGES = 2  # G-11


class CaseFact(StrEnum):
    """A fact that answers an item."""

    ROUTE_CHOSEN = "route-chosen"
    POST_CHOSEN = "post-chosen"
    POST_READ = "post-read"
    PASSPORT_LASTS = "passport-lasts"
    BLANK_PAGES = "blank-pages"
    FORM_NUMBER = "form-number"
    BIRTH_DATE = "birth-date"
    STAYS_COMPLETE = "stays-complete"
    FIELD_RECORDED = "field-recorded"
    ACTIVITY_PLAN = "activity-plan"
    TRANSLATED = "translated"


def is_answered(fact: CaseFact | None, case_file: CaseFile, on: date) -> bool:
    """Return True when the case itself answers the item for a filing on `on`."""
    return fact is not None and _TESTS[fact](case_file, on)


def passport_lasts(case_file: CaseFile, on: date) -> bool:
    """Return True when the passport has six months left on `on` (G-10)."""
    passport = case_file.passport
    if passport is None or passport.expires_on is None:
        return False
    return passport.expires_on >= months_after(on, MONTHS_LEFT)


def _stays_complete(case_file: CaseFile, on: date) -> bool:
    """Tell whether the record answers the form's question on overstays, either way (G-18)."""
    history = history_of(case_file)
    stays = count_stays(pair_stays(history.crossings, on=on), history, on=on)
    answer, _ = overstay_answer(stays)
    return answer is not FormAnswer.CANNOT_BE_ANSWERED


def _blank_pages(case_file: CaseFile, _on: date) -> bool:
    passport = case_file.passport
    return passport is not None and (passport.blank_visa_pages or 0) >= BLANK_PAGES


def _post_read(case_file: CaseFile, _on: date) -> bool:
    return bool(case_file.post_rules) or bool(case_file.post and case_file.post.read_on)


def _route_chosen(case_file: CaseFile, _on: date) -> bool:
    """Tell whether the basis was chosen: the one a new case begins with says nothing by itself."""
    routes = case_file.case.routes
    return bool(routes) and (routes != AT_FIRST or bool(case_file.degrees))


def _field_recorded(case_file: CaseFile, _on: date) -> bool:
    degree = case_file.degree_relied_on
    return bool(degree and degree.isced_field)


def _translated(case_file: CaseFile, _on: date) -> bool:
    """Tell whether there are translations, and none of them is the applicant's own (A-11)."""
    kinds = [each.translation_kind for each in case_file.documents if each.translation_of]
    return bool(kinds) and TranslationKind.OWN not in kinds


_TESTS: dict[CaseFact, Callable[[CaseFile, date], bool]] = {
    CaseFact.ROUTE_CHOSEN: _route_chosen,
    CaseFact.POST_CHOSEN: lambda case_file, _: case_file.post is not None,
    CaseFact.POST_READ: _post_read,
    CaseFact.PASSPORT_LASTS: passport_lasts,
    CaseFact.BLANK_PAGES: _blank_pages,
    CaseFact.FORM_NUMBER: lambda case_file, _: bool(case_file.case.form_number),
    CaseFact.BIRTH_DATE: lambda case_file, _: case_file.person.birth_date is not None,
    CaseFact.STAYS_COMPLETE: _stays_complete,
    CaseFact.FIELD_RECORDED: _field_recorded,
    CaseFact.TRANSLATED: _translated,
    CaseFact.ACTIVITY_PLAN: lambda case_file, _: bool(case_file.case.activity_plan),
}
