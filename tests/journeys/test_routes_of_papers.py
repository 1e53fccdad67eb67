# SPDX-License-Identifier: MIT
"""The authentication route of a paper by place and day, as `kvisa route` tells it."""

import pytest

from tests.cli.kvisa import kvisa

TABLE = [
    ("IN", "2026-11-22", "legalisation"),
    ("DE", "2026-11-22", "apostille"),
    ("US", "2026-11-22", "apostille"),
    ("RU", "2026-11-22", "apostille"),
    ("BR", "2026-11-22", "apostille"),
    ("CA", "2024-01-10", "legalisation"),
    ("CA", "2024-01-11", "apostille"),
    ("HK", "2026-11-22", "hk_macao"),
    ("MO", "2026-11-22", "hk_macao"),
    ("TW", "2026-11-22", "unclear"),
    ("CN", "2026-11-22", "chsi"),
    ("EG", "2026-11-22", "legalisation"),
    ("NG", "2026-11-22", "legalisation"),
    ("SA", "2026-11-22", "apostille"),
    ("TH", "2026-11-22", "legalisation"),
]


@pytest.mark.parametrize(("place", "day", "route"), TABLE)
def test_the_route_follows_place_and_day(place: str, day: str, route: str) -> None:
    ran = kvisa("route", "--issued-in", place, "--authenticated-on", day, "--json")
    assert ran.code == 0
    assert ran.json["route"] == route
    assert ran.json["why"]
    assert ran.json["sources"]
    assert bool(ran.json["steps"]) or route == "unclear"


@pytest.mark.parametrize("place", ["VN", "BD"])
def test_a_later_accession_is_marked_to_be_checked(place: str) -> None:
    ran = kvisa("route", "--issued-in", place, "--authenticated-on", "2026-11-22", "--json")
    assert ran.json["to_check"] or ran.json["route"] == "unclear"
    assert ran.json["sources"]
