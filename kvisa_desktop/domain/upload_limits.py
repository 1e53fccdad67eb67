# SPDX-License-Identifier: MIT
"""What a file may be to go into a box of an online form, and the plain name it gets."""

import re
import unicodedata
from dataclasses import dataclass

from kvisa_desktop.domain.post_box import PostBox

KILO = 1000
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes a file may have, pages and files a box takes; None is what is not known."""

    least: int | None = None
    most: int | None = None
    pages: int | None = None
    files: int | None = None

    def is_too_large(self, size: int) -> bool:
        """Tell whether a file of `size` bytes is above the most."""
        return self.most is not None and size > self.most

    def is_too_small(self, size: int) -> bool:
        """Tell whether a file of `size` bytes is below the least."""
        return self.least is not None and size < self.least


UNLIMITED = Limits()


def limits_of(box: PostBox) -> Limits:
    """Return the limits recorded of a box, sizes in bytes."""
    return Limits(
        None if box.least_kb is None else box.least_kb * KILO,
        None if box.most_kb is None else box.most_kb * KILO,
        box.most_pages,
        box.most_files,
    )


def plain_name(text: str) -> str:
    """Return a text in small plain letters with hyphens, for a file; "" when none is left."""
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:_LONGEST_NAME].strip("-")
