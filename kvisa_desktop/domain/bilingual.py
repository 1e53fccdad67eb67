# SPDX-License-Identifier: MIT
"""Printed text in the two languages of the dossier, entered by a person, never translated by us."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in English and in Chinese; an empty half means that it is not known yet."""

    en: str = ""
    zh: str = ""

    def __bool__(self) -> bool:
        """Return True when there is text in either language."""
        return bool(self.en or self.zh)

    @property
    def lacks_chinese(self) -> bool:
        """True when there is English text without Chinese beside it."""
        return bool(self.en) and not self.zh

    def said_in(self, language: str) -> str:
        """Return the text in `language`, else in the other one."""
        if language == "zh":
            return self.zh or self.en
        return self.en or self.zh
