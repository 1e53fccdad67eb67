# SPDX-License-Identifier: MIT
"""The recognition ledger in words: what a source can say of an institution, and how it is told.

A fact tells what somebody looked up on a day. "Not found" is never "not recognised": the list of
the ministry says itself that it is not complete (K-35).
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.institution import (
    InstitutionId,
    RecognitionFact,
    RecognitionFactId,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.messages import Message, msg, plural, verbatim

_NO_ID = UUID(int=0)
_FOUND, _NOT_FOUND = RecognitionOutcome.FOUND, RecognitionOutcome.NOT_FOUND
_STATED = RecognitionOutcome.STATED
_NOT_COVERED = RecognitionOutcome.COUNTRY_NOT_COVERED

_OUTCOMES: Mapping[RecognitionKind, tuple[RecognitionOutcome, ...]] = {
    RecognitionKind.MOE_LIST: (_FOUND, _NOT_FOUND, _NOT_COVERED),
    RecognitionKind.CSCSE: (_FOUND, _NOT_FOUND, _STATED),
    RecognitionKind.HOME_ACCREDITATION: (_FOUND, _NOT_FOUND, _STATED),
    RecognitionKind.RANKING: (_FOUND, _NOT_FOUND),
    RecognitionKind.REGISTRAR_LETTER: (_STATED,),
    RecognitionKind.OTHER: (_STATED, _FOUND, _NOT_FOUND),
}
_USUAL_SOURCES: Mapping[RecognitionKind, Bilingual] = {
    RecognitionKind.MOE_LIST: Bilingual(
        "Ministry of Education of China, information site on study abroad (jsj.moe.gov.cn)",
        "教育部教育涉外监管信息网（jsj.moe.gov.cn）",
    ),
    RecognitionKind.CSCSE: Bilingual(
        "Chinese Service Center for Scholarly Exchange", "教育部留学服务中心"
    ),
}
KIND_WORDS: Mapping[RecognitionKind, Message] = {
    RecognitionKind.MOE_LIST: msg("List of the Ministry of Education of China"),
    RecognitionKind.CSCSE: msg("CSCSE"),
    RecognitionKind.HOME_ACCREDITATION: msg("Accreditation at home"),
    RecognitionKind.RANKING: msg("Ranking"),
    RecognitionKind.REGISTRAR_LETTER: msg("Letter of the registrar"),
    RecognitionKind.OTHER: msg("Another source"),
}
OUTCOME_WORDS: Mapping[RecognitionOutcome, Message] = {
    _FOUND: msg("found"),
    _NOT_FOUND: msg("not found; that does not mean “not recognised”"),
    _NOT_COVERED: msg("country or region not covered by the list"),
    _STATED: msg("stated"),
}
NOTHING_RECORDED = msg("No fact about this institution is recorded yet.")


def outcomes_of(kind: RecognitionKind) -> tuple[RecognitionOutcome, ...]:
    """Return what a look-up of that kind can say, the usual answer first."""
    return _OUTCOMES[kind]


def usual_source(kind: RecognitionKind) -> Bilingual:
    """Return who publishes what is looked up, empty where it differs each time."""
    return _USUAL_SOURCES.get(kind, Bilingual())


def blank_fact(kind: RecognitionKind = RecognitionKind.MOE_LIST) -> RecognitionFact:
    """Return a fact to be filled in: it belongs to no institution and has no id of its own yet."""
    return RecognitionFact(
        id=RecognitionFactId(_NO_ID),
        institution_id=InstitutionId(_NO_ID),
        kind=kind,
        outcome=outcomes_of(kind)[0],
        source=usual_source(kind),
    )


def is_blank(fact: RecognitionFact) -> bool:
    """Return True while a fact is not kept anywhere."""
    return fact.id == _NO_ID


def in_order(facts: Iterable[RecognitionFact]) -> tuple[RecognitionFact, ...]:
    """Return facts, those read last first."""
    known = sorted(facts, key=lambda each: each.id.bytes, reverse=True)
    return tuple(sorted(known, key=_read_order, reverse=True))


def said(fact: RecognitionFact) -> Message:
    """Return what was looked up and what the source said, in one line."""
    words = msg(
        "{kind}: {outcome}", kind=KIND_WORDS[fact.kind], outcome=OUTCOME_WORDS[fact.outcome]
    )
    if not fact.value:
        return words
    return msg("{fact} · {value}", fact=words, value=verbatim(fact.value))


def provenance(fact: RecognitionFact) -> Message:
    """Return the source of a fact, its year, when it was read and by whom."""
    said_by: Message = msg("Source: {source}", source=fact.source or msg("not recorded"))
    if fact.source_year is not None and str(fact.source_year) not in fact.source.en:
        said_by = msg("{source}, {year}", source=said_by, year=verbatim(str(fact.source_year)))
    if fact.read_on is not None:
        said_by = msg("{source}, read on {day}", source=said_by, day=fact.read_on)
    if fact.checked_by:
        said_by = msg("{source}, checked by {name}", source=said_by, name=verbatim(fact.checked_by))
    return said_by


def summary(facts: Sequence[RecognitionFact]) -> Message:
    """Return one line on a whole ledger: how many facts, and what was read last."""
    if not facts:
        return NOTHING_RECORDED
    count = plural("{count} fact recorded", "{count} facts recorded", len(facts))
    latest = in_order(facts)[0]
    if latest.read_on is None:
        return msg("{count}; the latest: {fact}", count=count, fact=said(latest))
    return msg(
        "{count}; the latest, read on {day}: {fact}",
        count=count,
        day=latest.read_on,
        fact=said(latest),
    )


def _read_order(fact: RecognitionFact) -> str:
    return fact.read_on.isoformat() if fact.read_on else ""
