# SPDX-License-Identifier: MIT
"""The map by which a reader gets text back from the codes of a font (ToUnicode)."""

from collections.abc import Sequence

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{first}> <{last}>
endcodespacerange"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_BLOCK = 100  # the most a bfchar block may hold


def text_map(said: Sequence[tuple[int, str]], digits: int = 4) -> bytes:
    """Return the map from codes of so many hex digits to their texts, as UTF-16."""
    lines = [_HEAD.format(first="0" * digits, last="F" * digits)]
    for start in range(0, len(said), _BLOCK):
        block = said[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>"
            for code, text in block
        ]
        lines.append("endbfchar")
    return "\n".join([*lines, _TAIL]).encode("ascii")
