# SPDX-License-Identifier: MIT
"""What the applicant answers where no paper says it."""

from kvisa_desktop.cli.answer import Answer, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.declaration import ANSWER_WORDS, QUESTION_WORDS, Declared, Question
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import cases, declarations

_QUESTIONS = tuple(each.value for each in Question)
_TAKEN_BACK = "open"
_ANSWERS = (*(each.value for each in Declared), _TAKEN_BACK)
_OPEN = msg("not asked yet")


def declare(run: Run, *, vault: str, case: str, question: str | None, answer: str | None) -> Answer:
    """Record an answer, or list the questions with the answers there are."""
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        if question:
            asked, said = _question(question), _answer(answer)
            declarations.answer(opened, kept.person.id, asked, said)
            kept = cases.read(opened, kept.case.id)
    data = [_data(kept, each) for each in Question]
    lines: list[Line] = [
        row(each.value, QUESTION_WORDS[each], _said(kept, each)) for each in Question
    ]
    return Answer({"questions": data}, lines)


def _question(text: str) -> Question:
    if text not in _QUESTIONS:
        raise WrongUsage(
            msg("“{text}” is no question of this list.", text=verbatim(text[:40])),
            msg("Name one of these: {names}.", names=verbatim(", ".join(_QUESTIONS))),
        )
    return Question(text)


def _answer(text: str | None) -> Declared | None:
    if text is None:
        raise WrongUsage(
            msg("The question needs its answer."),
            msg("Give --answer yes, --answer no or --answer open."),
        )
    return None if text == _TAKEN_BACK else Declared(text)


def _answered(kept: CaseFile, question: Question) -> list[Declared]:
    return [each.answer for each in kept.declarations if each.question is question]


def _said(kept: CaseFile, question: Question) -> Message:
    answers = _answered(kept, question)
    if not answers:
        return _OPEN
    return ANSWER_WORDS[Declared.YES if Declared.YES in answers else Declared.NO]


def _data(kept: CaseFile, question: Question) -> dict[str, object]:
    answers = _answered(kept, question)
    said = Declared.YES if Declared.YES in answers else Declared.NO
    return {
        "id": question.value,
        "text": QUESTION_WORDS[question],
        "answer": said.value if answers else None,
    }


COMMANDS = (
    Command(
        "declare",
        msg("Record what the applicant answers where no paper says it, or list the questions."),
        declare,
        arguments=(
            CASE,
            Argument(
                "question", msg("Id of the question; all are listed without it."), optional=True
            ),
        ),
        options=(
            Option(
                "--answer", msg("The answer; “open” takes it back."), "ANSWER", choices=_ANSWERS
            ),
        ),
        opens=True,
    ),
)
