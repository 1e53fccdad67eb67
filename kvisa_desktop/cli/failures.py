# SPDX-License-Identifier: MIT
"""Failures as exit code, sentences and data."""

import errno
import os
from pathlib import Path

import click

from kvisa_desktop.cli import usage
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.errors import (
    Cancelled,
    Fault,
    NoRoom,
    Refused,
    UserError,
)
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.preflight import BlockersStand
from kvisa_desktop.services.transfer import CaseRefused, Problem

DEBUG_VARIABLE = "KVISA_DEBUG"
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


def told(error: BaseException) -> UserError:
    """Return a failure as what is told of it; what nobody foresaw is called a defect."""
    if isinstance(error, UserError):
        return error
    if isinstance(error, click.UsageError):
        return usage.explained(error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return Cancelled(msg("Stopped. What was not finished was undone."))
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, MemoryError):
        return NoRoom(
            msg("There is not enough memory for this. What was not finished was undone."),
            msg("Close other programs, or split the file, and try again."),
        )
    return Refused(
        msg(
            "This is a defect of the program ({kind}). What was not finished was undone.",
            kind=_kind(error),
        ),
        msg("Run it again with KVISA_DEBUG=1 to see where, and report it without personal data."),
    )


def is_defect(error: BaseException) -> bool:
    """Return True for what nobody foresaw."""
    return not isinstance(
        error,
        UserError | click.UsageError | KeyboardInterrupt | click.Abort | OSError | MemoryError,
    )


def is_debugging() -> bool:
    """Return True when tracebacks were asked for."""
    return bool(os.environ.get(DEBUG_VARIABLE))


def data_of(error: UserError) -> dict[str, object]:
    """Return a failure as the JSON document says it."""
    data: dict[str, object] = {
        "exit_code": int(error.fault),
        "what": error.what,
        "where": error.where,
        "next_step": error.remedy,
    }
    if isinstance(error, CaseRefused):
        data["problems"] = [problem_data(each) for each in error.problems]
    if isinstance(error, BlockersStand):
        data["blockers"] = [_blocker_data(each) for each in error.blockers]
    return {"error": data}


def problem_data(problem: Problem) -> dict[str, object]:
    """Return one problem with a case as data."""
    return {
        "where": problem.where,
        "line": problem.line,
        "text": problem.what,
        "next_step": problem.remedy,
    }


def sentences_of(error: UserError) -> list[Message]:
    """Return a failure as sentences, its reasons below it."""
    lines = [error.what]
    if isinstance(error, CaseRefused):
        lines += [problem_line(each) for each in error.problems]
    if isinstance(error, BlockersStand):
        lines += [_blocker_line(each) for each in error.blockers]
    if error.remedy is not None:
        lines.append(error.remedy)
    return lines


def _blocker_data(blocker: Finding) -> dict[str, object]:
    return {
        "id": blocker.id,
        "text": blocker.text,
        "next_step": blocker.next_step,
        "sources": list(blocker.sources),
        "record_id": str(blocker.record_id) if blocker.record_id else None,
        "field": blocker.field,
    }


def _blocker_line(blocker: Finding) -> Message:
    if blocker.next_step is None:
        return msg("  {text}", text=blocker.text)
    return msg("  {text} {remedy}", text=blocker.text, remedy=blocker.next_step)


def problem_line(problem: Problem) -> Message:
    """Return one problem with a case as a line."""
    where = verbatim(problem.where)
    said = (
        msg("{where}, line {line}: {what}", where=where, line=problem.line, what=problem.what)
        if problem.line is not None
        else msg("{where}: {what}", where=where, what=problem.what)
    )
    if problem.remedy is None:
        return msg("  {text}", text=said)
    return msg("  {text} {remedy}", text=said, remedy=problem.remedy)


def _of_system(error: OSError) -> UserError:
    if error.errno == errno.ENOENT and not _has_place():
        return Refused(
            msg("The folder this was called in is no longer there."),
            msg("Go to another folder and try again."),
        )
    where = verbatim(str(error.filename)) if error.filename else msg("the output")
    if error.errno in _FULL:
        return NoRoom(
            msg("There is not enough room for “{path}”. Nothing was changed.", path=where),
            msg("Free some space, or choose a place on another disk."),
        )
    if error.errno in _NOT_WRITABLE:
        return NoRoom(
            msg("“{path}” cannot be written or read. Nothing was changed.", path=where),
            msg("Choose a place where you may write, or ask who owns it."),
        )
    return Refused(
        msg(
            "“{path}” cannot be used: {reason}",
            path=where,
            reason=verbatim(error.strerror or type(error).__name__),
        ),
        msg("Check the name and the place, and try again."),
    )


def _has_place() -> bool:
    """Return False when the current folder was deleted meanwhile: no relative name leads far."""
    try:
        return bool(Path.cwd())
    except OSError:
        return False


def _kind(error: BaseException) -> str:
    return type(error).__name__


def code_of(error: UserError) -> int:
    """Return the exit code of a failure."""
    return int(Fault(error.fault))
