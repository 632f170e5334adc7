"""Telegram's HTML, as strictly read as Telegram reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import Entity, Marked, clean, trimmed, units, with_found
from bot.sandbox.html import parse_html
from bot.sandbox.refusal import Refused
from bot.sandbox.rendering import render


def read(source: str) -> Marked:
    return trimmed(*parse_html(source))


def kinds(source: str) -> list[tuple[str, int, int]]:
    return [(entity.kind, entity.offset, entity.length) for entity in read(source).entities]


def complaint(source: str) -> str:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    return refused.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<STRONG>x</strong>", "bold"),
        ("<em>x</em>", "italic"),
        ("<ins>x</ins>", "underline"),
        ("<del>x</del>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', "custom_emoji"),
    ],
)
def test_every_mark_that_telegram_knows_is_read(source: str, kind: str) -> None:
    assert kinds(source) == [(kind, 0, 1)]


def test_offsets_count_utf16_units_and_marks_nest() -> None:
    assert read("🕊️ <b>a<i>🕊</i></b> &lt;&amp;&gt;&quot;&#33;&#x21;").text == '🕊️ a🕊 <&>"!!'
    assert kinds("🕊️ <b>a<i>🕊</i></b>") == [("bold", 4, 3), ("italic", 5, 2)]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("é<p>b</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b x", 'Unclosed start tag "b" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=a/b>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-time>x</tg-time>", 'Tag "tg-time" must have attribute "unix" at byte offset 0'),
    ],
)
def test_what_telegram_refuses_is_refused_in_its_words(source: str, said: str) -> None:
    assert complaint(source) == said


def test_an_unknown_reference_stays_as_it_is_written() -> None:
    assert (
        read("a&nbsp;b &copy; & &#0; &#xD800; AT&T").text == "a&nbsp;b &copy; & &#0; &#xD800; AT&T"
    )


def test_only_real_links_become_links() -> None:
    link = read('<a href="https://example.org/?a=1&amp;b=2">x</a>').entities[0]
    assert link.get("url") == "https://example.org/?a=1&b=2"
    assert read('<a href="mailto:a@example.org">x</a>').entities[0].get("url") == (
        "http://mailto:a@example.org/"
    )
    for dead in ("tel:+15550100", "javascript:alert(1)", "http://localhost:8080/x", "data:x"):
        assert read(f'<a href="{dead}">x</a>') == Marked("x")
    assert read("<a>example.org</a>").entities[0].get("url") == "http://example.org/"


def test_a_mention_and_a_moment_carry_their_details() -> None:
    mention = read('<a href="tg://user?id=1001">Amina</a>').entities[0].as_json()
    assert mention["type"] == "text_mention"
    assert mention["user"]["id"] == 1001
    moment = read('<tg-time unix="1893456000" format="wDT">x</tg-time>').entities[0].as_json()
    assert (moment["unix_time"], moment["date_time_format"]) == (1893456000, "wDT")


def test_code_in_pre_is_one_mark_with_its_language() -> None:
    block = read('<pre><code class="language-python">x</code></pre>').entities
    assert [(entity.kind, entity.get("language")) for entity in block] == [("pre", "python")]
    assert kinds("<pre>a<code>b</code></pre>") == [("pre", 0, 2), ("code", 1, 1)]


def test_white_space_around_a_text_goes_and_its_marks_with_it() -> None:
    assert read("  \n <b>  x </b> \n") == Marked("  x", (Entity("bold", 0, 3),))
    assert read("  x <b> </b>\n") == Marked("x")


def test_controls_and_bidi_overrides_never_arrive() -> None:
    assert clean("a\x00b\tc\r\nd\u202ee") == "a b c\nde"
    assert read("a&#8238;b").text == "ab"


def test_telegram_finds_addresses_by_itself_but_not_in_code() -> None:
    text = (
        "Write to a.b@example.org, see https://example.org/x?y=1. /help @amina_x +1 555 010 0199"
    )
    found = [(entity.kind, text[entity.offset : entity.end]) for entity in _found(text)]
    assert found == [
        ("email", "a.b@example.org"),
        ("url", "https://example.org/x?y=1"),
        ("bot_command", "/help"),
        ("mention", "@amina_x"),
        ("phone_number", "+1 555 010 0199"),
    ]
    assert [entity.kind for entity in with_found(read("<code>a@example.org</code>")).entities] == [
        "code"
    ]


def _found(text: str) -> tuple[Entity, ...]:
    return with_found(Marked(text)).entities


def test_a_page_gets_nothing_but_telegrams_own_marks() -> None:
    marked = with_found(read('<b>a <i>&lt;script&gt;</i></b> "x" a@example.org'))
    assert render(marked) == (
        "<b>a <i>&lt;script&gt;</i></b> &quot;x&quot; "
        '<a href="mailto:a@example.org" target="_blank" rel="noopener noreferrer">'
        "a@example.org</a>"
    )
    crossing = Marked("abc", (Entity("bold", 0, 2), Entity("italic", 1, 2)))
    assert render(crossing) == "<b>a<i>b</i></b><i>c</i>"


@given(st.text(alphabet="<>/&;=\"' abiu#x1-\n🕊é", max_size=40))
def test_whatever_is_sent_is_read_or_refused_and_never_interpreted(source: str) -> None:
    try:
        marked = with_found(read(clean(source)))
    except Refused:
        return
    assert all(0 <= part.offset < part.end <= units(marked.text) for part in marked.entities)
    assert "<script" not in render(marked)
