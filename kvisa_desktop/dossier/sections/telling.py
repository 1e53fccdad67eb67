# SPDX-License-Identifier: MIT
"""A case as it is told in print: both languages at once, exhibits with their printed titles."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document, DocumentId, TranslationKind
from kvisa_desktop.domain.dossier_plan import DossierPlan, PlanId
from kvisa_desktop.domain.exhibits import Exhibit, Part, exhibits_of
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.domain.page_ranges import write_ranges
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.supplement import identities, page_digests
from kvisa_desktop.dossier import blocks
from kvisa_desktop.dossier.blocks import Blank, Cell, Field, Plain
from kvisa_desktop.dossier.labels import chinese_label
from kvisa_desktop.dossier.language_order import pair_in_order
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.messages import Message, msg, verbatim

_IDENTITY_PAPERS = frozenset(
    {
        "passport-data-page",
        "passport-visa-pages",
        "passport-old",
        "former-chinese-passport",
        "residence-proof",
        "china-visa",
        "entry-stamp",
    }
)


@dataclass(frozen=True)
class Voices:
    """The two languages of the dossier."""

    english: Translator
    chinese: Translator

    def both(self, message: Message) -> Bilingual:
        """Return `message` said in both languages."""
        return Bilingual(self.english(message), self.chinese(message))


@dataclass(frozen=True)
class Telling:
    """A case, the rules it is measured by, and the voices that tell it."""

    case: CaseFile
    rulebook: Rulebook
    voices: Voices
    built_on: date
    purpose_mark: bool = False
    recipient: str = ""
    only: tuple[Exhibit, ...] | None = None

    @cached_property
    def plan(self) -> DossierPlan:
        """How the dossier is to be made, the usual way where nothing was chosen."""
        nobody = UUID(int=0)
        usual = DossierPlan(id=PlanId(nobody), case_id=self.case.case.id)
        return self.case.dossier_plan or usual

    @cached_property
    def _identities(self) -> dict[DocumentId, str]:
        return identities(self.case)

    @cached_property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits in the order of their pages: all of the case, or only those given."""
        return exhibits_of(self.case) if self.only is None else self.only

    def both(self, message: Message) -> Bilingual:
        """Return `message` said in both languages, the wanted one on top."""
        return pair_in_order(self.voices.both(message), self.plan.language_order)

    def of_part(self, *parts: Part) -> tuple[Exhibit, ...]:
        """Return the exhibits of the given parts."""
        return tuple(each for each in self.exhibits if each.part in parts)

    def of_kind(self, *kinds: str) -> tuple[Exhibit, ...]:
        """Return the exhibits of the given kinds of paper, translations left aside.

        Papers of a degree count for the degree relied on only.
        """
        return tuple(
            each
            for each in self.exhibits
            if each.document.kind in kinds
            and each.original is None
            and each.part is not Part.OTHER_DEGREES
        )

    def sheets(self, *parts: Part) -> tuple[blocks.Exhibit, ...]:
        """Return the exhibits of the given parts as blocks, a sheet for each of their pages."""
        return tuple(self.sheet(each) for each in self.of_part(*parts))

    def sheet(self, exhibit: Exhibit) -> blocks.Exhibit:
        """Return an exhibit as a block."""
        return blocks.Exhibit(
            exhibit.number,
            self.title(exhibit),
            str(exhibit.document.id),
            len(exhibit.pages),
            self.excerpt(exhibit),
            self._purpose(exhibit),
            page_digests(self.case, exhibit),
            self._identities[exhibit.document.id],
        )

    def _purpose(self, exhibit: Exhibit) -> Bilingual | None:
        """Return what copies of identity papers may be used for, when that is asked for."""
        is_asked = self.purpose_mark or self.plan.purpose_mark
        if not is_asked or exhibit.document.kind not in _IDENTITY_PAPERS:
            return None
        category = verbatim(self.case.case.category)
        recipient, post = self.recipient or self.plan.recipient, self.case.post
        if recipient:
            return self.both(
                msg(
                    "For the application for a Chinese {category} visa only. {date}, copy for "
                    "{recipient}",
                    category=category,
                    date=self.built_on,
                    recipient=verbatim(recipient),
                )
            )
        if post is None:
            return self.both(
                msg(
                    "For the application for a Chinese {category} visa only. {date}",
                    category=category,
                    date=self.built_on,
                )
            )
        return self.both(
            msg(
                "For the application for a Chinese {category} visa only. {post}, {date}",
                category=category,
                post=post.name,
                date=self.built_on,
            )
        )

    def title(self, exhibit: Exhibit) -> Bilingual:
        """Return the printed title: the paper's own, else the name of its kind.

        A translation without a title of its own is called after its original and says who made it.
        """
        document = exhibit.document
        if exhibit.original is None or document.title:
            return self._titled(document)
        base = self._titled(exhibit.original)
        return self.both(_translation(base, document.translation_kind))

    def _titled(self, document: Document) -> Bilingual:
        own, name = document.title, kind_of(document.kind).name
        if own:
            return Bilingual(own.en or name.en, own.zh or name.zh)
        of = next((each for each in self.other_degrees if each.id == document.degree_id), None)
        if of is None or len(self.other_degrees) == 1:
            return name
        said = self._degree_named(of)
        return Bilingual(f"{name.en} ({said.en or said.zh})", f"{name.zh}（{said.zh or said.en}）")

    @cached_property
    def other_degrees(self) -> tuple[Degree, ...]:
        """The degrees that do not carry the application."""
        relied = self.case.case.degree_relied_on
        return tuple(each for each in self.case.degrees if each.id != relied)

    def _degree_named(self, degree: Degree) -> Bilingual:
        """Return what tells a degree from the others: its title, else its number among them."""
        titles = [each.title for each in self.other_degrees]
        if degree.title and titles.count(degree.title) == 1:
            return degree.title
        return self.both(msg("Degree {number}", number=self.other_degrees.index(degree) + 1))

    def excerpt(self, exhibit: Exhibit) -> Bilingual | None:
        """Return "excerpt (pp. 1–3 of 5)" when pages of the paper are left out."""
        if not exhibit.is_excerpt:
            return None
        shown = write_ranges(exhibit.shown).replace("-", "–")
        pages = Bilingual(shown.replace(",", ", "), shown.replace(",", "、"))
        return self.both(msg("excerpt (pp. {pages} of {count})", pages=pages, count=exhibit.of))

    def listed(self, exhibit: Exhibit) -> Bilingual:
        """Return the title as the index and the table of claims give it."""
        return blocks.with_note(self.title(exhibit), self.excerpt(exhibit))

    def named(self, exhibit: Exhibit) -> Bilingual:
        """Return number and title: "附件3 学位证书" / "Exhibit 3, Degree certificate"."""
        title = self.listed(exhibit)
        label = chinese_label(exhibit.number)
        return Bilingual(f"Exhibit {exhibit.number}, {title.en}", f"{label} {title.zh}")

    def field(self, label: Message, *values: Bilingual | str | date | PartialDate) -> Field:
        """Return a label with what is entered beside it; what is empty is left out."""
        cell = tuple(text for value in values for text in said(value))
        return Field(self.both(label), cell)

    def countries(self, codes: tuple[str, ...]) -> tuple[Bilingual, ...]:
        """Return the names behind country codes."""
        return tuple(country_name(code) for code in codes if code)

    def countries_listed(self, codes: tuple[str, ...]) -> Bilingual:
        """Return the names behind country codes on one line a language."""
        names = self.countries(codes)
        return Bilingual(", ".join(x.en for x in names), "、".join(x.zh for x in names))


def _translation(title: Bilingual, maker: TranslationKind | None) -> Message:
    """Return what the translation of a paper is called, by who answers for it."""
    match maker:
        case TranslationKind.AGENCY:
            return msg("{title}, translation stamped by an agency", title=title)
        case TranslationKind.SWORN:
            return msg("{title}, sworn translation", title=title)
        case TranslationKind.NOTARISED:
            return msg("{title}, notarised translation", title=title)
        case _:
            return msg("{title}, translation", title=title)


def said(value: Bilingual | str | date | PartialDate) -> Cell:
    """Return a value as the lines of a cell.

    A text without Chinese leaves an empty line for it: the program never translates.
    """
    if isinstance(value, str):
        return (Plain(value, "zh" if _is_han(value) else "en"),) if value else ()
    if isinstance(value, date):
        return (Plain(value.isoformat()),)
    if isinstance(value, PartialDate):
        return (Bilingual(value.said_in("en"), value.said_in("zh")),)
    if value.lacks_chinese:
        return (Blank(), Plain(value.en))
    return (value,) if value else ()


def stated(day: PartialDate) -> Bilingual:
    """Return a date as a paper states it; a month it names is not about that month."""
    return Bilingual(day.stated_in("en"), day.stated_in("zh")) if day.is_known else Bilingual()


def filled(*fields: Field) -> tuple[Field, ...]:
    """Return the fields in which something is entered."""
    return tuple(each for each in fields if each.value)


def _is_han(text: str) -> bool:
    return any("\u2e80" <= char <= "\u9fff" or char >= "\U00020000" for char in text)
