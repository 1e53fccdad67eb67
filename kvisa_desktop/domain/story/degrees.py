# SPDX-License-Identifier: MIT
"""Degrees: the name on the paper, dates that cannot be, the degree relied on and its scan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import months_after
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.degree_numbers import number_findings
from kvisa_desktop.domain.degree_papers import is_here, name_likeness, papers_of_kind
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.domain.names import Likeness
from kvisa_desktop.messages import Message, msg

_YOUNGEST_GRADUATE = 15 * 12  # months; below this a date is more likely mistyped than true
_SAME_PERSON = msg(
    "Add a statement of the university, or a sworn one, that both are the same person."
)
_PRELIMINARY = ("provisional-certificate", "statement-of-result", "marksheet")


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the degrees of the person."""
    del on
    yield from _relied_on(case_file)
    for degree in case_file.degrees:
        yield from _name(case_file, degree)
        yield from _dates(case_file, degree)
        yield from number_findings(degree)
    yield from _overlaps(case_file)
    yield from _unattached(case_file)


def _relied_on(case_file: CaseFile) -> Iterator[Finding]:
    if Route.GRADUATE not in case_file.case.routes:
        return
    degree = case_file.degree_relied_on
    if degree is None:
        yield Finding(
            "degree.none-relied-on",
            Weight.BLOCKER,
            Area.DEGREES,
            msg("No degree is marked as the degree relied on."),
            msg("Add the degree, and mark it as the degree relied on."),
            ("K-10",),
            case_file.case.id,
            "degree_relied_on",
        )
        return
    if any(is_here(each) for each in papers_of_kind(case_file, "degree-certificate")):
        return
    text = msg("There is no scan of the certificate of the degree relied on.")
    if _has_preliminary(case_file):
        text = msg(
            "Of the degree relied on there is only a preliminary paper, not yet the "
            "certificate that the published text asks for."
        )
    yield Finding(
        "degree.no-scan",
        Weight.BLOCKER,
        Area.DOCUMENTS,
        text,
        msg("Add a scan of the degree certificate."),
        ("K-10", "K-66"),
        degree.id,
    )


def _has_preliminary(case_file: CaseFile) -> bool:
    return any(papers_of_kind(case_file, kind) for kind in _PRELIMINARY)


def _name(case_file: CaseFile, degree: Degree) -> Iterator[Finding]:
    is_relied_on = degree.id == case_file.case.degree_relied_on
    if not degree.name_on_paper:
        if is_relied_on:
            yield _of(
                degree,
                "degree.name-missing",
                Weight.CHECK,
                "name_on_paper",
                (
                    msg("The holder's name as the degree certificate prints it is not recorded."),
                    msg("Record the name letter by letter as printed."),
                ),
            )
        return
    likeness = name_likeness(case_file, degree)
    words = _NAME_FINDINGS.get(likeness) if likeness else None
    if likeness is None or words is None:
        return
    weight = _name_weight(case_file, likeness) if is_relied_on else Weight.NOTE
    said = words(degree.name_on_paper, case_file.person.passport_name)
    found = _of(degree, f"degree.name-{likeness}", weight, "name_on_paper", said)
    yield replace(found, against=Place(Area.PERSON, case_file.person.id, "surname"))


def _name_weight(case_file: CaseFile, likeness: Likeness) -> Weight:
    is_small = likeness in {Likeness.ORDER, Likeness.SPACING, Likeness.OTHER_SCRIPT}
    has_proof = any(is_here(each) for each in papers_of_kind(case_file, "name-proof"))
    return Weight.NOTE if is_small or has_proof else Weight.CHECK


def _shorter(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper prints “{paper}”, the passport “{passport}”: a name is missing.",
            paper=paper,
            passport=passport,
        ),
        _SAME_PERSON,
    )


def _abbreviated(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper prints “{paper}”, the passport “{passport}”: a name is abbreviated.",
            paper=paper,
            passport=passport,
        ),
        _SAME_PERSON,
    )


def _longer(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper prints “{paper}”, with more names than the passport's “{passport}”.",
            paper=paper,
            passport=passport,
        ),
        _SAME_PERSON,
    )


def _former(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper bears an earlier name, “{paper}”; the passport prints “{passport}”.",
            paper=paper,
            passport=passport,
        ),
        msg("Add the official paper on the change of name."),
    )


def _different(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper prints “{paper}”, the passport “{passport}”: the names differ.",
            paper=paper,
            passport=passport,
        ),
        msg(
            "Check for a typing error; if the paper really says so, record the earlier name "
            "and add the official paper on the change of name."
        ),
    )


def _otherwise_ordered(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper prints “{paper}”, the passport “{passport}”: the same names in "
            "another order.",
            paper=paper,
            passport=passport,
        ),
        msg("Write the name everywhere as in the passport."),
    )


def _otherwise_spaced(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper prints “{paper}”, the passport “{passport}”: the same letters, "
            "otherwise divided.",
            paper=paper,
            passport=passport,
        ),
        msg("Write the name everywhere as in the passport."),
    )


def _in_other_script(paper: str, passport: str) -> tuple[Message, Message]:
    return (
        msg(
            "The degree paper bears the name in another script, “{paper}”, which is not among "
            "the recorded names of {passport}.",
            paper=paper,
            passport=passport,
        ),
        msg("Record the name in that script, or add a translation that gives the Latin name."),
    )


_NAME_FINDINGS = {
    Likeness.SHORTENED: _shorter,
    Likeness.ABBREVIATED: _abbreviated,
    Likeness.ADDED: _longer,
    Likeness.FORMER: _former,
    Likeness.DIFFERENT: _different,
    Likeness.ORDER: _otherwise_ordered,
    Likeness.SPACING: _otherwise_spaced,
    Likeness.OTHER_SCRIPT: _in_other_script,
}


def _dates(case_file: CaseFile, degree: Degree) -> Iterator[Finding]:
    started, awarded = degree.started, degree.awarded
    if started.is_known and awarded.is_known and started.earliest > awarded.latest:
        yield _of(
            degree,
            "degree.dates-reversed",
            Weight.CHECK,
            "awarded",
            (
                msg(
                    "The degree was awarded ({awarded}) before the studies began ({started}).",
                    awarded=awarded,
                    started=started,
                ),
                msg("Correct the dates by the certificate and the transcript."),
            ),
        )
    born = case_file.person.birth_date
    if born and awarded.is_known and awarded.latest < months_after(born, _YOUNGEST_GRADUATE):
        said = msg(
            "The birth date {born} and the award of the degree ({awarded}) hardly agree.",
            born=born,
            awarded=awarded,
        )
        name, weight = "degree.too-young", Weight.CHECK
        if awarded.latest < born:
            said = msg(
                "The degree was awarded ({awarded}) before the person was born ({born}).",
                awarded=awarded,
                born=born,
            )
            name, weight = "degree.before-birth", Weight.BLOCKER
        found = _of(degree, name, weight, "awarded", (said, msg("Check both dates.")))
        yield replace(found, against=Place(Area.PERSON, case_file.person.id, "birth_date"))


def _overlaps(case_file: CaseFile) -> Iterator[Finding]:
    dated = [each for each in case_file.degrees if each.started.is_known and each.awarded.is_known]
    for one, other in combinations(dated, 2):
        begin = max(one.started.latest, other.started.latest)
        end = min(one.awarded.earliest, other.awarded.earliest)
        if begin < end:
            said = (
                msg(
                    "The studies for “{one}” and for “{other}” overlap in time.",
                    one=one.title,
                    other=other.title,
                ),
                msg("Check the dates; if both were studied at once, say so in the CV."),
            )
            found = _of(other, f"degree.overlap.{one.id}", Weight.CHECK, "started", said)
            yield replace(found, against=Place(Area.DEGREES, one.id, "awarded"))


def _unattached(case_file: CaseFile) -> Iterator[Finding]:
    if len(case_file.degrees) < 2:  # noqa: PLR2004
        return
    for document in case_file.documents:
        kind = kind_of(document.kind)
        if kind.of_degree and document.degree_id is None and document.translation_of is None:
            yield Finding(
                "degree.paper-unattached",
                Weight.CHECK,
                Area.DOCUMENTS,
                msg(
                    "“{paper}” is not attached to a degree; it counts for the degree relied on.",
                    paper=document.title or kind.name,
                ),
                msg("Say to which degree the paper belongs."),
                ("K-10",),
                document.id,
                "degree_id",
            )


def _of(
    degree: Degree, finding_id: str, weight: Weight, field: str, said: tuple[Message, Message]
) -> Finding:
    text, step = said
    return Finding(finding_id, weight, Area.DEGREES, text, step, ("G-03", "G-15"), degree.id, field)
