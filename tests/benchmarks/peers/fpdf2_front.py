# SPDX-License-Identifier: MIT
"""The front matter by fpdf2; it is not tagged."""

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[3]))
from tests.benchmarks import front_content as said


def main(out: str, fonts: str) -> None:
    """Build the file with the fonts of a folder."""
    pdf = import_module("fpdf").FPDF(format="A4")
    pdf.set_margins(18, 20, 18)
    pdf.set_auto_page_break(auto=True, margin=20)
    pdf.add_font("R", "", f"{fonts}/regular.ttf")
    pdf.add_font("R", "B", f"{fonts}/bold.ttf")
    pdf.add_page()
    pdf.set_font("R", "B", 24)
    pdf.multi_cell(0, 12, f"{said.TITLE[1]}\n{said.TITLE[0]}\n{said.NAME}")
    pdf.add_page()
    of_entry = ("序号\nNo.", "入境\nEntry", "出境\nExit", "入境口岸\nPort of entry")
    of_exit = ("出境口岸\nPort of exit", "天数\nDays", "事由\nPurpose")
    _table(pdf, (*of_entry, *of_exit), said.stays(), (6, 11, 11, 19, 19, 6, 28))
    heads = ("序号\nNo.", "材料\nPaper", "状态\nState", "位置\nPlace")
    _table(pdf, heads, said.items(), (8, 55, 20, 17))
    pdf.output(out)


def _table(
    pdf: Any,  # noqa: ANN401  of a package that is not installed here
    heads: Sequence[str],
    rows: Iterable[tuple[str | said.Pair, ...]],
    widths: Sequence[int],
) -> None:
    pdf.set_font("R", size=7.6)
    with pdf.table(
        col_widths=widths, line_height=3.5, padding=0.8, repeat_headings=1, text_align="LEFT"
    ) as table:
        table.row(heads)
        for row in rows:
            table.row([_cell(each) for each in row])


def _cell(value: str | said.Pair) -> str:
    return value if isinstance(value, str) else f"{value[1]}\n{value[0]}"


if __name__ == "__main__":
    main(*sys.argv[1:])
