"""The visible half of the label: an XMP packet with the IPTC digital source type.

Sources: XMP part 1 (packet), IPTC Photo Metadata 2025.1 (`Iptc4xmpExt:DigitalSourceType`,
`AISystemUsed`). The packet carries no date, so the same claim gives the same bytes.
"""

import re
from xml.sax.saxutils import escape

from limelight import __version__
from limelight.library.provenance.schemas import IPTC, Claim

SOFTWARE = "Limelight"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SOURCE_TYPE = re.compile(
    rb"DigitalSourceType[^A-Za-z0-9]{1,20}(?:rdf:resource=[\"'])?"
    + re.escape(IPTC.encode())
    + rb"([A-Za-z]{1,60})"
)
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
<Iptc4xmpExt:DigitalSourceType>{source_type}</Iptc4xmpExt:DigitalSourceType>
<Iptc4xmpExt:AISystemUsed>{software}</Iptc4xmpExt:AISystemUsed>
<Iptc4xmpExt:AISystemVersionUsed>{version}</Iptc4xmpExt:AISystemVersionUsed>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
{rights}<photoshop:Credit>{credit}</photoshop:Credit>
<xmp:CreatorTool>{software} {version}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_RIGHTS = '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>\n'


def plain(text: str) -> str:
    """`text` without the characters XML cannot hold."""
    return _NOT_XML.sub("", text)


def packet(claim: Claim) -> bytes:
    """The XMP packet for `claim`, UTF-8."""
    values = {
        "source_type": claim.digital_source_type,
        "software": SOFTWARE,
        "version": __version__,
        "title": claim.title,
        "creator": f"{SOFTWARE} (AI)",
        "description": _described(claim),
        "credit": claim.credit,
    }
    written = {key: escape(plain(value)) for key, value in values.items()}
    written["rights"] = _RIGHTS.format(escape(plain(claim.rights))) if claim.rights else ""
    return _PACKET.format_map(written).encode()


def riff_info(claim: Claim) -> dict[str, str]:
    """The same label as RIFF INFO, for players that show no XMP."""
    return {
        "INAM": plain(claim.title),
        "IART": f"{SOFTWARE} (AI)",
        "ICMT": f"{plain(_described(claim))} AI-generated ({claim.digital_source_type})",
        "ICOP": plain(claim.rights),
        "ISFT": f"{SOFTWARE} {__version__}",
        "ISRC": plain(claim.credit),
    }


def _described(claim: Claim) -> str:
    return f"{claim.description.strip()} {claim.disclosure}".strip()


def source_type_in(xmp: bytes) -> str:
    """The IPTC digital source type (a URI) an XMP packet names, or "".

    Looks for the term instead of parsing the XML: packets come from strangers.
    """
    found = _SOURCE_TYPE.search(xmp)
    return IPTC + found.group(1).decode() if found else ""
