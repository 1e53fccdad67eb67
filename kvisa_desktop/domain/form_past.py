# SPDX-License-Identifier: MIT
"""What the form asks about the past. An incomplete history never turns into "no" (G-18)."""

from datetime import date

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counted_stay import count_stays
from kvisa_desktop.domain.declaration import Declared, Question
from kvisa_desktop.domain.form_lines import NOTHING, FormLine, FormPart, LineState
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.stay_review import FormAnswer, overstay_answer
from kvisa_desktop.messages import Message, msg

_ANSWERS = {FormAnswer.YES: Bilingual("Yes", "是"), FormAnswer.NO: Bilingual("No", "否")}


def of_past(case_file: CaseFile, on: date) -> tuple[FormLine, ...]:
    """Return the answers on overstays and refusals, each only as far as the record goes."""
    refused = ("Have you ever been refused a visa for China?", "是否曾被拒绝签发中国签证？")
    turned_away = ("Have you ever been refused entry into China?", "是否曾被拒绝进入中国？")
    return (
        _overstayed(case_file, on),
        _declared(case_file, Question.VISA_REFUSED, refused),
        _declared(case_file, Question.ENTRY_REFUSED, turned_away),
    )


def _overstayed(case_file: CaseFile, on: date) -> FormLine:
    history = history_of(case_file)
    stays = count_stays(pair_stays(history.crossings, on=on), history, on=on)
    answer, why = overstay_answer(stays)
    label = (
        "Have you ever overstayed your visa or residence permit in China?",
        "是否曾在中国超过签证或居留许可允许的期限停留？",
    )
    if Declared.YES in _said(case_file, Question.OVERSTAYED):
        answer, note = FormAnswer.YES, msg("The applicant says so.")
    else:
        note = why.text
    return _answered("overstayed", label, answer, note)


def _declared(case_file: CaseFile, question: Question, label: tuple[str, str]) -> FormLine:
    said = _said(case_file, question)
    if not said:
        note = msg("Nothing is recorded; that alone does not answer the question with “no”.")
        return _answered(question.value, label, FormAnswer.CANNOT_BE_ANSWERED, note)
    answer = FormAnswer.YES if Declared.YES in said else FormAnswer.NO
    return _answered(question.value, label, answer, msg("The applicant says so."))


def _said(case_file: CaseFile, question: Question) -> set[Declared]:
    return {each.answer for each in case_file.declarations if each.question is question}


def _answered(line_id: str, label: tuple[str, str], answer: FormAnswer, note: Message) -> FormLine:
    is_open = answer is FormAnswer.CANNOT_BE_ANSWERED
    state = LineState.CANNOT_BE_ANSWERED if is_open else LineState.READY
    value = NOTHING if is_open else _ANSWERS[answer]
    return FormLine(line_id, FormPart.PAST, Bilingual(*label), value, state, note)
