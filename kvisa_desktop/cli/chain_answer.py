# SPDX-License-Identifier: MIT
"""What the command line says of an authentication chain: its road, steps, papers, ready dates."""

from datetime import date

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.checking import ready_lines, sources_data
from kvisa_desktop.cli.papers import number_of
from kvisa_desktop.cli.run import Run
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain import Chain, chain_of
from kvisa_desktop.domain.chain_links import Link
from kvisa_desktop.domain.chain_words import ROUTE_WORDS, STEP_WORDS, link_said
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.paper_rows import PaperRow, pages_said, paper_rows, where_said
from kvisa_desktop.domain.story import filing_day
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import assessment
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.words import word

_MOST_DIGITS = 4


def find_degree(case_file: CaseFile, key: str | None) -> Degree:
    """Return the degree `key` names by number or id; the one relied on when there is no key."""
    degrees = case_file.degrees
    if key is None:
        found = case_file.degree_relied_on
        if found is None:
            raise Refused(
                msg("The case does not rely on a degree yet."),
                msg("Name one with --degree, by its number or id."),
            )
        return found
    wanted = key.strip().casefold()
    if wanted.isdecimal() and len(wanted) <= _MOST_DIGITS and 0 < int(wanted) <= len(degrees):
        return degrees[int(wanted) - 1]
    for each in degrees:
        if str(each.id) == wanted:
            return each
    names = [f"{number} {each.title.en or each.id}" for number, each in enumerate(degrees, 1)]
    raise Refused(
        msg("There is no degree “{key}” in this case.", key=key),
        msg("The degrees are: {names}", names=verbatim("; ".join(names))),
    )


def chain_answer(run: Run, case_file: CaseFile, degree: Degree, on: date) -> Answer:
    """Return the chain of a degree; raise `Refused` while its place of issue is not known."""
    filing = filing_day(case_file, on)
    chain = chain_of(case_file, degree, filing, on)
    if chain is None:
        raise Refused(
            msg("In which country or region the degree was issued is not recorded."),
            msg("Record it with the degree, or choose the route with `kvisa chain-route`."),
        )
    rows = paper_rows(case_file, degree)
    ready = assessment.check(case_file, run.rulebook, on=on).ready
    data = {
        "case": {"id": case_file.case.id, "ref": case_file.case.ref},
        "on": on,
        "filing": filing,
        "degree": _degree_data(case_file, degree),
        **_chain_data(run, chain),
        "ready": {"core": ready.core, "with_authentication": ready.authenticated},
        "papers": [_paper_data(case_file, each) for each in rows],
    }
    lines = [*_chain_lines(chain), *_paper_lines(case_file, rows)]
    if chain.is_relied_on:
        lines += [msg("Ready"), *ready_lines(ready)]
    overdue = any(each.is_overdue for each in chain.links)
    return Answer(data, lines, Done.FINDINGS if overdue or chain.blocks else Done.DONE)


def _degree_data(case_file: CaseFile, degree: Degree) -> dict[str, object]:
    return {
        "id": degree.id,
        "number": case_file.degrees.index(degree) + 1,
        "title_en": degree.title.en,
        "title_zh": degree.title.zh,
        "relied_on": case_file.case.degree_relied_on == degree.id,
    }


def _chain_data(run: Run, chain: Chain) -> dict[str, object]:
    answer = chain.road.answer
    return {
        "route": answer.route.value,
        "chosen_by_hand": chain.road.choice is not None,
        "authenticated_on": chain.road.day,
        "why": answer.why,
        "to_check": answer.to_check,
        "steps": [_link_data(run, each) for each in chain.links],
        "beside": [_link_data(run, each) for each in chain.beside],
        "current": chain.current.kind.value if chain.current else None,
        "done": chain.is_done,
        "ready_on": chain.ready_on,
        "post_asks": chain.post_asks,
        "blocks": chain.blocks,
        "notes": [each.text for each in answer.notes],
        "sources": sources_data(answer.sources, run.rulebook.rules),
    }


def _link_data(run: Run, link: Link) -> dict[str, object]:
    kept = link.kept
    return {
        "kind": link.kind.value,
        "name": STEP_WORDS[link.kind],
        "text": link.step.text,
        "state": link.state.value,
        "said": link_said(link),
        "asks_post": link.asks_post,
        "until": link.until,
        "overdue": link.is_overdue,
        "done_on": link.done_on,
        "id": kept.id if kept else None,
        "paper": kept.paper_id if kept else None,
        "office": kept.office if kept else "",
        "number": kept.number if kept else "",
        "sent_on": kept.sent_on if kept else None,
        "expected_days": kept.expected_days if kept else None,
        "expected_on": kept.expected_on if kept else None,
        "evidence": link.paper.id if link.paper else kept.evidence_id if kept else None,
        "not_needed_because": kept.not_needed_because if kept else "",
        "note": kept.note if kept else "",
        "sources": sources_data(link.step.sources, run.rulebook.rules),
    }


def _paper_data(case_file: CaseFile, paper: PaperRow) -> dict[str, object]:
    document = paper.document
    return {
        "number": number_of(case_file, document),
        "id": document.id,
        "kind": document.kind,
        "status": document.status.value,
        "pages": paper.pages,
        "original_where": where_said(document, paper.away),
        "original_away": paper.away is not None,
        "translations": [
            {"id": each.translation.id, "pages": each.pages, "even": each.is_even}
            for each in paper.translations
        ],
        "next_step": paper.next_step,
    }


def _chain_lines(chain: Chain) -> list[Line]:
    answer = chain.road.answer
    lines: list[Line] = [
        msg("Route: {route}", route=ROUTE_WORDS[answer.route]),
        Detail(answer.why),
    ]
    for number, link in enumerate(chain.links, 1):
        lines += _link_lines(f"{number}.", link)
    for link in chain.beside:
        lines += _link_lines("·", link)
    return [*lines, *(Detail(each.text) for each in answer.notes)]


def _link_lines(mark: str, link: Link) -> list[Line]:
    kept = link.kept
    lines: list[Line] = [row(mark, STEP_WORDS[link.kind], link_said(link))]
    named = [each for each in (kept.office, kept.number, kept.note) if each] if kept else []
    if named:
        lines.append(Detail(verbatim(" · ".join(named))))
    elif not link.is_behind:
        lines.append(Detail(link.step.text))
    return lines


def _paper_lines(case_file: CaseFile, rows: tuple[PaperRow, ...]) -> list[Line]:
    lines: list[Line] = [verbatim("")] if rows else []
    for each in rows:
        document = each.document
        where = where_said(document, each.away)
        lines.append(
            row(
                f"{number_of(case_file, document)}.",
                title_of(document),
                word(document.status),
                pages_said(each),
                where or "",
            )
        )
        lines += [Detail(msg("Next: {step}", step=each.next_step))] if each.next_step else []
    return [*lines, verbatim("")] if rows else []
