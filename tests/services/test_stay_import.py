# SPDX-License-Identifier: MIT
"""A table comes in whole, in one act, or not at all; its columns are remembered."""

from datetime import date

import pytest

from kvisa_desktop.domain.stay_table.days import DateOrder
from kvisa_desktop.domain.stay_table.plan import Wishes
from kvisa_desktop.domain.table import Table
from kvisa_desktop.domain.table_layout import TableLayout
from kvisa_desktop.errors import Cancelled, Refused
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message
from kvisa_desktop.services import cases, stay_import
from kvisa_desktop.services.stay_import import RowsRefused
from tests.case_builders import CASE, PERSON, bare_case
from tests.domain.stay_table.tables import table
from tests.fakes import FakeVault

SAY = Translator("en")
GOOD = table(("Entry", "Exit"), ("2019-10-08", "2019-11-01"), (date(2024, 5, 13), "2024-05-26"))
TWO_WAYS = table(("Entry", "Exit"), ("05/12/2023", "25/12/2023"))
BY_DAY = Wishes(order=DateOrder.DMY)


class StopsAfter:
    """Progress that is stopped after some steps."""

    def __init__(self, steps: int) -> None:
        self.left = steps
        self.seen: list[tuple[str, int, int]] = []

    def report(self, what: Message, done: int, total: int) -> None:
        self.seen.append((what.text, done, total))

    def is_cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.fixture
def vault() -> FakeVault:
    """Return a vault with one case of which nothing is known."""
    case = bare_case()
    return FakeVault(case.case, case.person)


def brought(vault: FakeVault, read: Table, wishes: Wishes | None = None) -> int:
    """Bring a table in and return how many crossings came."""
    plan = stay_import.look(vault, CASE, read, wishes or Wishes())
    return stay_import.bring_in(vault, PERSON, plan).value.crossings


def test_a_good_table_comes_in_as_one_act(vault: FakeVault) -> None:
    assert brought(vault, GOOD) == 4
    kept = cases.read(vault, CASE).crossings
    assert [each.on.iso() for each in kept] == [
        "2019-10-08", "2019-11-01", "2024-05-13", "2024-05-26"
    ]  # fmt: skip
    assert {each.person_id for each in kept} == {PERSON}
    assert {each.id.version for each in kept} == {7}
    assert [SAY(each) for each in vault.acts] == ["Import 4 entries and exits"]


def test_looking_keeps_nothing(vault: FakeVault) -> None:
    stay_import.look(vault, CASE, GOOD, Wishes())
    assert cases.read(vault, CASE).crossings == ()
    assert vault.acts == []


def test_the_same_table_again_brings_nothing(vault: FakeVault) -> None:
    brought(vault, GOOD)
    assert brought(vault, GOOD) == 0
    assert len(cases.read(vault, CASE).crossings) == 4


def test_one_bad_row_keeps_all_out_and_is_named(vault: FakeVault) -> None:
    read = table(("Entry", "Exit"), ("2019-10-08", "2019-11-01"), ("2024-13-01", ""))
    plan = stay_import.look(vault, CASE, read, Wishes())
    with pytest.raises(RowsRefused) as caught:
        stay_import.bring_in(vault, PERSON, plan)
    assert [each.number for each in caught.value.rows] == [3]
    assert "1 row has" in SAY(caught.value.what)
    assert cases.read(vault, CASE).crossings == ()


def test_days_with_two_readings_are_asked_with_both(vault: FakeVault) -> None:
    with pytest.raises(RowsRefused) as caught:
        brought(vault, TWO_WAYS)
    assert caught.value.remedy is not None
    said = SAY(caught.value.remedy)
    assert "05/12/2023: 2023-12-05 / 2023-05-12" in said
    assert "the order dmy" in said
    open_ = table(("Entry", "Exit"), ("05/12/2023", ""))
    with pytest.raises(RowsRefused) as caught:
        brought(vault, open_)
    assert caught.value.remedy is not None
    assert "dmy for day first, mdy for month first" in SAY(caught.value.remedy)
    assert brought(vault, TWO_WAYS, BY_DAY) == 2


def test_columns_are_remembered_but_never_the_order_of_dates(vault: FakeVault) -> None:
    strange = table(("Ein", "Aus"), ("05/12/2023", "25/12/2023"))
    brought(vault, strange, Wishes({"Ein": "entry", "Aus": "exit"}, DateOrder.DMY))
    again = stay_import.columns(vault, strange, Wishes())
    assert again.is_remembered
    assert again.earlier_order == "dmy"
    with pytest.raises(RowsRefused):
        brought(vault, table(("Ein", "Aus"), ("06/12/2023", "25/12/2023")))
    brought(vault, table(("Ein", "Aus"), ("2024-06-12", "-")), Wishes({"Aus": "-"}))
    with vault.read() as reader:
        (layout,) = reader.find(TableLayout)
    assert (layout.columns, layout.date_order) == (("entry", ""), "")


def test_a_table_without_headings_leaves_nothing_to_remember(vault: FakeVault) -> None:
    bare = table(("2019-10-08", "2019-11-01"))
    assert brought(vault, bare, Wishes({"A": "entry", "B": "exit"})) == 2
    with vault.read() as reader:
        assert reader.find(TableLayout) == ()


def test_headings_alone_are_no_table(vault: FakeVault) -> None:
    with pytest.raises(Refused, match="no rows"):
        stay_import.look(vault, CASE, table(("Entry", "Exit")), Wishes())


def test_reading_and_keeping_can_be_stopped_and_leave_nothing(vault: FakeVault) -> None:
    months = [f"{year}-{month:02}" for year in range(1970, 2020) for month in range(1, 13)]
    rows = [(f"{month}-08", f"{month}-20") for month in months]
    long = table(("Entry", "Exit"), *rows)
    watched = StopsAfter(1)
    with pytest.raises(Cancelled):
        stay_import.look(vault, CASE, long, Wishes(), watched)
    assert watched.seen == [("Reading the rows", 0, 600)]
    plan = stay_import.look(vault, CASE, long, Wishes())
    watched = StopsAfter(2)
    with pytest.raises(Cancelled):
        stay_import.bring_in(vault, PERSON, plan, watched)
    assert watched.seen[-1] == ("Keeping the entries and exits", 500, 1200)
    assert cases.read(vault, CASE).crossings == ()
