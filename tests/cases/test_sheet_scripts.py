"""A letter on paper in every script; and text that was written to do harm."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.sheet import Sheet
from cases.sheets.papers import A4
from cases.sheets.pdf import CannotTypeset, Typesetter
from cases.sheets.script import breakable, clean, fonts, is_mostly_rtl, is_rtl, lines_of
from tests.cases.printed import (
    ADDRESS,
    DAY,
    Pages,
    letter,
    letters,
    needs,
    printed,
    sheet,
    typesetter,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NASKH, HEI = "Noto Naskh Arabic", "WenQuanYi Micro Hei"
LEFT_TO_RIGHT = {
    "fr": (
        "Où est la bibliothécaire ? Nul ne l’a revue, « dit-on », depuis l’été… cœur, ÿ.",
        None,
    ),
    "es": ("¿Dónde está la bibliotecaria? ¡Que vuelva! Señoría, averigüe.", None),
    "pl": ("Gdzie jest bibliotekarka? Zażółć gęślą jaźń.", None),
    "tr": ("Kütüphaneci nerede? Işık, ağaç, şöyle, çığ.", None),
    "el": ("Πού βρίσκεται η βιβλιοθηκάριος; Κανείς δεν την έχει δει. Ἄνθρωπος.", None),
    "ru": ("Где библиотекарь? Её никто не видел. Въезд, ещё, №, «да».", None),
    "uk": ("Де бібліотекарка? Її ніхто не бачив. Ґанок, єдність, її.", None),
    "vi": ("Người thủ thư ở đâu? Không ai thấy bà ấy từ ngày 3 tháng 3. Nhiều, ữ, ợ, ặ.", None),
    "zh": ("图书管理员在哪里？此后再没有人见过她（UA 84.19）。", HEI),
    "ja": ("図書館員はどこにいますか。カタカナ、ひらがな。", HEI),
    "ko": ("사서는 어디에 있습니까? 아무도 그녀를 보지 못했습니다.", HEI),
    "hy": ("Որտե՞ղ է գրադարանավարը։", "Noto Serif Armenian"),
    "ka": ("სად არის ბიბლიოთეკარი?", "Noto Serif Georgian"),
    "am": ("የቤተ መጻሕፍት ባለሙያዋ የት ነች?", "Noto Serif Ethiopic"),
}
RIGHT_TO_LEFT = {
    "ar": ("أين أمينة المكتبة؟ لم يرها أحد منذ 3 مارس.", NASKH),
    "fa": ("کتابدار کجاست؟ هیچ‌کس او را ندیده است، پ چ ژ گ.", NASKH),
    "ur": ("لائبریرین کہاں ہے؟ ٹ ڈ ڑ ں ے", NASKH),
    "ku": ("کتێبدار لە کوێیە؟ ێ ۆ ڕ ڵ", NASKH),
    "ug": ("كۇتۇپخانىچى قەيەردە؟", NASKH),
    "he": ("היכן הספרנית? איש לא ראה אותה מאז 3 במרץ.", None),
}
SHAPED = {
    "hi": ("पुस्तकालयाध्यक्ष कहाँ हैं?", "Noto Serif Devanagari"),
    "bn": ("গ্রন্থাগারিক কোথায়?", "Noto Serif Bengali"),
    "ta": ("நூலகர் எங்கே?", "Noto Serif Tamil"),
    "th": ("บรรณารักษ์อยู่ที่ไหน", "Noto Serif Thai"),
    "my": ("စာကြည့်တိုက်မှူး ဘယ်မှာလဲ", "Noto Serif Myanmar"),
    "km": ("បណ្ណារក្សនៅឯណា?", "Noto Serif Khmer"),
}
HOSTILE = (
    '#read("/etc/passwd")',
    '#include "/etc/passwd"',
    '#import "@preview/cetz:0.1.0"; #panic("x") $x^2$ `raw` <label> @ref',
    "*bold* _thin_ \\ #set page(width: 1pt) #sys.inputs",
    '"}],"body":[{"text":"other"}],"x":[{"y":"',
    '\\u0022 \\" \\n {{ name }} %(name)s ${x} {name}',
    "= heading",
    "https://example.org/" + "x" * 300,
    "W" * 60,
)


def turned(text: str) -> Counter[str]:
    """The letters that run from right to left, in whatever order a PDF gives them."""
    return Counter(char for char in text if char.isalpha() and is_rtl(char))


@pytest.mark.parametrize("language", LEFT_TO_RIGHT)
def test_every_letter_of_a_script_is_there_and_can_be_copied_out_again(language: str) -> None:
    text, family = LEFT_TO_RIGHT[language]
    if family:
        needs(family)
    one = Sheet(
        letter(text, text, language=language, subject=text, salutation=text, closing=text),
        (text, *ADDRESS),
        DAY,
        place=text,
    )
    assert letters(printed(one).text()).count(letters(text)) == 7


@pytest.mark.parametrize("language", SHAPED)
def test_scripts_whose_letters_change_their_order_are_there_too(language: str) -> None:
    text, family = SHAPED[language]
    needs(family)
    assert len(letters(printed(sheet(text, language=language)).text())) > len(letters(text))


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_a_letter_from_right_to_left_begins_at_the_right(language: str) -> None:
    text, family = RIGHT_TO_LEFT[language]
    if family:
        needs(family)
    one = Sheet(
        letter(text, language=language, subject=text, salutation=text, closing=text), ADDRESS, DAY
    )
    pages = printed(one)
    assert pages.ink(top=115).right == pytest.approx(A4.width - A4.right, abs=1)
    assert pages.ink(top=115).left > A4.left + 40
    assert pages.ink(40, 96).lies_in(A4.window), "the window stays where it is"
    assert turned(pages.text()) == turned(text * 4 + one.dated)


def test_an_address_from_right_to_left_stands_in_the_window() -> None:
    needs(NASKH)
    pages = printed(replace(sheet(), addressee=("وزارة الأمثلة", "ساحة العينة 1", "القاهرة")))
    assert pages.ink(40, 96).lies_in(A4.window)


def test_letters_in_two_directions_keep_their_own() -> None:
    needs(NASKH)
    pages = printed(sheet("English first.", RIGHT_TO_LEFT["ar"][0], "English last."))
    assert pages.lines().index("English first.") < pages.lines().index("English last.")
    assert pages.ink(top=115).right == pytest.approx(A4.width - A4.right, abs=1)


def test_what_no_font_has_is_named_letter_by_letter() -> None:
    with pytest.raises(CannotTypeset) as refused:
        typesetter().letter(sheet("A \ue000 letter of \U000f0000 nobody’s \ue000."))
    assert refused.value.letters == ("\ue000", "\U000f0000")


def test_without_the_fonts_of_a_script_nothing_is_printed_as_empty_boxes() -> None:
    bare = Typesetter(typst.Fonts(include_system_fonts=False))
    assert bare.letter(sheet()).startswith(b"%PDF")
    assert bare.letter(sheet(RIGHT_TO_LEFT["he"][0])).startswith(b"%PDF")
    for text in (RIGHT_TO_LEFT["ar"][0], LEFT_TO_RIGHT["zh"][0]):
        with pytest.raises(CannotTypeset) as refused:
            bare.letter(sheet(text))
        assert set(refused.value.letters) <= set(text)
        assert len(refused.value.letters) > 5


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_was_written(text: str) -> None:
    one = Sheet(
        letter(text, text, subject=text, salutation=text, closing=text, signature=(text,)),
        (text,),
        DAY,
        place=text,
        home=(text,),
    )
    pages = printed(one)
    assert letters(pages.text()).count(letters(text)) >= 8
    for page in range(len(pages)):
        assert pages.ink(page=page).right < A4.width
    assert letters(text) in letters(Pages(typesetter().envelope(one)).text())


@pytest.mark.parametrize("word", ["W" * 2_000, "a\u00a0" * 2_000, "漢\u2060" * 500, "。" * 500])
def test_no_word_is_so_long_that_it_leaves_the_paper(word: str) -> None:
    if word[0] > "\u3000":
        needs(HEI)
    pages = printed(sheet(word))
    written = pages.text().partition("Dear Minister,")[2].partition("Yours")[0]
    assert written.count(word[0]) == word.count(word[0])
    for page in range(len(pages)):
        assert pages.ink(page=page).right <= A4.width - A4.right + 1


def test_nothing_turns_the_direction_of_what_others_wrote() -> None:
    assert clean("a\u202eb\u2066c\u2069\x00\x07\ufeff\ud800d\ufffe") == "abcd"
    assert words(printed(sheet("yes\u202e no")).text()).count("yes no") == 1


def test_joiners_that_persian_and_emoji_need_are_kept() -> None:
    assert clean("هیچ\u200cکس 👩\u200d👧") == "هیچ\u200cکس 👩\u200d👧"
    assert breakable("👩\u200d👧" * 40).replace("\u200b", "") == "👩\u200d👧" * 40
    assert "\u200d\u200b" not in breakable("👩\u200d👧" * 40)


def test_an_emoji_is_printed_where_its_font_is_installed() -> None:
    needs("Noto Color Emoji")
    assert "😀" in printed(sheet("Free her 😀!")).text()


@pytest.mark.parametrize(
    ("text", "turned"),
    [("abc שלום", False), ("שלום abc", True), ("123 سلام", True), ("(123)", False), ("", False)],
)
def test_a_line_runs_as_its_first_letter_does(text: str, turned: bool) -> None:
    assert is_rtl(text) is turned


def test_a_letter_runs_as_most_of_its_lines_do() -> None:
    assert is_mostly_rtl(["שלום", "שלום", "abc"])
    assert not is_mostly_rtl(["שלום", "abc"])
    assert not is_mostly_rtl([])


def test_the_font_of_most_letters_is_asked_first() -> None:
    assert fonts("سلام UA 84.19")[0] == NASKH
    assert fonts("Hello سلام, world")[0] == "Libertinus Serif"
    assert len(set(fonts("图书"))) == len(fonts("图书"))


any_text = st.text(max_size=200)


@settings(max_examples=60, deadline=None)
@given(text=any_text, other=any_text, name=any_text)
@example(text="\x00", other="\u2029", name="\ud800")
@example(text="#" * 100, other="\\", name='"')
@example(text="• ", other="\n• x\n", name="-")
@example(text="", other="", name="0" * 23 + "\ud7b0" + "0" * 8)
def test_any_text_is_typeset_or_refused_by_the_one_error(text: str, other: str, name: str) -> None:
    one = Sheet(
        letter(text, other, subject=other, salutation=name, closing=other, signature=(name, text)),
        (name, other),
        DAY,
        place=name,
        country=other,
        home=(text,),
    )
    written = clean(text + other + name)
    for make in (typesetter().letter, typesetter().envelope):
        missing, pdf = typeset_or_missing(make, one)
        assert pdf.startswith(b"%PDF") or missing
        assert all(each in written for each in missing)


def typeset_or_missing(
    make: Callable[[Sheet], bytes], one: Sheet
) -> tuple[tuple[str, ...], bytes]:
    try:
        return (), make(one)
    except CannotTypeset as refused:
        return refused.letters, b""


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(min_codepoint=0x20, max_codepoint=0x4FF, categories=("L", "N", "Zs")),
            min_size=1,
            max_size=300,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_words_in_latin_greek_and_cyrillic_can_be_copied_out_again(texts: list[str]) -> None:
    try:
        read = printed(sheet(*texts)).text()
    except CannotTypeset:
        return  # a letter of no living language
    for text in texts:
        for line in lines_of(text):
            expected = unicodedata.normalize("NFKC", letters(line))
            assert expected in unicodedata.normalize("NFKC", letters(read))
