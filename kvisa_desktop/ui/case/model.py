# SPDX-License-Identifier: MIT
"""What the header of a case says."""

from dataclasses import dataclass

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare, tone_of, word


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """The case in two lines and a pill."""

    name: str
    line: Message
    stage: Message
    stage_tone: Tone
    filing: Message

    @classmethod
    def of(cls, file: CaseFile) -> "CaseHeader":
        """Return the header of a case."""
        case, person = file.case, file.person
        names = (person.passport_name, person.chinese_name or person.native_name)
        post = bare(file.post.name) if file.post else msg("no post yet")
        filing = (
            msg("Planned filing {date}", date=case.planned_filing)
            if case.planned_filing
            else msg("No filing date yet")
        )
        return cls(
            name="  ".join(name for name in names if name),
            line=msg(
                "{ref} · {category} visa · {post}", ref=case.ref, category=case.category, post=post
            ),
            stage=word(case.stage),
            stage_tone=tone_of(case.stage),
            filing=filing,
        )
