# SPDX-License-Identifier: MIT
"""The enquiry to the post of a case, in Chinese and English."""

from pathlib import Path

from kvisa_desktop.cli.answer import Answer
from kvisa_desktop.cli.posts import post_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, out
from kvisa_desktop.domain.enquiry import letter, questions
from kvisa_desktop.exchange.text_files import write_text
from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases, dossier


def enquiry(run: Run, *, vault: str, case: str, out: str | None) -> Answer:
    """Write the enquiry to the post."""
    on = run.today()
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
    lines = letter(kept, on)
    written = [
        "\n".join(run.app.translator(language)(each) for each in lines)
        for language in (CHINESE, ENGLISH)
    ]
    text = "\n\n———\n\n".join(written) + "\n"
    target = Path(out) if out else None
    if target is not None:
        dossier.refuse_overwriting(target, force=run.force)
        write_text(target, text)
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "post": post_data(kept.post),
        "points": [each.point.value for each in questions(kept)],
        "file": target,
        "text": text,
    }
    if target is None:
        return Answer(data, [verbatim(text.rstrip("\n"))])
    return Answer(data, [msg("The enquiry is in {path}.", path=verbatim(str(target)))])


COMMANDS = (
    Command(
        "enquiry",
        msg("Write a bilingual enquiry to the post on the points that are not known."),
        enquiry,
        arguments=(CASE,),
        options=(out("FILE.txt"),),
        opens=True,
        writes=True,
    ),
)
