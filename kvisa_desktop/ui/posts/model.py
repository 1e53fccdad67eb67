# SPDX-License-Identifier: MIT
"""The points on which the post decides, as it last spoke on each."""

from dataclasses import dataclass

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.post import PostPoint, PostRule
from kvisa_desktop.domain.post_comparison import POINT_WORDS, latest_rule
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import Message, msg, verbatim

_EVIDENCE = "post-notice"


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point: its name, and what the post said, None while it said nothing."""

    point: PostPoint
    name: Message
    rule: PostRule | None


def point_lines(file: CaseFile) -> list[PointLine]:
    """Return all points with what the post last said on each."""
    rules = file.post_rules
    return [PointLine(each, POINT_WORDS[each], latest_rule(rules, each)) for each in PostPoint]


def source_said(rule: PostRule, file: CaseFile) -> Message:
    """Return where the post said it, when it was read, and which paper keeps a copy."""
    said: Message = msg("Source: {source}", source=verbatim(rule.source))
    if rule.read_on is not None:
        said = msg("{source}, read on {day}", source=said, day=rule.read_on)
    kept = next((each for each in file.documents if each.id == rule.evidence_id), None)
    return said if kept is None else msg("{text} · {paper}", text=said, paper=name_of(kept))


def saved_notices(file: CaseFile) -> list[Document]:
    """Return the papers of the case that keep a notice of the post."""
    return [each for each in file.documents if each.kind == _EVIDENCE]
