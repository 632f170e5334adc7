"""Letters come out right, in whatever encoding a text was saved."""

from __future__ import annotations

import pytest

from cases.files.encodings import decoded
from cases.files.formats import format_of
from cases.files.opened import Unreadable
from cases.files.opening import open_file

TEXTS = {
    "Spanish": "La señora Peña está detenida desde el 2 de marzo; ¿quién la vio? “Nadie”, dijo.",
    "French": "Où est-elle ? Les élèves de l’école s’inquiètent, ça dure déjà trop longtemps.",
    "German": "Die Lehrerin wurde für ein Gedicht verhaftet; ihre Schüler hören nichts über sie.",
    "Polish": "Nauczycielka została aresztowana za wiersz, który przeczytała głośno w szkole.",
    "Czech": "Učitelka byla zatčena, protože ve škole četla báseň; žáci o ní nic nevědí.",
    "Russian": "Учительница была арестована за стихотворение, которое она прочитала в школе.",
    "Greek": "Η δασκάλα συνελήφθη επειδή διάβασε ένα ποίημα στο σχολείο.",
    "Arabic": "اعتقلت المعلمة لأنها قرأت قصيدة في المدرسة ولم تر محاميا منذ ذلك الحين",
}
PAGES = {
    "cp1252": ("Spanish", "French", "German"),
    "cp1250": ("Polish", "Czech"),
    "cp1251": ("Russian",),
    "cp1253": ("Greek",),
    "cp1256": ("Arabic",),
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_believed(language: str, encoding: str) -> None:
    assert decoded(TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", ["Spanish", "French", "German", "Polish"])
def test_utf_16_without_its_mark_is_known_by_its_zeros(language: str, encoding: str) -> None:
    assert decoded(TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize(
    ("encoding", "language"), [(page, one) for page, some in PAGES.items() for one in some]
)
def test_the_code_page_is_guessed_by_its_letters(encoding: str, language: str) -> None:
    assert decoded(TEXTS[language].encode(encoding)) == TEXTS[language]


def test_a_copy_that_breaks_off_inside_a_letter_is_utf_8_all_the_same() -> None:
    assert decoded("Señora Peñ".encode()[:-1]) == "Señora Pe"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (bytes(range(256)) * 20, "not a text"),
        (b"\xd0\xcf\x11\xe0 old", "old Word"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b packed", "packed"),
    ],
)
def test_what_is_not_read_says_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as refusal:
        open_file(data)
    assert str(refusal.value).endswith(".")


def test_a_name_that_lies_is_not_believed() -> None:
    assert open_file(b"URGENT ACTION\nTEACHER HELD", "case.docx").text.startswith("URGENT")
    assert format_of(b"%PDF-1.7", "case.txt") == "pdf"
