# SPDX-License-Identifier: MIT
"""How far an application has come; once it is submitted its form sheet is kept."""

from kvisa_desktop.cli.answer import Answer, Line
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command
from kvisa_desktop.cli.words import STAGES
from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.submitted_form import latest, submitted_said
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases


def moved(run: Run, *, vault: str, case: str, stage: str) -> Answer:
    """Move a case to another stage."""
    if stage not in list(Stage):
        raise WrongUsage(
            msg("“{stage}” is no stage of an application.", stage=stage),
            msg("Use one of: {words}.", words=", ".join(each.value for each in Stage)),
        )
    on = run.today()
    with run.vault(vault) as opened:
        before = cases.read(opened, cases.find(opened, case).id)
        cases.set_stage(opened, before.case, Stage(stage), on)
        kept = cases.read(opened, before.case.id)
    form = latest(kept.submitted_forms)
    is_new = len(kept.submitted_forms) > len(before.submitted_forms)
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "stage": kept.case.stage.value,
        "since": on,
        "form_kept": is_new,
    }
    lines: list[Line] = [
        msg("{ref}: {stage}", ref=verbatim(kept.case.ref), stage=STAGES[kept.case.stage])
    ]
    if is_new and form is not None:
        lines.append(msg("The form sheet is kept: {form}", form=submitted_said(form)))
    return Answer(data, lines)


COMMANDS = (
    Command(
        "stage",
        msg("Move a case to another stage; the form is kept once it is submitted."),
        moved,
        arguments=(
            CASE,
            Argument(
                "stage",
                msg("collecting, ready, submitted, returned, issued, refused or withdrawn."),
            ),
        ),
        opens=True,
    ),
)
