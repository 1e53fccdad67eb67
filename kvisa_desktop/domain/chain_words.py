# SPDX-License-Identifier: MIT
"""The words for an authentication chain: routes, steps, how far each is, the whole read aloud."""

from kvisa_desktop.domain.chain import Chain
from kvisa_desktop.domain.chain_links import Link, LinkState
from kvisa_desktop.domain.chain_step import AuthenticationRoute, StepKind
from kvisa_desktop.messages import Message, msg

ROUTE_WORDS: dict[AuthenticationRoute, Message] = {
    AuthenticationRoute.APOSTILLE: msg("apostille"),
    AuthenticationRoute.LEGALISATION: msg("consular legalisation"),
    AuthenticationRoute.HK_MACAO: msg("attestation for Hong Kong or Macao papers"),
    AuthenticationRoute.CHSI: msg("online verification by CHSI"),
    AuthenticationRoute.UNCLEAR: msg("unclear"),
}
STEP_WORDS: dict[StepKind, Message] = {
    StepKind.COPY: msg("Original and copy"),
    StepKind.NOTARY: msg("Notary"),
    StepKind.APOSTILLE: msg("Apostille"),
    StepKind.FOREIGN_MINISTRY: msg("Foreign ministry"),
    StepKind.MISSION: msg("Chinese embassy or consulate"),
    StepKind.ATTESTING_OFFICER: msg("Attesting officer"),
    StepKind.CHSI: msg("CHSI report"),
    StepKind.CSCSE: msg("CSCSE authentication"),
    StepKind.ASK: msg("Question to ask"),
}


def link_said(link: Link) -> Message:
    """Return how far a step is, with the day where one is known."""
    if link.state is LinkState.DONE:
        return _done(link)
    if link.state is LinkState.WAITING:
        return _waiting(link)
    if link.state is LinkState.NOT_NEEDED:
        reason = link.kept.not_needed_because if link.kept else ""
        return msg("not needed: {reason}", reason=reason)
    return _to_come(link)


def chain_said(chain: Chain) -> Message:
    """Return the whole chain as one sentence, for reading aloud."""
    said = [
        msg("{step}: {state}", step=STEP_WORDS[x.kind], state=link_said(x)) for x in chain.links
    ]
    return msg(
        "Authentication of the degree papers, {route}. {steps}.",
        route=ROUTE_WORDS[chain.road.answer.route],
        steps=_joined(said),
    )


def _done(link: Link) -> Message:
    if link.asks_post:
        return msg("done {day} on another route; ask the post", day=link.done_on or "")
    return msg("done {day}", day=link.done_on) if link.done_on else msg("done")


def _to_come(link: Link) -> Message:
    if link.kind is StepKind.CSCSE and link.kept is None:
        return msg("optional")
    word = msg("next") if link.state is LinkState.NEXT else msg("later")
    if link.until is None:
        return word
    return msg("{state}, {day} at the earliest", state=word, day=link.until)


def _waiting(link: Link) -> Message:
    if link.until is None:
        return msg("waiting, it is not known until when")
    if link.is_overdue:
        return msg("waiting, was expected {day}", day=link.until)
    return msg("waiting until {day}", day=link.until)


def _joined(said: list[Message]) -> Message:
    first, *rest = said
    return msg("{first}; {rest}", first=first, rest=_joined(rest)) if rest else first
