# SPDX-License-Identifier: MIT
"""Workbooks written by hand, so that each test says exactly what lies in the file."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DATE, CHINESE_DATE, TIME, OWN_DATE, OWN_TEXT = 1, 2, 3, 4, 5  # styles of STYLES
FIRST_CROSSING = 7_000  # 1 March 1919 as spreadsheets count days
STYLES = f"""<styleSheet xmlns="{_MAIN}"><numFmts>
<numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="171" formatCode="&quot;day &quot;0"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="20"/>
<xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>"""


def cells(*rows: str, more: str = "") -> str:
    """Return the part of a sheet with these rows; `more` follows them."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData>{more}</worksheet>'


def text(name: str, value: str) -> str:
    """Return a cell that holds its text itself."""
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(name: str, value: float | str, style: int = 0) -> str:
    """Return a cell with a number."""
    return f'<c r="{name}" s="{style}"><v>{value}</v></c>'


def row(*inside: str, attributes: str = "") -> str:
    """Return a row; it gets the number after the one before it."""
    return f"<row {attributes}>{''.join(inside)}</row>"


def crossings_in_turns(rows: int) -> bytes:
    """Return a workbook of an entry or an exit every second day, from `FIRST_CROSSING` on."""
    head = row(text("A1", "Direction"), text("B1", "Date"))
    below = (
        row(
            text(f"A{place + 2}", "entry" if place % 2 == 0 else "exit"),
            number(f"B{place + 2}", FIRST_CROSSING + 2 * place, DATE),
        )
        for place in range(rows)
    )
    return workbook(("Stays", cells(head, *below)))


def workbook(
    *sheets: tuple[str, str] | tuple[str, str, str],
    texts: str = "",
    properties: str = "",
    **parts: str | bytes,
) -> bytes:
    """Return a file of sheets: name, part, and the state of those that are not visible."""
    listed, links, written = [], [], {}
    for place, (name, content, *state) in enumerate(sheets, start=1):
        hidden = f' state="{state[0]}"' if state else ""
        listed.append(f'<sheet name="{name}" sheetId="{place}"{hidden} x:id="r{place}"/>')
        links.append(_link(f"r{place}", "worksheet", f"worksheets/sheet{place}.xml"))
        written[f"xl/worksheets/sheet{place}.xml"] = content
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:x="{_OFFICE}"><workbookPr {properties}/>'
        f"<sheets>{''.join(listed)}</sheets></workbook>"
    )
    links += [_link("s", "styles", "styles.xml"), _link("t", "sharedStrings", "/xl/texts.xml")]
    return packed(
        {
            "_rels/.rels": _links([_link("o", "officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _links(links),
            "xl/styles.xml": STYLES,
            "xl/texts.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
            **written,
            **parts,
        }
    )


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def kept(folder: Path, data: bytes, name: str = "table.xlsx") -> Path:
    """Write a file and return where it is."""
    path = folder / name
    path.write_bytes(data)
    return path


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _links(links: list[str]) -> str:
    return f'<Relationships xmlns="{_LINKS}">{"".join(links)}</Relationships>'
