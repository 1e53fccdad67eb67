# SPDX-License-Identifier: MIT
"""Packs of rules: proved, held against one another, copied to be edited, brought in, put back."""

from collections.abc import Mapping
from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.requirements import Item
from kvisa_desktop.domain.rule_changes import RuleChange, differences
from kvisa_desktop.domain.rule_words import fields_said
from kvisa_desktop.domain.rules import Rule, Rulebook
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.messages import Message, msg, plural, verbatim

SHIPPED, OWN = "shipped", "own"


def checked(run: Run, *, file: str) -> Answer:
    """Check a pack of rules, or one file of it."""
    book = run.app.read_rules(Path(file))
    return Answer(_book_data(book), [msg("The pack is sound."), *_book_lines(book)])


def compared(run: Run, *, before: str, after: str) -> Answer:
    """Tell what differs between two packs."""
    first, second = (_pack(run, each) for each in (before, after))
    changes = differences(first, second)
    data = {
        "before": _book_data(first),
        "after": _book_data(second),
        "changes": [_change_data(each) for each in changes],
    }
    lines: list[Line] = []
    for each in changes:
        lines += _change_lines(each)
    lines.append(plural("{count} entry differs", "{count} entries differ", len(changes)))
    if not changes and first.version != second.version:
        lines.append(msg("The files differ, but no rule and no item of the checklist does."))
    return Answer(data, lines, Done.FINDINGS if changes else Done.DONE)


def copied(run: Run) -> Answer:
    """Copy the shipped pack to be edited."""
    book = run.app.begin_own_rules()
    place = verbatim(str(run.app.own_rules))
    said = msg(
        "Your copy of the rules is in {path}. Edit it; it is in use from now on.", path=place
    )
    return _own(run, book, said)


def taken(run: Run, *, pack: str) -> Answer:
    """Use a pack from elsewhere."""
    kept = run.app.take_rules(Path(pack))
    place = verbatim(str(run.app.own_rules))
    said = msg("The pack is in use from now on; your copy of it is in {path}.", path=place)
    own = _own(run, run.app.rulebook, said)
    lines = list(own.lines)
    if kept is not None:
        before = msg("Your rules before this are kept in {path}.", path=verbatim(str(kept)))
        lines.insert(1, before)
    return Answer({**own.data, "kept": kept}, lines)


def put_back(run: Run) -> Answer:
    """Use the shipped rules again."""
    book = run.app.reset_rules()
    said = msg("The shipped rules are in use again.")
    return Answer({**_book_data(book), "pack": None}, [said, *_book_lines(book)])


def _own(run: Run, book: Rulebook, said: Message) -> Answer:
    return Answer({**_book_data(book), "pack": run.app.own_rules}, [said, *_book_lines(book)])


def _pack(run: Run, name: str) -> Rulebook:
    if name == SHIPPED:
        return run.app.read_rules(None)
    return run.app.read_rules(run.app.own_rules if name == OWN else Path(name))


def _book_data(book: Rulebook) -> dict[str, object]:
    return {"sha256": book.version, "rules": len(book.rules), "items": len(book.items)}


def _book_lines(book: Rulebook) -> list[Line]:
    return [
        msg(
            "{rules} rules, {items} items of the checklist",
            rules=len(book.rules),
            items=len(book.items),
        ),
        msg("SHA-256: {digest}", digest=book.version),
    ]


def _change_data(change: RuleChange) -> dict[str, object]:
    return {
        "id": change.id,
        "change": change.kind.value,
        "fields": list(change.fields),
        "before": _entry_data(change.before),
        "after": _entry_data(change.after),
    }


def _entry_data(entry: Rule | Item | None) -> Mapping[str, object] | None:
    if entry is None:
        return None
    words = _words(entry)
    return {"text_en": words.en, "text_zh": words.zh}


def _change_lines(change: RuleChange) -> list[Line]:
    lines: list[Line] = [row(change.id, change.kind.words, fields_said(change.fields))]
    for label, entry in ((msg("before"), change.before), (msg("after"), change.after)):
        if entry is not None:
            words = _changed_words(change, _words(entry))
            lines.append(Detail(msg("{label}: {words}", label=label, words=words)))
    return lines


def _words(entry: Rule | Item) -> Bilingual:
    return entry.text if isinstance(entry, Rule) else entry.name


def _changed_words(change: RuleChange, words: Bilingual) -> Message:
    """Return the words of an entry in the language in which they changed, if that is only one."""
    if change.before is None or change.after is None:
        return spoken(words)
    old, new = _words(change.before), _words(change.after)
    same = (old.en == new.en, old.zh == new.zh)
    if same == (False, True):
        return verbatim(words.en)
    return verbatim(words.zh) if same == (True, False) else spoken(words)


COMMANDS = (
    Command(
        "check",
        msg("Check a pack of rules, or one file of it; a fault is named with its line."),
        checked,
        arguments=(Argument("file", msg("Folder of a pack, or a file named as in a pack.")),),
    ),
    Command(
        "diff",
        msg("Tell what differs between two packs of rules."),
        compared,
        arguments=(
            Argument("before", msg("Folder of a pack, or “shipped”, or “own”.")),
            Argument("after", msg("Folder of the other pack, or “shipped”, or “own”.")),
        ),
    ),
    Command("copy", msg("Copy the shipped rules to be edited, and use the copy."), copied),
    Command(
        "import",
        msg("Use a pack of rules from elsewhere; its hash is shown."),
        taken,
        arguments=(Argument("pack", msg("Folder of the pack.")),),
    ),
    Command("reset", msg("Throw your own pack away and use the shipped rules again."), put_back),
)
