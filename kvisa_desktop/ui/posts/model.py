# SPDX-License-Identifier: MIT
"""The points on which the post decides, as it last spoke on each."""

from dataclasses import dataclass

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.post import PostPoint, PostRule
from kvisa_desktop.domain.post_comparison import POINT_WORDS, latest_rule
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.parts.form import Entry
from kvisa_desktop.ui.words import bare

NOTICE = "post-notice"
PROFILE_ENTRIES: tuple[Entry, ...] = (
    Entry("channel", msg("How it takes applications")),
    Entry("district", msg("District")),
    Entry("country", msg("Country or region of the post"), country=2),
    Entry("notice_address", msg("Address of the notice")),
    Entry("recheck_on", msg("Check again on")),
    Entry("note", msg("Note"), msg("For you only; never printed."), is_long=True),
)


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


def source_said(rule: PostRule) -> Message:
    """Return where the post said it, of which day, and when it was read."""
    said: Message = msg("Source: {source}", source=verbatim(rule.source))
    if rule.source_date is not None:
        said = msg("{source} ({date})", source=said, date=rule.source_date)
    if rule.read_on is not None:
        said = msg("{source}, read on {day}", source=said, day=rule.read_on)
    return said


def notice_said(value: object, file: CaseFile) -> Message:
    """Return the name of the paper that keeps a notice, by its id."""
    if value is None:
        return msg("none")
    kept = next((each for each in file.documents if each.id == value), None)
    return msg("kept in another case") if kept is None else bare(name_of(kept))


def saved_notices(file: CaseFile) -> list[Document]:
    """Return the papers of the case that keep a notice of the post."""
    return [each for each in file.documents if each.kind == NOTICE]
