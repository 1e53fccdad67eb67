# SPDX-License-Identifier: MIT
"""The front matter by typst, tagged as it does by default."""

import json
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))
from tests.benchmarks import front_content as said

_SOURCE = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title.at(0), author: d.name)
#set text(font: "Noto Sans SC", size: 9pt, lang: "en")
#set page(paper: "a4", margin: (x: 18mm, y: 20mm), header: text(8pt, d.title.at(1)),
  footer: context align(right, text(8pt)[#counter(page).display()]))
#let both(p) = if type(p) == array [#text(lang: "zh", p.at(1)) \ #p.at(0)] else [#p]
#let tab(widths, heads, rows) = { set text(7.6pt); table(
  columns: widths.map(w => w * 1fr), stroke: .4pt, inset: (x: 3pt, y: 2.5pt),
  table.header(..heads.map(h => strong(both(h)))), ..rows.map(r => r.map(both)).flatten()) }
#v(60mm) #text(24pt, weight: "bold", d.title.at(1)) \ #text(17pt, d.title.at(0)) \ #d.name
#pagebreak() #outline(title: "材料目录 Index") #pagebreak()
= 入境与停留记录 Entries and stays
#tab((6, 11, 11, 19, 19, 6, 28), (("No.", "序号"), ("Entry", "入境"), ("Exit", "出境"),
  ("Port of entry", "入境口岸"), ("Port of exit", "出境口岸"), ("Days", "天数"),
  ("Purpose", "事由")), d.stays)
= 申请材料清单 Checklist
#tab((8, 55, 20, 17), (("No.", "序号"), ("Paper", "材料"), ("State", "状态"),
  ("Place", "位置")), d.items)
"""


def main(out: str, fonts: str) -> None:
    """Build the file with the fonts of a folder."""
    data = {"title": said.TITLE, "name": said.NAME, "stays": said.stays(), "items": said.items()}
    import_module("typst").compile(
        _SOURCE.encode(),
        output=out,
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
