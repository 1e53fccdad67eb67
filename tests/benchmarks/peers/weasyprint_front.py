# SPDX-License-Identifier: MIT
"""The front matter by WeasyPrint."""

import sys
from collections.abc import Iterable, Sequence
from html import escape
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))
from tests.benchmarks import front_content as said

_STYLE = """
@font-face{font-family:R;src:url(file://FONTS/regular.ttf)}
@font-face{font-family:R;font-weight:bold;src:url(file://FONTS/bold.ttf)}
@page{size:A4;margin:20mm 18mm;@bottom-right{content:counter(page);font:8pt R}}
body{font:9pt/1.38 R;margin:0}table{border-collapse:collapse;width:174mm;table-layout:fixed;
font-size:7.6pt;line-height:1.29}td,th{border:.4pt solid #888;padding:2pt 3pt;text-align:left}
"""


def main(out: str, fonts: str) -> None:
    """Build the file with the fonts of a folder."""
    of_entry = ("序号<br>No.", "入境<br>Entry", "出境<br>Exit", "入境口岸<br>Port of entry")
    of_exit = ("出境口岸<br>Port of exit", "天数<br>Days", "事由<br>Purpose")
    stays = _table((*of_entry, *of_exit), said.stays(), (6, 11, 11, 19, 19, 6, 28))
    items = _table(
        ("序号<br>No.", "材料<br>Paper", "状态<br>State", "位置<br>Place"),
        said.items(),
        (8, 55, 20, 17),
    )
    html = (
        f"<html lang=en><head><meta charset=utf-8><title>{said.TITLE[0]}</title>"
        f"<style>{_STYLE.replace('FONTS', fonts)}</style></head><body>"
        f"<h1>{said.TITLE[1]}<br>{said.TITLE[0]}</h1><p>{said.NAME}</p>"
        f"<h1>入境与停留记录 Entries and stays</h1>{stays}<h1>申请材料清单 Checklist</h1>{items}"
    )
    import_module("weasyprint").HTML(string=html).write_pdf(out)


def _table(
    heads: Sequence[str], rows: Iterable[tuple[str | said.Pair, ...]], widths: Sequence[int]
) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in widths)
    head = "".join(f"<th>{each}</th>" for each in heads)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>{body}</table>"


def _cell(value: str | said.Pair) -> str:
    said_twice = escape(value) if isinstance(value, str) else f"{value[1]}<br>{escape(value[0])}"
    return f"<td>{said_twice}</td>"


if __name__ == "__main__":
    main(*sys.argv[1:])
