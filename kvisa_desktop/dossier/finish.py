# SPDX-License-Identifier: MIT
"""The last hand on the file: metadata, colours, page labels, bookmarks, language, manifest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String
from PIL import ImageCms

from kvisa_desktop.dossier.manifest import APPLICATION
from kvisa_desktop.dossier.tagging import CHINESE, ENGLISH
from kvisa_desktop.dossier.theme import PAGE_HEIGHT

PROGRAM = "kvisa_desktop"
ATTACHED_NAME = "case.json"

PDF_A = "PDF/A-2a"
PDF_A_WITH_DATA = "PDF/A-3a"
PDF_UA = "PDF/UA-1"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself in its metadata."""

    title: str
    author: str
    subject: str
    built_on: date
    profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline and the page (from 1) and height it leads to."""

    text: str
    page: int
    level: int = 0
    top: float = PAGE_HEIGHT


def finish(
    pdf: Pdf,
    facts: Facts,
    bookmarks: Sequence[Bookmark],
    manifest: Object,
    attached: bytes = b"",
) -> None:
    """Complete `pdf`; nothing in it depends on the clock or on chance.

    `manifest` is the stream that will hold what the file promises of itself, `attached` the open
    JSON of the case where it is to lie in the file.
    """
    _describe(pdf, facts)
    _colour_intent(pdf)
    root = pdf.Root
    root.Lang = String(ENGLISH)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
    root.PageMode = Name.UseOutlines
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    _outline(pdf, bookmarks)
    stamped = String(_pdf_date(facts.built_on))
    if attached:
        _attach(pdf, attached, stamped)
    root.PieceInfo = Dictionary(
        {f"/{APPLICATION}": Dictionary(LastModified=stamped, Private=manifest)}
    )


def _attach(pdf: Pdf, data: bytes, stamped: String) -> None:
    """Put the data of the case into the file, said to be what its pages were made from."""
    stream = pdf.make_stream(data)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/application/json")
    stream.Params = Dictionary(ModDate=stamped, Size=len(data))
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(ATTACHED_NAME),
            UF=String(ATTACHED_NAME),
            Desc=String("The case as open JSON"),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.AF = Array([spec])
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(ATTACHED_NAME), spec]))
    )


def destination(pdf: Pdf, page: int, top: float = PAGE_HEIGHT) -> Array:
    """Return a destination that shows page `page` (from 1) from `top` down, at the same zoom."""
    return Array([pdf.pages[page - 1].obj, Name.XYZ, 0, round(top, 2), 0])


def _outline(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with pdf.open_outline() as outline:
        parents: list[OutlineItem] = []
        for mark in bookmarks:
            item = OutlineItem(mark.text, destination(pdf, mark.page, mark.top))
            del parents[mark.level :]
            (parents[-1].children if parents else outline.root).append(item)
            parents.append(item)


def _describe(pdf: Pdf, facts: Facts) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    info = pdf.docinfo
    stamped = _pdf_date(facts.built_on)
    for key, value in {
        "/Title": facts.title,
        "/Author": facts.author,
        "/Subject": facts.subject,
        "/Creator": PROGRAM,
        "/Producer": PROGRAM,
        "/CreationDate": stamped,
        "/ModDate": stamped,
    }.items():
        info[key] = String(value)
    metadata = pdf.make_stream(_xmp(facts).encode("utf-8"))
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = metadata


def _pdf_date(day: date) -> str:
    return f"D:{day:%Y%m%d}000000+00'00'"


def _colour_intent(pdf: Pdf) -> None:
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                RegistryName=String("http://www.color.org"),
                DestOutputProfile=profile,
            )
        ]
    )


@cache
def srgb_profile() -> bytes:
    """Return the sRGB profile the colour engine makes, without its date and identifier."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"\x07\xe4\x00\x01\x00\x01" + bytes(6)
    profile[84:100] = bytes(16)
    return bytes(profile)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{namespaces}>
{claims}<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{english}</rdf:li><rdf:li>{chinese}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
{extension}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_A_SPACE = ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
_A_CLAIM = "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
_UA_SPACE = ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
_UA_CLAIM = "<pdfuaid:part>1</pdfuaid:part>\n"

# PDF/A knows nothing of the PDF/UA identifier; a file that has both must explain the second.
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def _xmp(facts: Facts) -> str:
    parts = {PDF_A: 2, PDF_A_WITH_DATA: 3}
    archival = next((part for name, part in parts.items() if name in facts.profiles), 0)
    accessible = PDF_UA in facts.profiles
    return _XMP.format(
        namespaces=(_A_SPACE if archival else "") + (_UA_SPACE if accessible else ""),
        claims=(_A_CLAIM.format(part=archival) if archival else "")
        + (_UA_CLAIM if accessible else ""),
        extension=_EXTENSION if archival and accessible else "",
        title=escape(facts.title),
        author=escape(facts.author),
        subject=escape(facts.subject),
        english=ENGLISH,
        chinese=CHINESE,
        date=f"{facts.built_on.isoformat()}T00:00:00+00:00",
        program=PROGRAM,
    )
