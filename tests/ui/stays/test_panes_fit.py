# SPDX-License-Identifier: MIT
"""What is held, visas, the chosen line and the letter: nothing cut, everything with a name."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.residence import (
    AddressId,
    ExtensionId,
    PermitId,
    ResidencePermit,
    StayAddress,
    StayExtension,
)
from kvisa_desktop.domain.stay import StickerId, VisaSticker
from kvisa_desktop.domain.travel import ForeignTrip, TripId
from kvisa_desktop.settings import Theme
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.stays.letter import LetterSheet
from tests.case_builders import PERSON, new_id
from tests.ui.fitting import beyond, cut, nameless, settled
from tests.ui.keyboard import child
from tests.ui.stays.conftest import Recorded

LARGE = 12.0


@pytest.fixture
def full(recorded: Recorded) -> Recorded:
    """Return the page with a record of every kind, some of them wrong."""
    del recorded.vault.records[recorded.exit.id]
    recorded.put(
        ResidencePermit(
            id=PermitId(new_id()),
            person_id=PERSON,
            issued_on=date(2018, 1, 1),
            expires_on=date(2027, 8, 31),
        ),
        StayExtension(
            id=ExtensionId(new_id()),
            person_id=PERSON,
            entry_id=recorded.entry.id,
            granted_on=date(2019, 1, 1),
            until=date(2019, 12, 1),
        ),
        StayAddress(
            id=AddressId(new_id()),
            person_id=PERSON,
            place=Bilingual("Xuhui District, Shanghai", "上海市徐汇区"),
            moved_in=PartialDate(2019, 10, 9),
        ),
        ForeignTrip(
            id=TripId(new_id()),
            person_id=PERSON,
            country="HK",
            arrived=PartialDate(2020, 1, 2),
            left=PartialDate(2020, 2, 2),
        ),
        VisaSticker(
            id=StickerId(new_id()),
            person_id=PERSON,
            number="S0000019",
            category="F",
            entries=2,
            enter_before=date(2019, 12, 31),
        ),
    )
    return recorded


@pytest.mark.parametrize(("language", "size"), [("en", LARGE), ("zh", fonts.USUAL_SIZE)])
@pytest.mark.parametrize("name", ["held", "visas", "form"])
def test_a_pane_fits(
    full: Recorded, qapp: QApplication, name: str, language: str, size: float
) -> None:
    desk = full.pilot.desk
    desk.text.switch(language)
    desk.text.replay()
    desk.theme.use(Theme.DARK)
    fonts.use(qapp, size)
    pane: QWidget = getattr(full.page, name)
    full.page.side.call(pane)
    full.page.table.choose(full.entry.id)
    full.pilot.settle()
    settled()
    try:
        assert not cut(pane)
        assert not beyond(pane)
        assert not nameless(pane)
    finally:
        fonts.use(qapp)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_letter_fits(full: Recorded, language: str) -> None:
    desk = full.pilot.desk
    desk.text.switch(language)
    desk.text.replay()
    full.page.held.letter.open.click()
    sheet = child(full.page.window(), LetterSheet, "stays.letter")
    settled()
    assert not cut(sheet)
    assert not nameless(sheet)
    sheet.reject()


def test_contradictions_are_told_beside_their_record(full: Recorded) -> None:
    full.page.side.call(full.page.held)
    told = " ".join(
        label.text() for label in full.page.held.findChildren(fonts.Label) if label.text()
    )
    assert "no stay is recorded on that day" in told
    assert "outside the stay that began on" in told
    assert "falls into a stay in China" in told
    assert "is not registered" in told
