# SPDX-License-Identifier: MIT
"""Acts on the explanation of earlier stays."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.past_letter import SUBJECT, past_letter
from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import msg
from kvisa_desktop.services import declarations
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk


def drafted(desk: Desk, state: CaseState) -> Bilingual:
    """Return the draft in both languages; raise `Refused` when no stay is recorded."""
    lines = past_letter(state.file, desk.program.today())
    halves = ("\n".join(map(desk.text.translator(each), lines)) for each in (ENGLISH, CHINESE))
    return Bilingual(*halves)


def keep(state: CaseState, text: Bilingual, *, in_dossier: bool) -> None:
    """Keep the explanation, printed in the dossier or not."""
    case_id = state.file.case.id
    said = (
        msg("The explanation is kept and will be printed in the dossier.")
        if in_dossier
        else msg("The explanation is kept; it is not printed.")
    )
    state.act(
        lambda vault: declarations.write_explanation(
            vault, case_id, SUBJECT, text, in_dossier=in_dossier
        ),
        say=said,
    )
