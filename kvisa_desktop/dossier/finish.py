# SPDX-License-Identifier: MIT
"""The last hand on the file: metadata, colours, page labels, language, manifest, catalog."""

from dataclasses import dataclass
from datetime import date
from html import escape

from kvisa_desktop.dossier.colours import srgb_profile
from kvisa_desktop.dossier.manifest import APPLICATION
from kvisa_desktop.dossier.objects import ObjectFile, add, add_packed, add_stream, text_string
from kvisa_desktop.dossier.tagging import CHINESE, ENGLISH

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
class Parts:
    """The numbers of what the catalog points at; the manifest is not written yet."""

    pages: int
    tree: int
    outline: int
    manifest: int


def finish(file: ObjectFile, parts: Parts, facts: Facts, attached: bytes = b"") -> str:
    """Write the catalog of a file and return what its trailer says.

    Nothing depends on the clock or on chance. `attached` is the open JSON of the case where it is
    to lie in the file.
    """
    stamped = text_string(_pdf_date(facts.built_on))
    entries = (
        f"/Type /Catalog /Pages {parts.pages} 0 R /StructTreeRoot {parts.tree} 0 R",
        f"/MarkInfo << /Marked true >> /Lang ({ENGLISH})",
        f"/Metadata {_metadata(file, facts)} 0 R /OutputIntents [{_colour_intent(file)}]",
        "/ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >>",
        f"/PageMode /UseOutlines /Outlines {parts.outline} 0 R",
        "/PageLabels << /Nums [0 << /S /D >>] >>",
        f"/PieceInfo << /{APPLICATION} << /LastModified {stamped}",
        f"/Private {parts.manifest} 0 R >> >>",
        _attachment(file, attached, stamped) if attached else "",
    )
    root = add(file, f"<< {' '.join(entries)} >>")
    return f"/Root {root} 0 R /Info {_information(file, facts, stamped)} 0 R"


def _attachment(file: ObjectFile, data: bytes, stamped: str) -> str:
    """Put the data of the case into the file, said to be what its pages were made from."""
    stream = add_stream(
        file,
        data,
        "/Type /EmbeddedFile /Subtype /application#2Fjson"
        f" /Params << /ModDate {stamped} /Size {len(data)} >>",
    )
    name = text_string(ATTACHED_NAME)
    spec = add(
        file,
        f"<< /Type /Filespec /F {name} /UF {name} /Desc (The case as open JSON)"
        f" /AFRelationship /Source /EF << /F {stream} 0 R /UF {stream} 0 R >> >>",
    )
    return f"/AF [{spec} 0 R] /Names << /EmbeddedFiles << /Names [{name} {spec} 0 R] >> >>"


def _information(file: ObjectFile, facts: Facts, stamped: str) -> int:
    said = {
        "Title": text_string(facts.title),
        "Author": text_string(facts.author),
        "Subject": text_string(facts.subject),
        "Creator": text_string(PROGRAM),
        "Producer": text_string(PROGRAM),
        "CreationDate": stamped,
        "ModDate": stamped,
    }
    return add(file, f"<< {' '.join(f'/{key} {value}' for key, value in said.items())} >>")


def _metadata(file: ObjectFile, facts: Facts) -> int:
    return add_packed(file, _xmp(facts).encode("utf-8"), "/Type /Metadata /Subtype /XML")


def _pdf_date(day: date) -> str:
    return f"D:{day:%Y%m%d}000000+00'00'"


def _colour_intent(file: ObjectFile) -> str:
    profile = add_stream(file, srgb_profile(), "/N 3")
    return (
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
        " /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org)"
        f" /DestOutputProfile {profile} 0 R >>"
    )


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
        title=escape(facts.title, quote=False),
        author=escape(facts.author, quote=False),
        subject=escape(facts.subject, quote=False),
        english=ENGLISH,
        chinese=CHINESE,
        date=f"{facts.built_on.isoformat()}T00:00:00+00:00",
        program=PROGRAM,
    )
