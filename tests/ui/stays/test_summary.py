# SPDX-License-Identifier: MIT
"""Figures with their reasons: every one has its why, reached by keys, down to the rule's source."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.stay_history import StayHistory
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.stays.figures import figure_lines
from kvisa_desktop.ui.stays.picture import picture_from
from kvisa_desktop.ui.stays.summary import StaySummary
from tests.domain.stay_cases import free, history, leave
from tests.ui.keyboard import child, pressed
from tests.ui.program import TODAY
from tests.ui.windows import placed

RECORD = history(free("2026-10-01"), leave("2026-10-11"))


@pytest.fixture
def summary(qtbot: QtBot, desk: Desk) -> StaySummary:
    return placed(qtbot, StaySummary(desk), 360, 700)


def shown(summary: StaySummary, record: StayHistory) -> None:
    picture = picture_from(record, TODAY)
    summary.show_stay(picture.review.stays[0] if picture.review.stays else None)
    summary.show_review(picture.review, picture.review.findings)
    QApplication.processEvents()


def said(summary: StaySummary) -> list[str]:
    return [each.text() for each in summary.findChildren(Label) if not each.isHidden()]


def whys(summary: StaySummary) -> list[QPushButton]:
    buttons = summary.findChildren(QPushButton)
    return [each for each in buttons if each.text() == "Why?" and not each.isHidden()]


def test_every_figure_has_its_why(summary: StaySummary) -> None:
    shown(summary, RECORD)
    described = {each.accessibleDescription() for each in whys(summary)}
    assert any("2026: 11 days" in each for each in described)
    assert any("In the last 180 days: 11 days" in each for each in described)
    assert any("Longest time outside" in each for each in described)
    assert any("Ever overstayed" in each for each in described)
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in whys(summary))


def test_the_reason_names_rule_and_source(summary: StaySummary, rulebook: Rulebook) -> None:
    shown(summary, RECORD)
    stay = next(e for e in whys(summary) if "2026-10-01" in e.accessibleDescription())
    pressed(stay, Qt.Key.Key_Space)
    sheet = child(summary.window(), QDialog, "why")
    text = "\n".join(each.text() for each in sheet.findChildren(Label))
    assert "30 days, counted from the day after entry" in text
    assert "What this rests on" in text
    assert rulebook.rules["E-01"].read_on.isoformat() in text
    sheet.done(0)


def test_the_window_slides_and_its_length_is_chosen(summary: StaySummary) -> None:
    shown(summary, RECORD)
    days = child(summary, QSpinBox, "stays.window-days")
    days.setValue(48)
    QApplication.processEvents()
    assert any("In the last 48 days: 6 days" in each for each in said(summary))
    assert (days.minimum(), days.maximum()) == (7, 365)


def test_an_empty_record_says_so_and_answers_nothing(summary: StaySummary) -> None:
    shown(summary, history())
    assert "No stay is recorded." in said(summary)
    assert any("Cannot be answered" in each for each in said(summary))


def test_a_stay_too_long_is_told_in_another_tone(summary: StaySummary) -> None:
    shown(summary, history(free("2026-01-01"), leave("2026-03-01")))
    tones = {each.property("kind") for each in summary.findChildren(Label)}
    assert "bad" in tones
    assert any(each.endswith("asks: Yes") for each in said(summary))


def test_long_groups_are_cut_and_shown_whole_when_asked(summary: StaySummary) -> None:
    many = [e for y in range(1990, 2020) for e in (free(f"{y}-03-01"), leave(f"{y}-03-09"))]
    shown(summary, history(*many))
    assert not any(each.startswith("1990: ") for each in said(summary))
    more = next(e for e in summary.findChildren(QPushButton) if e.text() == "Show 22 more")
    pressed(more, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert any(each.startswith("1990: ") for each in said(summary))


def test_figures_follow_the_length_of_the_window() -> None:
    review = picture_from(RECORD, date(2026, 10, 11)).review
    lines = [str(each.values["days"].least) for each, _ in figure_lines(review, 7)[:2]]  # type: ignore[union-attr]
    assert lines == ["7", "7"]


def test_many_days_known_only_to_the_month_are_one_line_that_opens(summary: StaySummary) -> None:
    months = [f"{year}-{month:02}" for year in range(2010, 2016) for month in (2, 5, 8, 11)]
    shown(summary, history(*(made for each in months for made in (free(each), leave(each)))))
    assert "Exit date known only to the month: 24 stays" in said(summary)
    assert "Entry date known only to the month: 24 stays" in said(summary)
    assert not [each for each in said(summary) if each.startswith("An exit from China")]
    links = [each for each in summary.findChildren(QPushButton) if each.text() == "Show all"]
    (link,) = [e for e in links if "Exit date" in e.accessibleDescription()]
    pressed(link, Qt.Key.Key_Space)
    QApplication.processEvents()
    exits = [each for each in said(summary) if each.startswith("An exit from China")]
    assert len(exits) == 24
