# SPDX-License-Identifier: MIT
"""What can be searched and copied from the finished file, by readers that did not write it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dossier.readers import READERS, by_pdfium, by_pypdf
from tests.dossier.specimens import NAMES, RARE, built


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("extraction") / "dossier.pdf"
    built(out)
    return out


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize(
    "text",
    [
        "签证申请材料册",
        "本次申请所依据的学位",
        "广州白云国际机场",
        "Guangzhou Baiyun International Airport",
        "Nguyễn Thị Thuỳ Dương",
        "Дмитрий Щербаков",
        RARE,
    ],
)
def test_text_comes_back_from_every_reader(
    file: Path, read: Callable[[Path], str], text: str
) -> None:
    assert text in read(file)


@pytest.mark.parametrize("name", NAMES)
def test_names_in_every_script_come_back(file: Path, name: str) -> None:
    letters = "".join(name.split())
    assert letters in "".join(by_pdfium(file).split())


@pytest.mark.parametrize("name", NAMES)
def test_names_in_every_script_come_back_from_pypdf_with_their_spaces(
    file: Path, name: str
) -> None:
    assert name in by_pypdf(file)


def test_air_between_han_and_latin_is_no_space_in_the_text(file: Path) -> None:
    found = by_pdfium(file)
    assert "K字签证" in found
    assert "附件2译文" in found
    assert "自2019年起持有" in found
