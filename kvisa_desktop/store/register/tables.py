# SPDX-License-Identifier: MIT
"""Tables of institutions as CSV: columns found by their headings in English or Chinese."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import COUNTRIES, search_countries
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterId
from kvisa_desktop.messages import msg
from kvisa_desktop.store.register.cleaning import clean, host_of
from kvisa_desktop.store.register.entries import ror_address
from kvisa_desktop.store.register.folding import fold
from kvisa_desktop.store.register.input_files import Bounded, refused

LONGEST_ROW = 1_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 300
_MOST_NAMES = 100
_LOOKED_AT = 64 * 1024
_DELIMITERS = ",;\t|"

# Headings, folded and without spaces.
_HEADINGS = {
    "name_en": (
        "nameen englishname nameenglish nameinenglish institutionnameen universitynameen"
        " namestypesrordisplay 英文名称 英文名 英文校名 学校英文名称 院校英文名称"
    ),
    "name_zh": (
        "namezh chinesename namechinese nameinchinese namecn chinese 中文名称 中文名 中文校名"
        " 学校中文名称 院校中文名称 中文译名 译名 学校名称 院校名称 高校名称 学校 院校 大学"
    ),
    "name": "name institution university institutionname universityname school 名称 机构名称 机构",
    "original_name": (
        "originalname nativename localname nameoriginal 原文名称 外文名称 外文名 外文校名 原名"
        " 学校外文名称 院校外文名称"
    ),
    "former_names": "formernames formername previousnames 曾用名 原校名 旧称",
    "aliases": (
        "aliases alias othernames abbreviation abbreviations acronym acronyms shortname labels"
        " namestypesalias namestypeslabel namestypesacronym 别名 简称 缩写 其他名称"
    ),
    "country": (
        "country countrycode countryen countryname countryorregion region countryregion alpha2"
        " countrycountrycode locationsgeonamesdetailscountrycode"
        " 国家 国家地区 国别 国别地区 国家或地区 所在国家 所在国 所在国家地区 地区"
    ),
    "city_en": "cityen city town addressescity locationsgeonamesdetailsname",
    "city_zh": "cityzh 城市 所在城市 所在地",
    "domain": "domain domains website url web homepage links webpages 域名 网址 网站 官网 学校网址",
    "ror_id": "rorid ror id 编号",
    "sources": "sources source",
    "sources_zh": "sourceszh 来源",
    "status": "status",
}
_COLUMN_OF = {heading: key for key, line in _HEADINGS.items() for heading in line.split()}
_COUNTRY_OF = {
    name: each.alpha2
    for each in COUNTRIES
    for name in (each.alpha2.casefold(), each.alpha3.casefold(), fold(each.name.en), each.name.zh)
    if name
}


@dataclass(slots=True)
class Table:
    """A table as it is read: which columns were taken, and what was left open."""

    encoding: str
    columns: dict[int, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    countries_unknown: set[str] = field(default_factory=set)
    repeated: int = 0
    rows: int = 0


def entries(stream: Bounded, path: Path, title: str, table: Table) -> Iterator[RegisterEntry]:
    """Yield the institutions of a table, and note in `table` what became of its columns."""
    rows = csv.reader(_lines(stream, path, table.encoding), _dialect(stream, table.encoding))
    seen: set[str] = set()
    for line, row in _sound(rows, path):
        if not any(cell.strip() for cell in row):
            continue
        if not table.columns:
            _take_headings(row, table, path)
            continue
        table.rows += 1
        if table.rows > MOST_ROWS:
            raise refused(path, msg("it has more than {count} rows.", count=MOST_ROWS))
        entry = _entry(row, table, title)
        if entry is None:
            raise refused(
                path,
                msg("line {line} names no institution.", line=line),
                msg("Give every row a name, or remove the row."),
            )
        if entry.id in seen:
            table.repeated += 1
            continue
        seen.add(entry.id)
        yield entry


def encoding_of(stream: Bounded) -> str:
    """Return the encoding a text begins with: by its mark, else UTF-8, else GB 18030, else ""."""
    begin = stream.peek(_LOOKED_AT)
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if begin.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if begin[1:2] == b"\0":
        return "utf-16-le"
    if begin[:1] == b"\0":
        return "utf-16-be"
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(begin)
        except UnicodeDecodeError:
            continue
        return encoding
    return ""


def _lines(stream: Bounded, path: Path, encoding: str) -> Iterator[str]:
    """Yield lines with their ends; bytes that are no text in this encoding are refused."""
    decoder = codecs.getincrementaldecoder(encoding)()
    held = ""
    while True:
        piece = stream.read()
        try:
            held += decoder.decode(piece, not piece)
        except UnicodeDecodeError:
            raise refused(
                path,
                msg("it is not text in {encoding} throughout.", encoding=encoding.upper()),
                msg("Save it as CSV in UTF-8."),
            ) from None
        lines, held = _complete_lines(held, is_end=not piece)
        yield from lines
        if not piece:
            return
        if len(held) > LONGEST_ROW:
            raise refused(path, msg("it has a line that is too long."))


def _complete_lines(text: str, *, is_end: bool) -> tuple[list[str], str]:
    """Return the lines that are complete, and what has begun; all ends become one."""
    tail = "\r" if text.endswith("\r") and not is_end else ""  # its other half may follow
    unified = text.removesuffix(tail).replace("\r\n", "\n").replace("\r", "\n")
    *lines, begun = unified.split("\n")
    whole = [f"{line}\n" for line in lines]
    return ([*whole, begun], "") if is_end else (whole, begun + tail)


def _dialect(stream: Bounded, encoding: str) -> type[csv.Dialect]:
    begin = stream.peek(_LOOKED_AT).decode(encoding, errors="ignore").lstrip("\ufeff")
    heading = next((line for line in begin.splitlines() if line.strip()), "")

    class Found(csv.excel):
        delimiter = max(_DELIMITERS, key=heading.count)

    return Found


class Rows(Protocol):
    """What `csv.reader` makes."""

    line_num: int

    def __next__(self) -> list[str]:
        """Return the next row."""


def _sound(rows: Rows, path: Path) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            line = rows.line_num
            raise refused(path, msg("line {line} is no row of a table.", line=line)) from None
        if len(row) > MOST_COLUMNS:
            raise refused(path, msg("line {line} has too many columns.", line=rows.line_num))
        yield rows.line_num, row


def _take_headings(row: list[str], table: Table, path: Path) -> None:
    for at, heading in enumerate(row):
        key = _COLUMN_OF.get(fold(heading).replace(" ", ""))
        if key and (key == "aliases" or key not in table.columns.values()):
            table.columns[at] = key
        elif heading.strip():
            table.left_out.append(clean(heading))
    if not {"name", "name_en", "name_zh", "original_name"} & set(table.columns.values()):
        raise refused(
            path,
            msg("no column is headed as the name of an institution."),
            msg("Head the columns name_en, name_zh, country, city_en, domain."),
        )


def _entry(row: list[str], table: Table, title: str) -> RegisterEntry | None:
    cells = _cells(row, table.columns)
    english, chinese, original = _three_names(cells)
    if not (english or chinese or original):
        return None
    country = _country(cells.get("country", ""), table)
    ror_id = ror_address(cells.get("ror_id", ""))
    return RegisterEntry(
        id=RegisterId(ror_id or f"{title}:{_slug(country, english or original or chinese)}"),
        name=Bilingual(english or original, chinese),
        original_name=original or english or chinese,
        former_names=_several(cells.get("former_names", "")),
        aliases=_several(cells.get("aliases", "")),
        country=country,
        city=Bilingual(clean(cells.get("city_en", "")), clean(cells.get("city_zh", ""))),
        domain=host_of(cells.get("domain", "").split(";")[0].strip()),
        ror_id=ror_id,
        kinds=("education",) if title == "starter" else (),
        is_closed=cells.get("status", "").strip().casefold() == "inactive",
        source=Bilingual(clean(cells.get("sources", "")), clean(cells.get("sources_zh", ""))),
    )


def _cells(row: list[str], columns: Mapping[int, str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for at, key in columns.items():
        text = row[at] if at < len(row) else ""
        cells[key] = f"{cells[key]};{text}" if cells.get(key) else text
    return cells


def _three_names(cells: Mapping[str, str]) -> tuple[str, str, str]:
    """Return English, Chinese and original name; a name without a language tells its own."""
    english, chinese = clean(cells.get("name_en", "")), clean(cells.get("name_zh", ""))
    original, plain = clean(cells.get("original_name", "")), clean(cells.get("name", ""))
    if chinese and not _is_chinese(chinese) and not english:
        english, chinese = chinese, ""
    if plain and _is_chinese(plain):
        chinese = chinese or plain
    else:
        english = english or plain
    return english, chinese, original


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= each <= "\u9fff" for each in text)


def _country(text: str, table: Table) -> str:
    wanted = text.strip()
    if not wanted:
        return ""
    known = _COUNTRY_OF.get(wanted.casefold()) or _COUNTRY_OF.get(fold(wanted))
    if known is None:
        found = search_countries(wanted, limit=2) if len(wanted) > 1 else ()
        known = found[0].alpha2 if len(found) == 1 else ""
    if not known:
        table.countries_unknown.add(clean(wanted))
    return known


def _several(text: str) -> tuple[str, ...]:
    for mark in ("；", "|", "\n", "、"):
        text = text.replace(mark, ";")
    names = (clean(each) for each in text.split(";")[:_MOST_NAMES])
    return tuple(dict.fromkeys(each for each in names if each))


def _slug(country: str, name: str) -> str:
    words = "-".join(fold(name).split())[:80]
    return f"{country.casefold()}-{words}" if country else words
