# SPDX-License-Identifier: MIT
"""The list of a print pack: how the dossier is printed, and columns told apart in Chinese too."""

from dataclasses import replace
from pathlib import Path

from kvisa_desktop.domain.dossier_plan import DossierPlan, PlanId
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.exchange.counter_list import counter_list
from kvisa_desktop.services.ports import BuildReport
from kvisa_desktop.services.print_pack import PrintPack
from tests.case_builders import graduate_case, new_id
from tests.spoken import chinese, english


def listed(*, duplex: bool = False) -> str:
    case = graduate_case()
    plan = DossierPlan(id=PlanId(new_id()), case_id=case.case.id, duplex=duplex)
    case = replace(case, dossier_plan=plan)
    bundle = BuildReport(Path("dossier.pdf"), 9, "", (), ())
    pack = PrintPack(Path(), case, bundle, exhibits_of(case)[:2], (), (), (), False, ())
    return counter_list(pack, chinese, english).decode()


def test_a_dossier_of_single_sheets_is_printed_one_sided() -> None:
    assert "one-sided" in listed()
    assert "单面" in listed()


def test_a_dossier_made_for_both_sides_is_printed_on_both() -> None:
    both = listed(duplex=True)
    assert "on both sides, turned over on the long edge" in both
    assert "双面（沿长边翻转）" in both
    assert "one-sided" not in both


def test_how_many_pages_and_which_page_are_told_apart_in_both_languages() -> None:
    text = listed()
    for words in ("Number of pages", "On page", "页数", "页码"):
        assert words in text
    assert "页面" not in text
