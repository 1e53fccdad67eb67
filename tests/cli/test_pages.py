# SPDX-License-Identifier: MIT
"""Pages are turned, ordered, left out, split and combined on the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.kvisa import Ran, kvisa

CERTIFICATE = "6"
TRANSCRIPT = "8"


@pytest.fixture
def case(vault: Path) -> tuple[Path, str]:
    return vault, "SAMPLE"


def page_list(ran: Ran) -> list[tuple[int, int, bool]]:
    listed: list[dict[str, Any]] = ran.json["document"]["page_list"]
    return [(each["file_page"], each["rotation"], each["left_out"]) for each in listed]


def pages(case: tuple[Path, str], *more: object) -> Ran:
    return kvisa("pages", *case, CERTIFICATE, "--json", *more)


def test_pages_are_listed(case: tuple[Path, str]) -> None:
    assert page_list(pages(case)) == [(1, 0, False), (2, 0, False)]
    assert "page 2 of master-certificate.pdf" in kvisa("pages", *case, CERTIFICATE).out


def test_pages_are_turned_ordered_and_left_out_at_once(case: tuple[Path, str]) -> None:
    changed = pages(case, "--rotate", "2:90", "--rotate", "1:-90", "--order", "2,1",
                    "--leave-out", "1")  # fmt: skip
    assert page_list(changed) == [(2, 90, False), (1, 270, True)]
    assert page_list(pages(case, "--take-back", "2")) == [(2, 90, False), (1, 270, False)]
    assert page_list(pages(case, "--rotate", "1-2:180")) == [(2, 270, False), (1, 90, False)]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--rotate", "2"), 2),
        (("--rotate", "2:45"), 2),
        (("--rotate", "3:90"), 3),
        (("--order", "1"), 3),
        (("--order", "2,2"), 3),
        (("--leave-out", "5"), 3),
        (("--rotate", "1:90", "--leave-out", "9"), 3),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    case: tuple[Path, str], options: tuple[str, ...], code: int
) -> None:
    assert pages(case, *options).code == code
    assert page_list(pages(case)) == [(1, 0, False), (2, 0, False)]


def test_one_document_becomes_three(case: tuple[Path, str]) -> None:
    combined = kvisa("combine", *case, CERTIFICATE, TRANSCRIPT, "--json")
    assert combined.json["documents"][0]["pages"] == 4
    ran = kvisa("split", *case, CERTIFICATE, "2=graduation-certificate", "3-4=transcript", "--json")
    assert ran.code == 0
    assert [(each["kind"], each["pages"]) for each in ran.json["documents"]] == [
        ("degree-certificate", 1),
        ("graduation-certificate", 1),
        ("transcript", 2),
    ]
    assert ran.json["documents"][2]["files"][0]["name"] == "master-transcript.tif"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("1",), 2),
        (("=transcript",), 2),
        (("1=diploma",), 3),
        (("3=transcript",), 3),
        (("1-2=transcript",), 3),
        (("1=transcript", "2=other"), 3),
        (("1=transcript", "1=other"), 3),
    ],
)
def test_a_split_that_cannot_be_done_changes_nothing(
    case: tuple[Path, str], parts: tuple[str, ...], code: int
) -> None:
    assert kvisa("split", *case, CERTIFICATE, *parts).code == code
    assert len(kvisa("documents", *case, "--json").json["documents"]) == 13


def test_a_document_is_not_combined_with_itself_or_nobody(case: tuple[Path, str]) -> None:
    assert kvisa("combine", *case, "1", "1").code == 3
    assert kvisa("combine", *case, "1", "2", "2").code == 3
    assert kvisa("combine", *case, "1").code == 2
    assert kvisa("combine", *case, "1", "99").code == 3


@pytest.mark.parametrize("key", ["0", "14", "zzz", "0198ffff-ffff"])
def test_a_document_that_is_not_there_is_refused(case: tuple[Path, str], key: str) -> None:
    ran = kvisa("pages", *case, key)
    assert ran.code == 3
    assert "kvisa documents" in ran.err
