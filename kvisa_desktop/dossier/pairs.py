# SPDX-License-Identifier: MIT
"""A text in both languages as it stands: which of them is on top."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import EnglishFirst


def is_english_first(pair: Bilingual) -> bool:
    """Tell whether the English of a pair stands on top."""
    return isinstance(pair, EnglishFirst)


def parts_in_order(pair: Bilingual) -> tuple[str, str]:
    """Return both texts of a pair, the one on top first."""
    return (pair.en, pair.zh) if is_english_first(pair) else (pair.zh, pair.en)
