"""In every language the whole way is spoken, and nothing of it in another one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from docx import Document

from bot.locale import translated
from cases.document import read_text
from cases.phrases import PHRASES
from cases.sheets.dates import dated
from tests.journeys.english import left_in_english
from tests.journeys.librarian import DOCUMENT, MINISTER, TITLE
from tests.journeys.steps import keys

if TYPE_CHECKING:
    from bot.sandbox.person import Json
    from bot.texts import Words
    from cases.case import Case
    from tests.journeys.conftest import Demo

AMBASSADOR, MINISTER_OF_84_19 = "Martha Bárcena Coqui", "Olga Sánchez Cordero"
ASKS = {
    "es": "Que ponga en libertad a la bibliotecaria de inmediato y sin condiciones.",
    "fr": "Veuillez dire à sa famille où elle est, et la laisser rentrer chez elle.",
    "ar": "الإفراج فورًا ودون قيد أو شرط عن أمينة المكتبة.",
}
each_language = pytest.mark.parametrize("language", translated())


async def comes(demo: Demo, language: str) -> Words:
    """Amina presses Start and chooses this language; its words."""
    words = demo.bot.services.texts.in_(language)
    await demo.amina.writes("/start")
    await demo.amina.taps(words.language_name(language).capitalize())
    await demo.amina.waits_for(words.gettext("Choose one:"))
    return words


async def taps(demo: Demo, label: str, then: str) -> Json:
    """Tap this key; the message once there is a key with this label."""
    await demo.amina.taps(label)
    return await demo.amina.waits_for(
        lambda one: one["from"] == "bot" and any(then in key for key in keys(one))
    )


@each_language
async def test_from_the_card_to_the_thanks_everything_is_in_the_language(
    demo: Demo, language: str
) -> None:
    words, amina = await comes(demo, language), demo.amina
    sent, back = words.label("outcome", "sent"), words.label("back")
    await amina.writes("/start case_84_19")
    card = await amina.waits_for("84.19")
    case = await demo.bot.services.cases.by_number("84.19")
    assert case is not None
    assert case.deadline is not None
    assert words.date(case.deadline) in card["text"]
    await taps(demo, words.label("take_action"), AMBASSADOR)
    await taps(demo, AMBASSADOR, words.label("channel", "email", "", ""))
    await taps(demo, words.label("channel", "email", "", ""), words.label("skip"))
    await amina.writes("Amina Example")
    await amina.waits_for(words.gettext("Thank you, %(name)s.") % {"name": "Amina Example"})
    await amina.writes("Toledo")
    await amina.waits_for(lambda one: sent in keys(one))
    told = await amina.taps(sent)
    assert told.toast == words.label("reported_toast")
    await amina.taps(words.label("next_target", MINISTER_OF_84_19))
    for channel in ("x", "post"):
        await taps(demo, words.label("channel", channel, "", ""), sent)
        await taps(demo, back, words.label("channel", channel, "", ""))
    await amina.writes("/settings")
    for what in ("country", "often", "themes", "hour", "signs", "careful"):
        await taps(demo, words.label("change", what), words.label("back_to_settings"))
        await taps(demo, words.label("back_to_settings"), words.label("change", what))
    for command in ("/help", "/privacy", "/my_data", "/cases", "/forget", "/stop"):
        await amina.writes(command)
    await amina.waits_for(lambda one: words.label("subscribe") in keys(one))
    assert left_in_english(language, await amina.reads()) == []
    await demo.has_no_trouble()


async def asks_only(demo: Demo, language: str) -> Case:
    """A case without a letter, with something to ask for in this language, is published."""
    now = demo.bot.services.now()
    read = read_text(DOCUMENT)
    draft = replace(read, letter=None, asks=(ASKS[language],), languages=(language,))
    ms = round(now.timestamp() * 1000)
    case = await demo.bot.services.cases.keep_draft(draft, "Bela", ms)
    await demo.bot.services.cases.publish(case.id, case.version, "Bela", ms)
    return case


@pytest.mark.parametrize("language", ASKS)
async def test_what_we_add_to_a_letter_and_its_date_are_in_the_language_of_what_is_asked(
    demo: Demo, language: str
) -> None:
    words, amina = await comes(demo, language), demo.amina
    case = await asks_only(demo, language)
    await demo.bot.services.supporters.introduce(amina.id, "Amina Example", "Toledo", 1)
    await amina.writes("/cases")
    await taps(demo, TITLE, words.label("take_action"))
    await taps(demo, words.label("take_action"), MINISTER)
    await taps(demo, MINISTER, words.label("channel", "post", "", ""))
    shown = await taps(demo, words.label("channel", "post", "", ""), words.label("as_word"))
    for sentence in (PHRASES[language].opening(case), ASKS[language], PHRASES[language].closing):
        assert sentence in shown["text"]
    await amina.taps(words.label("as_word"))
    file = (await amina.waits_for(lambda one: _name(one).endswith(".docx")))["document"]
    assert file["file_name"].startswith(words.label("letter_file"))
    async with ClientSession() as web, web.get(file["url"]) as answer:
        written = Document(BytesIO(await answer.read()))
    day = dated(demo.bot.services.now().date(), language, place="Toledo")
    assert day in [paragraph.text for paragraph in written.paragraphs]


def _name(message: Json) -> str:
    return str((message.get("document") or {}).get("file_name", ""))


def test_what_is_left_in_english_is_found() -> None:
    def seen(text: str, *labels: str) -> list[str]:
        shown = {"from": "bot", "text": text, "buttons": [[{"text": one} for one in labels]]}
        return left_in_english("es", [shown])

    assert "Which language shall we speak?" in seen("🌐 Which language shall we speak?")
    assert seen("Hola", "◀ Back") == ["Back"]
    assert seen("⏳ <3 days left>") == []
    assert seen("So far 12 characters:\nDear Minister") == []
    assert seen("Your last message is not kept: it would make the letter 7 characters longer")
    assert seen("¿En qué idioma hablamos?", "◀ Atrás") == []
