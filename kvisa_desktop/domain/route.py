# SPDX-License-Identifier: MIT
"""How a paper from somewhere is authenticated for use in mainland China.

What decides is the place of issue and the day of *authentication*, not that of the degree: an old
diploma authenticated today takes today's road. Where the sources are silent the answer says so.
"""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.apostille_parties import AS_OF, PARTIES
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.chain_step import AuthenticationRoute
from kvisa_desktop.domain.country import country, country_in_text
from kvisa_desktop.domain.explanation import Explanation, sources_of
from kvisa_desktop.domain.kinds import kind_called
from kvisa_desktop.domain.route_steps import (
    RouteStep,
    apostille_steps,
    ask_the_post,
    attestation_steps,
    legalisation_steps,
    scholarly_exchange,
    verification_steps,
)
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg

DEGREE = "degree"
CHINA_JOINED = PARTIES["CN"].in_force
_CONFIRMED_LATER = frozenset({"CA", "RW"})
# Regions and territories that the table of parties does not name; it may hold for them through the
# state they belong to, but no source read says so.
_TERRITORIES = frozenset(
    [
        *("AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CW", "CX", "EH", "FK", "FO"),
        *("GF", "GG", "GI", "GL", "GP", "GS", "GU", "HM", "IM", "IO", "JE", "KY", "MF", "MP", "MQ"),
        *("MS", "NC", "NF", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM"),
        *("VG", "VI", "WF", "YT"),
    ]
)


@dataclass(frozen=True, slots=True)
class RouteAnswer:
    """The road of a paper, its steps in order, and why.

    `to_check` marks an answer whose effect between China and the place no source confirms; `notes`
    are what else is to be known, `options` steps that may be taken beside the road.
    """

    route: AuthenticationRoute
    steps: tuple[RouteStep, ...]
    reason: Explanation
    notes: tuple[Explanation, ...] = ()
    to_check: bool = False
    options: tuple[RouteStep, ...] = ()

    @property
    def why(self) -> Message:
        """The reason in one sentence."""
        return self.reason.text

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the facts behind the answer."""
        steps = (Explanation(step.text, step.sources) for step in self.steps + self.options)
        return sources_of((self.reason, *steps, *self.notes))


def route(issued_in: str, authenticated_on: date, kind: str = DEGREE) -> RouteAnswer:
    """Return the road of a paper issued in a country or region and authenticated on a day.

    `issued_in` is any code of the place; `kind` is "degree" or a key of `domain.kinds`. Raises
    `Refused` for a code or a kind that there is none of.
    """
    place = country(issued_in)
    if place is None or not place.alpha2:
        raise Refused(
            msg("“{code}” is no code of a country or region.", code=issued_in),
            msg("Give two or three letters, as in NG or NGA."),
        )
    is_degree = kind == DEGREE or kind_called(kind).of_degree
    return _Road(
        place.alpha2, country_in_text(place.alpha2), authenticated_on, is_degree=is_degree
    ).answer()


@dataclass(frozen=True, slots=True)
class _Road:
    """One question: which place, authenticated when, a degree paper or another one."""

    alpha2: str
    place: Bilingual
    on: date
    is_degree: bool

    def answer(self) -> RouteAnswer:
        if self.alpha2 == "CN":
            return self._mainland()
        if self.alpha2 in {"HK", "MO"}:
            return self._hong_kong_or_macao()
        if self.alpha2 == "IN":
            return self._india()
        if self.alpha2 in {"TW", "XK"}:
            return self._unclear(
                msg(
                    "Whether the Apostille Convention serves between mainland China and {place} is "
                    "not established by any source read.",
                    place=self.place,
                ),
                ("A-06",),
            )
        if self.alpha2 in _TERRITORIES:
            return self._unclear(
                msg(
                    "The table of parties does not name {place}; whether it follows the state it "
                    "belongs to, no source read says.",
                    place=self.place,
                ),
                ("A-06",),
            )
        return self._by_table()

    def _mainland(self) -> RouteAnswer:
        if not self.is_degree:
            text = msg(
                "For papers issued in mainland China other than degree papers, no source read says "
                "what a post asks for."
            )
            return self._unclear(text, ("A-18",))
        text = msg(
            "Degrees of mainland Chinese universities are verified online by CHSI, not legalised."
        )
        reason = Explanation(text, ("A-17",))
        return self._made(AuthenticationRoute.CHSI, verification_steps(), reason)

    def _hong_kong_or_macao(self) -> RouteAnswer:
        text = msg(
            "Between the mainland and {place} apostilles do not serve, although the convention "
            "holds there.",
            place=self.place,
        )
        steps = attestation_steps(self.alpha2, self.place)
        return self._made(AuthenticationRoute.HK_MACAO, steps, Explanation(text, ("A-05",)))

    def _india(self) -> RouteAnswer:
        text = msg(
            "India is a party to the Apostille Convention, but by all reports it does not apply "
            "between China and India: the full chain."
        )
        reason = Explanation(text, ("A-03", "A-07"))
        steps = legalisation_steps(self.place)
        return self._made(AuthenticationRoute.LEGALISATION, steps, reason)

    def _by_table(self) -> RouteAnswer:
        party = PARTIES.get(self.alpha2)
        if party is None:
            return self._not_a_party()
        since = max(party.in_force, CHINA_JOINED)
        is_later = party.in_force > CHINA_JOINED
        to_check = is_later and self.alpha2 not in _CONFIRMED_LATER
        fact = ("A-04",) if to_check else (("A-03",) if is_later else ())
        if self.on < since:
            return self._before_the_switch(since, ("A-01", "A-02", *fact), to_check=to_check)
        text = msg(
            "The Apostille Convention is in force for China since {china} and for {place} since "
            "{since}: a paper authenticated on {on} needs the apostille only.",
            china=CHINA_JOINED,
            place=self.place,
            since=party.in_force,
            on=self.on,
        )
        steps = apostille_steps(self.alpha2, self.place, is_degree=self.is_degree)
        reason = Explanation(text, ("A-01", "A-02", *fact))
        return self._made(AuthenticationRoute.APOSTILLE, steps, reason, to_check=to_check)

    def _before_the_switch(
        self, since: date, sources: tuple[str, ...], *, to_check: bool
    ) -> RouteAnswer:
        text = msg(
            "On {on} the Apostille Convention is not in force between China and {place}, which is "
            "so from {since} at the earliest: the full chain.",
            on=self.on,
            place=self.place,
            since=since,
        )
        kept = msg(
            "A legalisation made before {since} is kept; ask the post whether it takes it, or "
            "wants an apostille.",
            since=since,
        )
        steps = (*legalisation_steps(self.place), ask_the_post(kept, sources))
        reason = Explanation(text, (*sources, "A-07"))
        return self._made(AuthenticationRoute.LEGALISATION, steps, reason, to_check=to_check)

    def _not_a_party(self) -> RouteAnswer:
        text = msg(
            "{place} is not among the parties to the Apostille Convention in the table of {as_of}: "
            "the full chain.",
            place=self.place,
            as_of=AS_OF,
        )
        reason = Explanation(text, ("A-02", "A-07", "A-09"))
        return self._made(AuthenticationRoute.LEGALISATION, legalisation_steps(self.place), reason)

    def _unclear(self, text: Message, sources: tuple[str, ...]) -> RouteAnswer:
        step = ask_the_post(msg("Ask the post which authentication it takes."), sources)
        return self._made(AuthenticationRoute.UNCLEAR, (step,), Explanation(text, sources))

    def _made(
        self,
        found: AuthenticationRoute,
        steps: tuple[RouteStep, ...],
        reason: Explanation,
        *,
        to_check: bool = False,
    ) -> RouteAnswer:
        notes = []
        if to_check:
            notes.append(_unconfirmed(self.place))
        if self.is_degree:
            notes.append(NOT_PUBLISHED)
        is_foreign_degree = self.is_degree and self.alpha2 != "CN"
        options = (scholarly_exchange(),) if is_foreign_degree else ()
        return RouteAnswer(found, steps, reason, tuple(notes), to_check, options)


NOT_PUBLISHED = Explanation(
    msg(
        "Whether a K application needs authenticated degree papers at all has not been published; "
        "the post decides."
    ),
    ("A-10",),
)


def _unconfirmed(place: Bilingual) -> Explanation:
    return Explanation(
        msg(
            "Check: {place} joined after China, and no source read confirms the effect between the "
            "two.",
            place=place,
        ),
        ("A-04",),
    )
