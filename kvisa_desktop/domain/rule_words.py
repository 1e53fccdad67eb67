# SPDX-License-Identifier: MIT
"""The words for what a rule is about, and for the fields of a rule and of an item."""

from collections.abc import Sequence

from kvisa_desktop.messages import Message, msg, verbatim

SUBJECTS = {
    "k": msg("K visa"),
    "categories": msg("Visa categories"),
    "application": msg("Application"),
    "photo": msg("Photo"),
    "authentication": msg("Authentication of papers"),
    "stay": msg("Entry and stay"),
    "stem": msg("Fields of study"),
    "h1b": msg("United States H-1B"),
    "misinformation": msg("False statements in circulation"),
}

FIELDS = {
    "id": msg("id of the entry"),
    "subject": msg("subject of the rule"),
    "kind": msg("kind of statement"),
    "text": msg("text of the rule"),
    "grade": msg("grade of certainty"),
    "source": msg("source of the rule"),
    "read_on": msg("day it was read"),
    "facts": msg("facts it rests on"),
    "article": msg("article of the source"),
    "relayed": msg("read in a report"),
    "valid_until": msg("day it holds until"),
    "review_by": msg("day of review"),
    "others": msg("what other sources say"),
    "against": msg("rules that say otherwise"),
    "figures": msg("figures of the rule"),
    "name": msg("name of the item"),
    "group": msg("group of the checklist"),
    "applies": msg("when it is needed"),
    "certainty": msg("how sure it is that it is asked for"),
    "next_step": msg("next step to take"),
    "sources": msg("rules it rests on"),
    "ask": msg("what the applicant is asked for"),
    "kinds": msg("kinds of paper that answer it"),
    "fact": msg("what the case answers it with"),
    "blocks": msg("when it holds the filing up"),
    "post_point": msg("point of the post that makes it binding"),
    "core": msg("follows from the law"),
    "optional": msg("only strengthens the case"),
}


def subject_said(subject: str) -> Message:
    """Return a subject as it is shown; one that only an own pack has stays as it is written."""
    return SUBJECTS.get(subject, verbatim(subject))


def field_said(name: str) -> Message:
    """Return the name of a field of a rule or an item as it is shown."""
    return FIELDS.get(name, verbatim(name))


def fields_said(names: Sequence[str]) -> Message:
    """Return several names of fields in one line; nothing for none."""
    if not names:
        return verbatim("")
    said = field_said(names[0])
    for each in names[1:]:
        said = msg("{first}, {rest}", first=said, rest=field_said(each))
    return said
