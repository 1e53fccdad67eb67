# SPDX-License-Identifier: MIT
"""The profiles of a dossier: what each is built to, and how its pages are prepared."""

from collections.abc import Iterator
from dataclasses import dataclass

from kvisa_desktop.domain.dossier_plan import Profile
from kvisa_desktop.dossier.assemble import Options
from kvisa_desktop.dossier.finish import PDF_A_WITH_DATA, PDF_UA
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.ports import Compacting, DossierOptions

_FINENESS = (Compacting(200, 80), Compacting(200, 60), Compacting(150, 70), Compacting(150, 45))
"""How compact scans are tried, the finest first, until the file is within its budget."""

OWN_RECORDS = msg("For own records, not for submission")
_KEEP = msg("All data of the case lie in this file, own notes too: keep it, do not hand it in.")
_LOCKED = msg("The file is encrypted and therefore claims no archival profile.")


@dataclass(frozen=True, slots=True)
class Trial:
    """One way to build: the options of the build, and how fine scans are kept (None: as is)."""

    options: Options
    compacting: Compacting | None = None
    notes: tuple[Message, ...] = ()


def profile_of(name: str) -> Profile:
    """Return the profile of that name; raise `Refused` naming those there are."""
    try:
        return Profile(name)
    except ValueError:
        raise Refused(
            msg("There is no dossier profile “{profile}”.", profile=verbatim(name)),
            msg("Profiles: {names}.", names=verbatim(", ".join(Profile))),
        ) from None


def trials(options: DossierOptions, budget: int, *, may_turn: bool) -> Iterator[Trial]:
    """Yield how a dossier is to be built, the next only when one came out too large."""
    match profile_of(options.profile):
        case Profile.STANDARD:
            yield Trial(Options(options.built_on, may_turn))
        case Profile.ARCHIVAL:
            yield Trial(Options(options.built_on, may_turn, strict=True))
        case Profile.RECORDS:
            attached = options.attached
            if not attached:
                raise Refused(
                    msg("The data of the case were not handed over for this profile."),
                    msg("Choose the archival profile instead."),
                )
            claims = (PDF_A_WITH_DATA, PDF_UA)
            kept = Options(
                options.built_on, may_turn, claims=claims, strict=True, attached=attached
            )
            yield Trial(kept, notes=(_KEEP,))
        case Profile.COMPACT:
            small = Options(options.built_on, may_turn, strict=True, most_bytes=budget)
            for each in _FINENESS:
                yield Trial(small, each, (_reduced(each),))
        case Profile.ENCRYPTED:
            yield _encrypted(options, may_turn=may_turn)


def _encrypted(options: DossierOptions, *, may_turn: bool) -> Trial:
    if not options.password:
        raise Refused(
            msg("An encrypted dossier needs a password, and none was given."),
            msg("Give one, and tell it to the recipient by another way than the file."),
        )
    sealed = Options(options.built_on, may_turn, claims=(), password=options.password)
    return Trial(sealed, notes=(_LOCKED,))


def _reduced(each: Compacting) -> Message:
    return msg("Scans were reduced to at most {dpi} dots per inch.", dpi=each.dpi)
