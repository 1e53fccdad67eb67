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
    kept = [at for at, kind in enumerate(kinds) if kind not in _PASSED_OVER]
    letters, around = "".join(text[at] for at in kept), "LR"[base]
    resolved = _neutral(_paired(_weak([kinds[at] for at in kept], around), letters, around), around)
    found = dict(zip(kept, (_level(kind, base) for kind in resolved), strict=True))
    result: list[int] = []
    for at in range(len(text)):  # what is passed over stays with what stands before it
        result.append(found.get(at, result[-1] if result else base))
    return tuple(result)


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
    found = _marked(kinds, around)
    strong = around
    for at, kind in enumerate(found):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            found[at] = "AN"
    found = ["R" if kind == "AL" else kind for kind in found]
    for at in range(1, len(found) - 1):
        before, kind, after = found[at - 1 : at + 2]
        if (
            before == after
            and (kind == "CS" or (kind, before) == ("ES", "EN"))
            and (before in _NUMBERS)
        ):
            found[at] = before
    return list(_numbered(_with_units(found), around))


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
