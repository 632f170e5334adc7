"""The ZIP that a Word file is: looked at before anything is unpacked, and its parts as XML."""

from __future__ import annotations

import posixpath
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from cases.files.opened import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_UNPACKED = 30 * 1024 * 1024
MOST_MEMBERS = 2_000
DAMAGED = "This Word file is damaged: please save it anew, or send it as PDF."
_TOO_MUCH = "This Word file is far larger than it looks, and is not opened."
_FORBIDDEN = "This Word file holds what no document needs, and is not opened."
_PROTECTED = "This file is protected by a password: please send it without one."
_NOT_WORD = "This ZIP file is no Word document: please send the document itself."
_OPEN_DOCUMENT = "This is an OpenDocument file: please save it as Word (.docx) or PDF."
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCRYPTED = 0x1
_OF_ZIP = (BadZipFile, zlib.error, EOFError, OSError, struct.error, ValueError, LookupError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: `kind` is the last word of its type, such as `header`."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """The parts of a Word file. Raises `Unreadable` where it is none, or is more than a document.

    Nothing is unpacked before all sizes are known to be small, and no part beyond its told size.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except (*_OF_ZIP, NotImplementedError):
            raise Unreadable(DAMAGED) from None
        if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
            raise Unreadable(_TOO_MUCH)
        if any(one.flag_bits & _ENCRYPTED for one in members):
            raise Unreadable(_PROTECTED)
        self._sizes = {one.filename: one.file_size for one in members}
        self.main = self._main_part()

    def xml(self, name: str) -> Any:
        """The root element of a part; None where there is no such part."""
        if name not in self._sizes:
            return None
        try:
            with self._zip.open(name) as part:
                data = part.read(self._sizes[name])
        except (*_OF_ZIP, NotImplementedError, RuntimeError):
            raise Unreadable(DAMAGED) from None
        return _parsed(data)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part points to, by id."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        found = {}
        for one in root.iter(_RELATIONSHIP):
            target = one.get("Target", "")
            is_outside = one.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Relation(kind, target, is_outside)
        return found

    def _main_part(self) -> str:
        for one in self.relations("").values():
            if one.kind == "officeDocument" and one.target in self._sizes:
                if one.target.startswith(("xl/", "ppt/")):
                    raise Unreadable(_NOT_WORD)
                return one.target
        if "word/document.xml" in self._sizes:
            return "word/document.xml"
        if "content.xml" in self._sizes and "mimetype" in self._sizes:
            raise Unreadable(_OPEN_DOCUMENT)
        raise Unreadable(DAMAGED if "[Content_Types].xml" in self._sizes else _NOT_WORD)


def _parsed(data: bytes) -> Any:
    """The XML, of which no entity is resolved and no declaration accepted."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        said = str(error).lower()
        is_attack = "depth" in said or "entit" in said
        raise Unreadable(_FORBIDDEN if is_attack else DAMAGED) from None
    except ValueError:
        raise Unreadable(DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(_FORBIDDEN)
    return root
