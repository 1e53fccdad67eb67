# SPDX-License-Identifier: MIT
"""Recording the post a case goes to and what it said itself."""

from dataclasses import dataclass, replace
from datetime import date

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.post import PostId, PostPoint, PostProfile, PostRule, PostRuleId
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


@dataclass(frozen=True, slots=True)
class Said:
    """What a post said: its words, where, of which day, when it was read, and the saved notice."""

    text: Bilingual
    source: str
    read_on: date
    source_date: date | None = None
    evidence: DocumentId | None = None


def set_post(vault: Vault, case: Case, name: Bilingual) -> Done[PostProfile]:
    """Name the post a case goes to; a post with the same English name is taken, else made."""
    act_name = msg("Name the post")
    with vault.act(act_name) as act:
        same = [each for each in act.find(PostProfile) if each.name.en == name.en]
        post = same[0] if same else PostProfile(id=PostId(act.new_id()), name=name)
        if name.zh and post.name.zh != name.zh:
            post = replace(post, name=name)
        act.put(post)
        act.put(replace(act.get(Case, case.id), post_id=post.id))
    return Done(post, act.changes, act_name)


def known_posts(vault: Vault) -> tuple[tuple[PostProfile, tuple[PostRule, ...]], ...]:
    """Return the posts of a vault, each with everything recorded of what it said."""
    with vault.read() as reader:
        rules = reader.find(PostRule)
        return tuple(
            (post, tuple(each for each in rules if each.post_id == post.id))
            for post in reader.find(PostProfile)
        )


def attach_notice(vault: Vault, rule: PostRule, notice: DocumentId | None) -> Done[PostRule]:
    """Say which paper keeps the notice behind what a post said, or that none does."""
    return editing.change(vault, rule, msg("Attach the saved notice"), evidence_id=notice)


def record_rule(
    vault: Vault, post: PostProfile, point: PostPoint, said: Said, *, on: date
) -> Done[PostRule]:
    """Record what the post said on a point; what it said before stays beside it.

    When its notice was last read is another thing: an e-mail is no notice.

    Raise `Refused` without words or source, or when it was read after `on`, which is today.
    """
    if not said.text:
        raise Refused(
            msg("The words of the post are missing."),
            msg("Give them as the notice or the answer has them, in English or Chinese."),
        )
    refuse_unfounded(said.source, said.read_on, said.source_date, on)
    name = msg("Record what the post said")
    with vault.act(name) as act:
        rule = PostRule(
            id=PostRuleId(act.new_id()),
            post_id=post.id,
            point=point,
            text=said.text,
            source=said.source.strip(),
            source_date=said.source_date,
            read_on=said.read_on,
            evidence_id=said.evidence,
        )
        act.put(rule)
    return Done(rule, act.changes, name)


def remove_rule(vault: Vault, rule: PostRule) -> Done[PostRule]:
    """Remove what a post is recorded to have said."""
    return editing.remove(vault, rule, msg("Remove what the post said"))


def set_recheck(vault: Vault, post: PostProfile, day: date | None) -> Done[PostProfile]:
    """Record on which day to look at the post's notice again."""
    name = msg("Plan to look at the post's notice again")
    return editing.change(vault, post, name, recheck_on=day)


def find(vault: Vault, key: str) -> PostProfile:
    """Return the post of that name, in either language, or id; raise `Refused` if there is none."""
    wanted = key.strip().casefold()
    with vault.read() as reader:
        posts = reader.find(PostProfile)
    for each in posts:
        if wanted and wanted in {each.name.en.casefold(), each.name.zh, str(each.id)}:
            return each
    raise Refused(
        msg("There is no post “{key}” in this vault.", key=key),
        msg("The posts are: {names}", names=verbatim("; ".join(each.name.en for each in posts))),
    )


def rules_of(vault: Vault, post: PostProfile) -> tuple[PostRule, ...]:
    """Return everything recorded of what a post said."""
    with vault.read() as reader:
        return reader.find(PostRule, post_id=post.id)


def refuse_unfounded(source: str, read_on: date, source_date: date | None, on: date) -> None:
    """Raise `Refused` when nobody could look up again what a post said, or its days are wrong."""
    if not source.strip():
        raise Refused(
            msg("Where the post said it is missing."),
            msg("Name the notice, its address, or the letter, e-mail or call."),
        )
    if read_on > on:
        raise Refused(
            msg("{day} is still to come; nothing can have been read then.", day=read_on),
            msg("Give the day on which it was read."),
        )
    if source_date is not None and source_date > read_on:
        raise Refused(
            msg("The source is dated {day}, after the day it was read.", day=source_date),
            msg("Correct one of the two days."),
        )
