# SPDX-License-Identifier: MIT
"""Which way each character runs: the bidirectional algorithm of Unicode (UAX #9).

Marks that open embeddings are passed over: people type names and addresses, and the characters
themselves say which way they run. A text with no letter that runs to the right runs to the left as
a whole; any other is a line of a dossier that is read from left to right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar
from unicodedata import bidirectional

_RUNNING_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PAIRS = "()[]{}〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣⁅⁆⟦⟧⟨⟩⟪⟫"
_CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_PASSED_OVER = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_STRONG = frozenset({"L", "R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_JOINING = frozenset({("CS", "EN"), ("CS", "AN"), ("ES", "EN")})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})

_Item = TypeVar("_Item")


def levels(text: str) -> tuple[int, ...]:
    """Return the level of each character of a paragraph; () when all of it runs to the right.

    At an odd level text runs to the left; a number in such text stands one level higher.
    """
    if not _RUNNING_LEFT.search(text):
        return ()
    kinds = [bidirectional(char) or "L" for char in text]
    base = int("L" not in kinds and not _STRONG.isdisjoint(kinds))
    kept = [(char, kind) for char, kind in zip(text, kinds, strict=True) if _counts(kind)]
    resolved = iter(_resolved("".join(char for char, _ in kept), [kind for _, kind in kept], base))
    level = base
    result: list[int] = []
    for kind in kinds:  # what is passed over stays with what stands before it
        level = _level(next(resolved), base) if _counts(kind) else level
        result.append(level)
    return tuple(result)


def _counts(kind: str) -> bool:
    return kind not in _PASSED_OVER


def _resolved(letters: str, kinds: list[str], base: int) -> list[str]:
    """Return which way each letter of a paragraph runs."""
    around = "LR"[base]
    return _neutral(_paired(_weak(kinds, around), letters, around), around)


def visual(items: Sequence[_Item], level: Sequence[int]) -> list[_Item]:
    """Return `items` as they stand on paper from left to right, each being of its level."""
    ordered = list(zip(items, level, strict=True))
    for height in range(max(level, default=0), 0, -1):
        runs = [list(run) for _, run in groupby(ordered, key=lambda each: each[1] >= height)]
        ordered = [each for run in runs for each in _turned(run, height)]
    return [item for item, _ in ordered]


def _turned(run: list[tuple[_Item, int]], height: int) -> Iterator[tuple[_Item, int]]:
    return reversed(run) if run[0][1] >= height else iter(run)


def _level(kind: str, base: int) -> int:
    if kind in _NUMBERS:
        return 2
    return base if kind == "LR"[base] else base + 1


def _weak(kinds: list[str], around: str) -> list[str]:
    """Resolve marks, numbers and what stands between numbers (W1 to W7)."""
    found = _joined(_beside_arabic(_marked(kinds, around), around))
    return list(_numbered(_with_units(found), around))


def _beside_arabic(kinds: list[str], around: str) -> list[str]:
    """Let numbers behind Arabic letters be Arabic ones, and the letters run as Hebrew ones do."""
    strong = around
    found: list[str] = []
    for kind in kinds:
        strong = kind if kind in _STRONG else strong
        found.append({"EN": "AN"}.get(kind, kind) if strong == "AL" else kind)
    return ["R" if kind == "AL" else kind for kind in found]


def _joined(kinds: list[str]) -> list[str]:
    """Let a sign between two numbers of one kind be part of them."""
    found = list(kinds)
    for at in range(1, len(found) - 1):
        before, kind, after = found[at - 1 : at + 2]
        if before == after and (kind, before) in _JOINING:
            found[at] = before
    return found


def _marked(kinds: list[str], around: str) -> list[str]:
    found: list[str] = []
    for kind in kinds:
        before = found[-1] if found else around
        found.append(before if kind == "NSM" else kind)
    return found


def _with_units(kinds: list[str]) -> Iterator[str]:
    """Yield signs beside a number as part of it, others as neutral."""
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    for at, (kind, count) in enumerate(runs):
        beside = {runs[near][0] for near in (at - 1, at + 1) if 0 <= near < len(runs)}
        if kind == "ET" and "EN" in beside:
            yield from ["EN"] * count
        else:
            yield from ["ON" if kind in {"ES", "ET", "CS"} else kind] * count


def _numbered(kinds: Iterator[str], around: str) -> Iterator[str]:
    strong = around
    for kind in kinds:
        strong = kind if kind in _STRONG else strong
        yield "L" if kind == "EN" and strong == "L" else kind


def _paired(kinds: list[str], text: str, around: str) -> list[str]:
    """Let brackets run as what they hold, or as what stands before them (N0)."""
    other = "R" if around == "L" else "L"
    for opening, closing in _brackets(text, kinds):
        held = {_side(kind) for kind in kinds[opening + 1 : closing]}
        if around in held:
            kinds[opening] = kinds[closing] = around
        elif other in held:
            before = (_side(kind) for kind in reversed(kinds[:opening]))
            side = next((each for each in before if each), around)
            kinds[opening] = kinds[closing] = side
    return kinds


def _brackets(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    open_ones: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if kinds[at] != "ON":
            continue
        if char in _CLOSING:
            open_ones.append((_CLOSING[char], at))
        wanted = [number for number, (closing, _) in enumerate(open_ones) if closing == char]
        if wanted:
            found.append((open_ones[wanted[-1]][1], at))
            del open_ones[wanted[-1] :]
    return sorted(found)


def _side(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind if kind in _STRONG else ""


def _neutral(kinds: list[str], around: str) -> list[str]:
    """Let what has no direction run as what is on both sides of it, else as the text (N1, N2)."""
    found: list[str] = []
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end == at:
            found.append(kinds[at])
            at += 1
            continue
        before = _side(found[-1]) if found else around
        after = _side(kinds[end]) if end < len(kinds) else around
        found += [before if before == after else around] * (end - at)
        at = end
    return found
