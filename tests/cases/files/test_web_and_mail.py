"""Web pages, forwarded mails and Markdown are read as they are seen."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from cases.document import read_text
from cases.files.formats import Format, format_of
from cases.files.html import opened
from cases.files.opened import Opened, Unreadable
from cases.files.opening import open_file
from tests.cases.files.comparing import told
from tests.cases.files.examples import EXAMPLES, MODEL_LETTER, Example
from tests.cases.files.pdf_pages import pdf_file
from tests.cases.files.word import word_file


def page(example: Example) -> str:
    """The example as a web page."""
    cells = "".join(f"<td>{'<br>'.join(official)}</td>" for official in example.officials)
    return "".join(
        [
            "<!DOCTYPE html><html><head><title>Site</title><style>p {color: red}</style>",
            "<script>document.write('no')</script></head><body><nav><a href='/'>Home</a></nav>",
            f"<p>{example.head}</p><h1>URGENT ACTION</h1><h2>{example.title}</h2>",
            *(f"<p>{paragraph}</p>" for paragraph in example.story),
            f"<p><b>{example.lead}</b></p><ol>",
            *(f"<li>{step}" for step in example.steps),
            "</ol><ul>",
            *(f"<li><p>{ask}</p></li>" for ask in example.asks),
            f"</ul><p>{example.before_officials}</p><table><tr>{cells}</tr></table>",
            *(f"<p>{paragraph}</p>" for paragraph in example.letter),
            "<h3>ADDITIONAL INFORMATION</h3>",
            *(f"<p>{text}</p>" for text in (*example.background, *example.facts)),
            "<footer>All rights reserved</footer></body></html>",
        ]
    )


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_field_of_a_web_page_is_the_same_as_from_the_text(example: Example) -> None:
    found = open_file(page(example).encode())
    assert told(read_text(found.text)) == told(read_text(example.text))
    assert found.left_out == ("Home", "All rights reserved")


def test_a_web_page_is_known_by_its_start_and_one_without_by_its_name() -> None:
    assert format_of(page(MODEL_LETTER).encode()) is Format.HTML
    assert format_of(b"<p>Text</p>", "page.html") is Format.HTML
    assert format_of(b"a <b>bold</b> word") is Format.TEXT


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a\n  b</p>c<br>d", "a b\n\nc\nd"),
        ("<ol><li>x<ul><li>y</ul><li>z</ol>", "1. x\n\n• y\n\n2. z"),
        ("<pre>12 Main\nCity</pre>", "12 Main\nCity"),
        ("<p hidden>no</p><p style='display: none'>no</p>yes", "yes"),
        ("<p>Click <a href='https://x.org/a'>here</a></p>", "Click here https://x.org/a"),
        (
            "<a href='/cdn-cgi/l/email-protection#0b794b7325647962'>[email protected]</a>",
            "r@x.ori",
        ),
        ("<span data-cfemail='0b794b7325647962'>[email&#160;protected]</span>", "r@x.ori"),
        ("&lt;b&gt; &amp; &#8217;", "<b> & ’"),
        ("<form><p>A whole page in a form</p><input value='no'></form>", "A whole page in a form"),
    ],
)
def test_blocks_lists_and_links_of_a_web_page(html: str, text: str) -> None:
    assert opened(html.encode()).text == text


def test_the_story_of_a_page_is_read_and_what_stands_around_it_is_told() -> None:
    story = f"<p>{'The teacher has seen no lawyer. ' * 20}</p>"
    html = f"<body><div>Menu</div><h1>TEACHER HELD</h1><main>{story}</main><p>Ads</p></body>"
    found = opened(html.encode())
    assert found.text.startswith("TEACHER HELD\n\nThe teacher has")
    assert found.left_out == ("Menu TEACHER HELD", "Ads")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-2"])
def test_a_page_in_any_encoding(encoding: str) -> None:
    html = f"<html><head><meta charset='{encoding}'></head><body>Ernö Müller čí?</body></html>"
    data = html.encode(encoding, errors="ignore")
    assert "Ern" in opened(data).text
    assert (
        opened(data).text
        == html.encode(encoding, errors="ignore").decode(encoding)[47:-14][
            -len(opened(data).text) :
        ]
    )


# mails


def mail(text: str, html: str | None = None) -> EmailMessage:
    """A mail that was forwarded to the bot's coordinator."""
    message = EmailMessage()
    message["From"], message["To"] = "Amina <amina@example.org>", "Bela <bela@example.org>"
    message["Subject"] = "Fwd: Acción Urgente"
    message["MIME-Version"] = "1.0"
    message.set_content(text, cte="quoted-printable")
    if html is not None:
        message.add_alternative(html, subtype="html", cte="base64")
    return message


def read_mail(message: EmailMessage) -> Opened:
    data = message.as_bytes()
    assert format_of(data) is Format.MAIL
    return open_file(data)


def test_the_text_of_a_forwarded_mail_is_read_without_its_heads_and_quoting() -> None:
    quoted = "\n".join(f"> {line}" for line in MODEL_LETTER.text.split("\n"))
    head = "---------- Forwarded message ---------\nFrom: A\nDate: B\nSubject: C\nTo: D\n\n"
    found = read_mail(mail(f"{head}{quoted}"))
    assert told(read_text(found.text)) == told(read_text(MODEL_LETTER.text))


def test_the_web_page_of_a_mail_goes_before_its_text_as_only_it_keeps_paragraphs() -> None:
    found = read_mail(mail("See the page\nin your browser", page(MODEL_LETTER)))
    assert told(read_text(found.text)) == told(read_text(MODEL_LETTER.text))


@pytest.mark.parametrize(
    ("data", "subtype"),
    [
        (word_file(MODEL_LETTER, "in a table"), "octet-stream"),
        (pdf_file(MODEL_LETTER, "in columns"), "pdf"),
    ],
    ids=["Word", "PDF"],
)
def test_an_attached_document_goes_before_the_mail_and_that_is_said(
    data: bytes, subtype: str
) -> None:
    message = mail("Please see attached.")
    message.add_attachment(b"\x89PNG logo", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(data, maintype="application", subtype=subtype, filename="UA")
    found = read_mail(message)
    assert told(read_text(found.text)) == told(read_text(MODEL_LETTER.text))
    assert found.left_out[0] == "Please see attached."
    assert found.remarks[0][1].startswith("the document attached")


def test_an_attachment_that_cannot_be_opened_leaves_the_mail_or_its_own_sentence() -> None:
    message = mail("A teacher was arrested.")
    message.add_attachment(b"PK\x03\x04 broken", maintype="application", subtype="zip")
    assert read_mail(message).text.strip() == "A teacher was arrested."
    empty = mail(" ")
    empty.add_attachment(b"PK\x03\x04 broken", maintype="application", subtype="zip")
    with pytest.raises(Unreadable, match="damaged"):
        read_mail(empty)


def test_a_mail_of_flowed_lines_has_its_paragraphs_back() -> None:
    data = (
        b"From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
        b"A teacher was \narrested.\n\nGovernor Roe\n12 Main Street\n"
    )
    assert open_file(data).text == "A teacher was arrested.\n\nGovernor Roe\n12 Main Street"


# Markdown


def test_the_signs_of_markdown_are_not_read() -> None:
    data = (
        b"# URGENT ACTION\n\n**TEACHER** held for a *poem* \\[sic\\]\n\n---\n- Calling on them\n"
        b"1. [Report](https://x.org/r) or <roe@example.org>\n2 * 3 * 4 and snake_case_name\n"
    )
    assert open_file(data, "case.md").text.splitlines() == [
        "URGENT ACTION",
        "",
        "TEACHER held for a poem [sic]",
        "",
        "",
        "- Calling on them",
        "1. Report https://x.org/r or roe@example.org",
        "2 * 3 * 4 and snake_case_name",
    ]
