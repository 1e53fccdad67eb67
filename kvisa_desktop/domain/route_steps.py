# SPDX-License-Identifier: MIT
"""The steps of each road of authentication; an office is named only where a source names it."""

from dataclasses import dataclass

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.chain_step import StepKind
from kvisa_desktop.messages import Message, msg


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One step: what it is, what to do, and the facts it rests on."""

    kind: StepKind
    text: Message
    sources: tuple[str, ...] = ()


def apostille_steps(alpha2: str, place: Bilingual, *, is_degree: bool) -> tuple[RouteStep, ...]:
    """Return the steps to an apostille."""
    authority = (
        msg(
            "Have it apostilled by the authority of the US state in which the issuer or the notary "
            "sits."
        )
        if alpha2 == "US"
        else msg("Have it apostilled by the competent authority of {place}.", place=place)
    )
    steps = (RouteStep(StepKind.APOSTILLE, authority, ("A-01", "A-08")),)
    if not is_degree:
        return steps
    copy = msg(
        "Ask first whether the original or a notarised copy is apostilled: an apostille may bind "
        "or pierce the original, and it certifies signature and seal only, never the content."
    )
    return (RouteStep(StepKind.COPY, copy, ("A-08",)), *steps)


def legalisation_steps(place: Bilingual) -> tuple[RouteStep, ...]:
    """Return the steps of the full chain."""
    return (
        RouteStep(
            StepKind.COPY,
            msg("Have the original and a full copy ready; several pages bound and sealed."),
            ("A-07",),
        ),
        RouteStep(
            StepKind.NOTARY,
            msg("Have it certified by a notary in {place}.", place=place),
            ("A-07",),
        ),
        RouteStep(
            StepKind.FOREIGN_MINISTRY,
            msg("Have it authenticated by the foreign ministry of {place}.", place=place),
            ("A-07",),
        ),
        RouteStep(
            StepKind.MISSION,
            msg("Have it legalised by the Chinese embassy or consulate in {place}.", place=place),
            ("A-07",),
        ),
    )


def attestation_steps(alpha2: str, place: Bilingual) -> tuple[RouteStep, ...]:
    """Return the steps for a paper from Hong Kong or Macao."""
    if alpha2 == "HK":
        text = msg(
            "Have it attested by a China-appointed attesting officer in {place}.", place=place
        )
        return (RouteStep(StepKind.ATTESTING_OFFICER, text, ("A-05",)),)
    text = msg(
        "Ask in {place} which office attests papers for use in the mainland; the sources read name "
        "none.",
        place=place,
    )
    return (RouteStep(StepKind.ASK, text, ("A-05",)),)


def verification_steps() -> tuple[RouteStep, ...]:
    """Return the steps for a degree of a mainland Chinese university."""
    return (
        RouteStep(
            StepKind.CHSI,
            msg("Order the online verification reports of CHSI for graduation and for degree."),
            ("A-17",),
        ),
        RouteStep(
            StepKind.COPY,
            msg("Collect both papers: the graduation certificate and the degree certificate."),
            ("A-17",),
        ),
    )


def scholarly_exchange() -> RouteStep:
    """Return the step that may be taken beside any road of a degree from outside the mainland."""
    text = msg(
        "As an option, have the degree authenticated by CSCSE: for work permits its result can "
        "stand in for consular legalisation; for the K visa nothing is published."
    )
    return RouteStep(StepKind.CSCSE, text, ("A-13", "A-16"))


def ask_the_post(text: Message, sources: tuple[str, ...]) -> RouteStep:
    """Return the step of asking the mission or visa centre."""
    return RouteStep(StepKind.ASK, text, sources)
