# SPDX-License-Identifier: MIT
"""The promise that text can be searched and copied, in every direction it is written in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.reading import Reading
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.ports import Proof

_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]{3}")
_LOST = re.compile("[\ue000-\uf8ff\ufffd]")  # what a reader gets when a font cannot say its text
_RUNNING_LEFT = re.compile("[\u05d0-\u05ea\u0620-\u063a\u0641-\u064a\u066e-\u06d3]+")
_LETTERS, _NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_LETTER_BY_LETTER = 12  # what is longer may be cut where a narrow column ends


def text(reading: Reading, manifest: Manifest) -> Proof:
    """Prove that text can be read back in both languages and directions, scans left aside."""
    pages = dict(_pages(reading, manifest))
    for number, page in pages.items():
        if _LOST.search(page):
            detail = msg("Text of page {page} cannot be read back.", page=number)
            return Proof("text", ok=False, detail=detail)
    everything = "\n".join(pages.values())
    if not (_HAN.search(everything) and _LATIN.search(everything)):
        detail = msg("Text in one of the two languages cannot be read back.")
        return Proof("text", ok=False, detail=detail)
    return _both_directions(everything, manifest)


def runs_left(text: str) -> bool:
    """Tell whether a reader may have turned round what else stands on a line."""
    return _RUNNING_LEFT.search(text) is not None


def is_said(wanted: str, text: str) -> bool:
    """Tell whether a reader finds `wanted` in `text`, word by word where the text runs left.

    Where a line ends a reader gives a space, also between two Han and in a word longer than a line:
    spaces do not count.
    """
    if runs_left(text):
        return has_words(wanted, text)
    return "".join(wanted.split()) in "".join(text.split())


def has_words(wanted: str, text: str) -> bool:
    """Tell whether every word and every number of `wanted` is in `text`, whatever their order."""
    numbers = Counter(_NUMBER.findall(wanted)) - Counter(_NUMBER.findall(text))
    return not numbers and all(part in text for part in _LETTERS.findall(wanted))


def _pages(reading: Reading, manifest: Manifest) -> Iterator[tuple[int, str]]:
    scans = manifest.scans
    for number, page in enumerate(reading.texts, 1):
        if number not in scans:
            yield number, page.whole


def _both_directions(everything: str, manifest: Manifest) -> Proof:
    wanted = dict.fromkeys(_words_running_left(manifest))
    for word in wanted:
        if word not in everything:
            detail = msg("“{word}” is printed but cannot be searched.", word=verbatim(word))
            return Proof("text", ok=False, detail=detail)
    return Proof("text", ok=True, detail=_told(is_both=bool(wanted)))


def _told(*, is_both: bool) -> Message:
    if is_both:
        return msg("Chinese, English and right-to-left text can be searched and copied.")
    return msg("Chinese and English text can be searched and copied.")


def _words_running_left(manifest: Manifest) -> Iterator[str]:
    """Yield the words of the data on these pages that run to the left and that a reader keeps.

    Marks on letters come back in many orders, so words that bear them are left aside.
    """
    for fact in () if manifest.supplement else manifest.facts:
        for token in unicodedata.normalize("NFC", " ".join(fact.value)).split():
            if len(token) <= _LETTER_BY_LETTER and _is_kept(token):
                yield from _RUNNING_LEFT.findall(token)


def _is_kept(token: str) -> bool:
    is_plain = unicodedata.normalize("NFKC", token) == token
    return is_plain and not any(unicodedata.category(char).startswith("M") for char in token)
