#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Keeps the translation catalogues in step with the sentences of the program.

update            template and Chinese catalogue follow the source
update --prune    the same, and drop what the source no longer says
add FRAGMENT.po   merge translations into the Chinese catalogue
check             exit 1 and say what is stale, missing or wrong
compile           make the binary catalogue that starts fast
"""

import argparse
import io
import os
import re
import string
import sys
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.file_lock import locked

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "kvisa_desktop"
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "kvisa_desktop.pot"
LANGUAGE = "zh"
CATALOGUE = TRANSLATIONS / LANGUAGE / "LC_MESSAGES" / "kvisa_desktop.po"

EXTRACTORS = [("**.py", "python")]
KEYWORDS = {"msg": None, "plural": (1, 2)}
NOTE = "Translators:"
# A sentence whose note says so may use the words below: the law says them, not the program.
QUOTATION = "quoted law"

BANNED = re.compile(
    r"\b(?:eligible|approved|qualified|guaranteed)\b|符合条件|合格|通过|获批|保证", re.IGNORECASE
)
# What not to write, and what the glossary writes instead.
WRONG_WORDS = {
    "卷宗": "签证申请材料册",
    "证物": "附件",
    "证据": "证明材料",
    "认证翻译": "翻译机构盖章译文 / 宣誓译员译文 / 公证译文",
    "海牙认证": "附加证明书（Apostille）",
    "认可账本": "院校（机构）情况查核记录",
    "台账": "院校（机构）情况查核记录",
    "理工科": "科学、技术、工程、数学",
    "保险库": "加密资料库",
    "资格途径": "申请依据",
    "案件": "签证申请",
    "客户": "申请人",
    "工作计划": "来华活动计划",
    "华侨": "外籍华人",
    "出国": "出境",
    "超期": "超过停留期限",
    "机读行": "机读码",
    "校验码": "校验位",
    "自选项": "备用栏",
}
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:!?]")
HEADER = """# {title}
msgid ""
msgstr ""
"Project-Id-Version: kvisa_desktop\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the one text, all plural forms, or nothing, as a tuple."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def key(message: Message) -> str:
    """Return the singular: what a catalogue finds an entry by."""
    return forms(message.id)[0]


def entries(catalog: Catalog) -> list[Message]:
    """Return the entries of a catalogue without its header."""
    return [message for message in catalog if message.id]


def extracted() -> Catalog:
    """Return the sentences marked by `msg` and `plural` in the package."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(SOURCE, EXTRACTORS, keywords=KEYWORDS, comment_tags=(NOTE,))
    for _name, _line, text, comments, _context in found:
        catalog.add(text, auto_comments=dict.fromkeys(comments))
    return catalog


def as_po(catalog: Catalog, header: str) -> str:
    """Return a catalogue as text that changes only when words change."""
    body = io.BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    return header + "\n" + body.getvalue().decode("utf-8").lstrip("\n")


def template_text() -> str:
    """Return what the template has to hold now."""
    return as_po(extracted(), HEADER.format(title="Sentences of kvisa_desktop"))


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue at `path`, or an empty one."""
    if not path.exists():
        return Catalog(locale=LANGUAGE, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, charset="utf-8", abort_invalid=True)


def write_whole(path: Path, data: bytes) -> None:
    """Replace `path` in one step, so that no reader ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside.write_bytes(data)
    beside.replace(path)


def write_translations(catalog: Catalog) -> None:
    """Write the Chinese catalogue."""
    title = "Chinese (Simplified) sentences of kvisa_desktop"
    header = HEADER.format(title=title)
    header += f'"Language: {LANGUAGE}\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    write_whole(CATALOGUE, as_po(catalog, header).encode("utf-8"))


def placeholders(texts: Sequence[str]) -> set[str]:
    """Return the names in braces; raises ValueError where braces do not match."""
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def faults_of(message: Message) -> list[str]:
    """Return what is wrong with one translated entry, each as a sentence."""
    said = forms(message.string)
    faults = []
    try:
        wanted, got = placeholders(forms(message.id)), placeholders(said)
    except ValueError as error:
        return [f"broken braces: {error}"]
    if wanted != got:
        faults.append(f"placeholders differ: {sorted(wanted)} in English, {sorted(got)} in Chinese")
    quoted = any(QUOTATION in comment for comment in message.auto_comments)
    for text in () if quoted else (*forms(message.id), *said):
        faults += [f"banned word: {word}" for word in BANNED.findall(text)]
    for text in said:
        faults += [f"write {right}, not {w}" for w, right in WRONG_WORDS.items() if w in text]
        faults += [f"half-width mark after Chinese: {found}" for found in HALF_WIDTH.findall(text)]
    return faults


def is_translated(message: Message) -> bool:
    """Tell whether every form of an entry has words."""
    return bool(message.string) and all(forms(message.string))


def update(*, prune: bool) -> int:
    """Let the template and the Chinese catalogue follow the source."""
    with locked(Path(__file__)):
        source, old = extracted(), read_catalogue(CATALOGUE)
        write_whole(TEMPLATE, template_text().encode("utf-8"))
        new = Catalog(locale=LANGUAGE, charset="utf-8")
        known = {key(message): message for message in entries(old)}
        for message in entries(source):
            before = known.pop(key(message), None)
            kept = before.string if before is not None and same_shape(before, message) else ""
            new.add(message.id, kept, auto_comments=message.auto_comments)
        for message in () if prune else known.values():
            new.add(message.id, message.string, auto_comments=message.auto_comments)
        write_translations(new)
    missing = sum(not is_translated(message) for message in entries(new))
    fate = "dropped" if prune else "kept"
    print(f"{len(entries(source))} sentences, {missing} untranslated, {len(known)} unused {fate}")
    return 0


def same_shape(one: Message, other: Message) -> bool:
    """Tell whether both are plurals, or both are not, so that a translation carries over."""
    return one.pluralizable == other.pluralizable


def add(fragments: Sequence[Path]) -> int:
    """Merge translations into the Chinese catalogue; refuse all of them if one is wrong."""
    with locked(Path(__file__)):
        catalog, changed = read_catalogue(CATALOGUE), 0
        offered = [message for path in fragments for message in entries(read_catalogue(path))]
        for message in offered:
            known = catalog.get(message.id)
            message.auto_comments = message.auto_comments or (known.auto_comments if known else [])
        report = [(key(m), fault) for m in offered for fault in faults_of(m)]
        report += [(key(m), "no translation") for m in offered if not is_translated(m)]
        if report:
            return tell(report, "Nothing was added")
        for message in offered:
            known = catalog.get(message.id)
            if known is not None and is_translated(known) and known.string != message.string:
                print(f"replaced: {key(message)}: {known.string} -> {message.string}")
            changed += known is None or known.string != message.string
            catalog.delete(message.id)
            catalog.add(message.id, message.string, auto_comments=message.auto_comments)
        write_translations(catalog)
    print(f"{len(offered)} entries offered, {changed} new or changed")
    return 0


def check() -> int:
    """Say everything that keeps the catalogues from being shipped."""
    report = []
    source = {key(message): message for message in entries(extracted())}
    if not TEMPLATE.exists() or TEMPLATE.read_text(encoding="utf-8") != template_text():
        report.append((TEMPLATE.name, "stale; run scripts/catalogues.py update"))
    translated = {key(message): message for message in entries(read_catalogue(CATALOGUE))}
    for name, message in source.items():
        there = translated.get(name)
        if there is None or not is_translated(there) or not same_shape(there, message):
            report.append((name, "no translation"))
            report += [(name, f"banned word: {word}") for word in banned_in(message)]
    for name, message in translated.items():
        if name not in source:
            report.append((name, "no longer said; run scripts/catalogues.py update --prune"))
        elif is_translated(message):
            report += [(name, "marked fuzzy")] if message.fuzzy else []
            report += [(name, fault) for fault in faults_of(message)]
    return tell(sorted(report), "The catalogues are not ready") if report else 0


def banned_in(message: Message) -> list[str]:
    """Return the banned words of an entry that has no translation yet."""
    if any(QUOTATION in comment for comment in message.auto_comments):
        return []
    return [word for text in forms(message.id) for word in BANNED.findall(text)]


def tell(report: Sequence[tuple[str, str]], headline: str) -> int:
    """Print the faults under a headline and return exit code 1."""
    print(f"{headline}: {len(report)} faults", file=sys.stderr)
    for name, fault in report:
        print(f"  {fault}\n    in: {name}", file=sys.stderr)
    return 1


def compile_catalogue() -> int:
    """Write the binary catalogue beside the text one."""
    data = io.BytesIO()
    write_mo(data, read_catalogue(CATALOGUE))
    write_whole(CATALOGUE.with_suffix(".mo"), data.getvalue())
    return 0


def main() -> int:
    """Run one command of this script and return its exit code."""
    parser = argparse.ArgumentParser(description="Keep the translation catalogues.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update").add_argument("--prune", action="store_true")
    commands.add_parser("add").add_argument("fragments", nargs="+", type=Path)
    commands.add_parser("check")
    commands.add_parser("compile")
    options = parser.parse_args()
    if options.command == "update":
        return update(prune=options.prune)
    if options.command == "add":
        return add(options.fragments)
    return check() if options.command == "check" else compile_catalogue()


if __name__ == "__main__":
    sys.exit(main())
