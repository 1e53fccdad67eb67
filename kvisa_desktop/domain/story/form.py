# SPDX-License-Identifier: MIT
"""The form sheet against the records: answers on the past, earlier visas, what was submitted."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import CountedStay, count_stays
from kvisa_desktop.domain.declaration import QUESTION_WORDS, Declaration, Declared, Question
from kvisa_desktop.domain.degree_papers import is_here
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.form_lines import LineState
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.stay_review import FormAnswer, overstay_answer
from kvisa_desktop.domain.submitted_form import latest, thawed
from kvisa_desktop.messages import Message, msg, verbatim

_PAST = ("G-18", "E-37")
_NAMED_VISA = "china-visa"
_SUBMITTED = frozenset({Stage.SUBMITTED, Stage.RETURNED})
_ONE_ANSWER = msg("Keep the one answer that is true; the form cannot be corrected once submitted.")


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield where the form would say one thing and the records another."""
    yield from _overstays(case_file, on)
    yield from _answered_twice(case_file)
    yield from _visas(case_file)
    yield from _passports(case_file)
    yield from _submitted(case_file)


def _overstays(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield when the applicant's own answer on overstays is not that of the stays."""
    said = [each for each in case_file.declarations if each.question is Question.OVERSTAYED]
    if not said:
        return
    history = history_of(case_file)
    stays = count_stays(pair_stays(history.crossings, on=on), history, on=on)
    counted = overstay_answer(stays)[0]
    first = said[0]
    if counted is FormAnswer.YES and all(each.answer is Declared.NO for each in said):
        text = msg("The applicant says that no stay went too long; a recorded stay did.")
        beyond = next(each for each in stays if overstay_answer([each])[0] is FormAnswer.YES)
        yield _declared("form.overstay-denied", first, text, _place(beyond))
    elif counted is FormAnswer.NO and any(each.answer is Declared.YES for each in said):
        text = msg("The applicant says that a stay went too long; no recorded stay did.")
        yield _declared("form.overstay-said", first, text, _place(stays[0]))


def _place(stay: CountedStay) -> Place:
    return Place(Area.STAYS, stay.crossings[0].id, "on")


def _declared(finding_id: str, said: Declaration, text: Message, against: Place) -> Finding:
    step = msg("Compare the answer with the stays, and correct the one that is wrong.")
    return Finding(
        finding_id, Weight.CHECK, Area.STAYS, text, step, _PAST, said.id, "answer", against
    )


def _answered_twice(case_file: CaseFile) -> Iterator[Finding]:
    for question in Question:
        said = [each for each in case_file.declarations if each.question is question]
        never = next((each for each in said if each.answer is Declared.NO), None)
        once = next((each for each in said if each.answer is Declared.YES), None)
        if never and once:
            text = msg(
                "“{question}” is answered with yes and with no.", question=QUESTION_WORDS[question]
            )
            yield Finding(
                f"form.two-answers.{question.value}",
                Weight.CHECK,
                Area.STAYS,
                text,
                _ONE_ANSWER,
                _PAST,
                never.id,
                "answer",
                Place(Area.STAYS, once.id, "answer"),
            )


def _visas(case_file: CaseFile) -> Iterator[Finding]:
    """Yield papers of earlier visas of which no visa is recorded: the form asks for them."""
    known = case_file.stickers or any(each.country == "CN" for each in case_file.permits)
    papers = [x for x in case_file.documents if x.kind == _NAMED_VISA and is_here(x)]
    if papers and not known:
        yield Finding(
            "form.visa-unrecorded",
            Weight.CHECK,
            Area.DOCUMENTS,
            msg("A paper shows an earlier Chinese visa or permit, and none is recorded."),
            msg("Record the visa as printed; the form asks for it."),
            ("G-17",),
            papers[0].id,
            "",
            Place(Area.STAYS, case_file.person.id),
        )


def _passports(case_file: CaseFile) -> Iterator[Finding]:
    chosen = case_file.passport
    for each in case_file.passports:
        if chosen is None or each is chosen:
            continue
        against = Place(Area.PERSON, chosen.id, "number")
        if not each.is_old:
            text = msg(
                "Two passports are recorded as in use; the form takes “{number}”, which expires "
                "last.",
                number=verbatim(chosen.number or "–"),
            )
            step = msg("Mark the other one as no longer in use, or say in a note why both are.")
            yield _passport("form.two-passports", each.id, "is_old", (text, step), against)
        if each.number and each.number == chosen.number:
            text = msg("Two passports bear the number “{number}”.", number=verbatim(each.number))
            step = msg("Correct the number of one of them, or remove it.")
            yield _passport("form.passport-twice", each.id, "number", (text, step), against)


def _passport(
    finding_id: str, record_id: UUID, field: str, said: tuple[Message, Message], against: Place
) -> Finding:
    text, step = said
    return Finding(
        finding_id, Weight.CHECK, Area.PERSON, text, step, ("G-03",), record_id, field, against
    )


def _submitted(case_file: CaseFile) -> Iterator[Finding]:
    """Yield what the form as submitted says otherwise than the records say today."""
    form = latest(case_file.submitted_forms)
    if form is None or case_file.case.stage not in _SUBMITTED:
        return
    before = {each.id: each for each in thawed(form) if each.state is LineState.READY}
    # As on the day of the form, so that the passing of time alone changes no answer.
    for now in form_sheet(case_file, form.submitted_on):
        then = before.get(now.id)
        if then is None or now.state is not LineState.READY or then.value == now.value:
            continue
        yield Finding(
            f"form.changed.{now.id}",
            Weight.CHECK,
            Area.PERSON,
            msg(
                "{label}: the form as submitted says “{then}”, the records say “{now}”.",
                label=now.label,
                then=then.value,
                now=now.value,
            ),
            msg("Correct the record, or tell the post what has changed, in writing."),
            ("G-02",),
            now.record_id or case_file.person.id,
            now.field,
            Place(Area.CHECKLIST, form.id, "lines"),
        )
