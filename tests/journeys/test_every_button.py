from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.locale import SOURCE
from tests.journeys.english import left_in_english
from tests.journeys.walking import Walk

if TYPE_CHECKING:
    from tests.journeys.conftest import Demo


@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("ar", "العربية")])
async def test_no_key_of_any_screen_leads_nowhere_or_off_this_machine(
    demo: Demo, language: str, name: str
) -> None:
    await demo.amina.writes("/start")
    await demo.amina.taps(name)
    await demo.announces("84.19")
    await demo.amina.waits_for("84.19")
    walked = await Walk(demo, demo.amina, language).everywhere()
    assert walked.wrong == []
    if language != SOURCE:
        assert left_in_english(language, walked.screens) == []
    for code in ("sent", "unsent", "story", "nocity", "settings", "mydata", "rename", "stop"):
        assert any(data.startswith(code) for data in walked.keys), f"nobody came to {code}"
    assert len(walked.keys) > 100, "this was not everything"
    assert {urlsplit(url).hostname for url in walked.links} == {"127.0.0.1"}
    async with aiohttp.ClientSession() as browser:
        for page in {url.partition("#")[0] for url in walked.links}:
            async with browser.get(page) as answer:
                assert answer.status == 200, page
    await demo.has_no_trouble()
