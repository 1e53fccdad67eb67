# SPDX-License-Identifier: MIT
"""The boxes of a post's online form on the command line: what goes where, and how large."""

from collections.abc import Iterator

from kvisa_desktop.cli.answer import Answer, Detail, Line, row
from kvisa_desktop.cli.field_values import names_of, read_fields
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.kinds import KINDS, kind_of
from kvisa_desktop.domain.post import PostProfile
from kvisa_desktop.domain.post_box import PostBox, limits_said
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.exchange.case_values import plain
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services import cases, post_boxes
from kvisa_desktop.services.ports import Vault

_KEYS = frozenset(each.key for each in KINDS)


def listed(run: Run, *, vault: str, case: str) -> Answer:
    """List the boxes."""
    with run.vault(vault) as opened:
        return _answer(_read(opened, case))


def added(run: Run, *, vault: str, case: str, fields: tuple[str, ...]) -> Answer:
    """Record a box."""
    given = _fields(fields)
    with run.vault(vault) as opened:
        post_boxes.add_box(opened, _post(_read(opened, case)), on=run.today(), **given)
        return _answer(_read(opened, case))


def changed(run: Run, *, vault: str, case: str, number: str, fields: tuple[str, ...]) -> Answer:
    """Change what is recorded of a box."""
    given = _fields(fields)
    with run.vault(vault) as opened:
        box = _box(_read(opened, case), number)
        post_boxes.change_box(opened, box, on=run.today(), **given)
        return _answer(_read(opened, case))


def removed(run: Run, *, vault: str, case: str, number: str) -> Answer:
    """Remove a box."""
    with run.vault(vault) as opened:
        post_boxes.remove_box(opened, _box(_read(opened, case), number))
        return _answer(_read(opened, case))


def moved(run: Run, *, vault: str, case: str, number: str, to: str) -> Answer:
    """Put a box elsewhere in the order of the form."""
    with run.vault(vault) as opened:
        kept = _read(opened, case)
        box, other = _box(kept, number), _box(kept, to)
        order = kept.post_boxes
        post_boxes.move_box(opened, box, order.index(other) - order.index(box))
        return _answer(_read(opened, case))


def _read(vault: Vault, case: str) -> CaseFile:
    return cases.read(vault, cases.find(vault, case).id)


def _post(kept: CaseFile) -> PostProfile:
    if kept.post is None:
        raise Refused(
            msg("The case does not say yet to which post it goes."),
            msg("Name it with `kvisa post set VAULT CASE --name NAME`."),
        )
    return kept.post


def _box(kept: CaseFile, number: str) -> PostBox:
    if number.isdecimal() and 0 < int(number) <= len(kept.post_boxes):
        return kept.post_boxes[int(number) - 1]
    raise Refused(
        msg("The form has no box “{number}”.", number=verbatim(number)),
        msg("`kvisa post boxes VAULT CASE` lists the boxes with their numbers."),
    )


def _fields(given: tuple[str, ...]) -> dict[str, object]:
    fields = read_fields(PostBox, given)
    kinds = fields.get("kinds", ())
    for each in kinds if isinstance(kinds, tuple) else ():
        if each not in _KEYS:
            raise WrongUsage(
                msg("There is no kind of paper “{kind}”.", kind=verbatim(each)),
                msg("`kvisa kinds` lists the kinds."),
            )
    return fields


def _answer(kept: CaseFile) -> Answer:
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "post": _post(kept).name.en,
        "boxes": [_data(number, each) for number, each in enumerate(kept.post_boxes, 1)],
    }
    return Answer(data, list(_lines(kept)))


def _data(number: int, box: PostBox) -> dict[str, object]:
    names = [each for each in names_of(PostBox) if hasattr(box, each) and each != "position"]
    return {
        "id": box.id,
        "number": number,
        **{each: plain(getattr(box, each)) for each in names},
    }


def _lines(kept: CaseFile) -> Iterator[Line]:
    for number, box in enumerate(kept.post_boxes, 1):
        yield row(str(number), spoken(box.name), *limits_said(box))
        if box.kinds:
            kinds = "; ".join(kind_of(each).name.en for each in box.kinds)
            yield Detail(msg("Papers: {kinds}", kinds=verbatim(kinds)))
        else:
            yield Detail(msg("Papers: whatever no other box takes"))
        yield Detail(
            msg("{source}, read on {day}", source=verbatim(box.source), day=box.read_on or "")
        )
    if not kept.post_boxes:
        yield msg("Post rule unknown: no box of its online form is recorded.")
    else:
        yield plural("{count} box", "{count} boxes", len(kept.post_boxes))


_NUMBER = Argument("number", msg("Number of the box, as `kvisa post boxes` lists it."))
_FIELDS = Argument(
    "fields",
    msg("Fields as NAME=VALUE, such as name=Degree kinds=transcript most_kb=2000 source=FORM."),
    many=True,
)
COMMANDS = (
    Command(
        "boxes",
        msg("List the boxes of the post's online form with their limits."),
        listed,
        arguments=(CASE,),
        opens=True,
    ),
    Command(
        "add-box",
        msg("Record a box of the post's online form, with where that was read."),
        added,
        arguments=(CASE, _FIELDS),
        opens=True,
    ),
    Command(
        "change-box",
        msg("Change what is recorded of a box; an empty value is not known."),
        changed,
        arguments=(CASE, _NUMBER, _FIELDS),
        opens=True,
    ),
    Command(
        "move-box",
        msg("Put a box where another is in the order of the form."),
        moved,
        arguments=(CASE, _NUMBER),
        options=(
            Option(
                "--to", msg("Number of the box in whose place it goes."), "NUMBER", required=True
            ),
        ),
        opens=True,
    ),
    Command(
        "remove-box",
        msg("Remove a box of the form."),
        removed,
        arguments=(CASE, _NUMBER),
        opens=True,
    ),
)
