"""Which addresses may stand under a button."""

from __future__ import annotations

import pytest

from bot.sandbox.links import WrongLinkError, checked_link


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG/A?b=c#d", "https://example.org/A?b=c#d"),
        ("example.org/x y", "http://example.org/x%20y"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
        ("https://example.org?x", "https://example.org/?x"),
        ("https://user:pass@example.org:0443/", "https://user:pass@example.org:443/"),
        ("tg://resolve?domain=urgent_sandbox_bot", "tg://resolve?domain=urgent_sandbox_bot"),
        ("tg:user?id=1", "tg://user?id=1"),
        ("mailto:a@example.org", "http://mailto:a@example.org/"),
        ("https://пример.рф/", "https://пример.рф/"),
        ("http://[::1]/", "http://[::1]/"),
    ],
)
def test_an_address_is_kept_as_telegram_keeps_it(address: str, kept: str) -> None:
    assert checked_link(address) == kept


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tel:+15550100", "Wrong port number specified in the URL"),
        ("http://localhost/", "Wrong HTTP URL"),
        ("http://localhost:8080/x", "Wrong HTTP URL"),
        ("ftp://example.org/", "Unsupported URL protocol"),
        ("https://", "URL host is empty"),
        ("", "URL host is empty"),
        ("https://example.org:99999/", "Wrong port number specified in the URL"),
        ("https://exa mple.org/", "Wrong URL host"),
        ("javascript:alert(1)", "Wrong port number specified in the URL"),
        ('tg://x"y', "Unallowed characters in URL host"),
    ],
)
def test_an_address_that_is_none_is_refused_with_the_reason(address: str, said: str) -> None:
    with pytest.raises(WrongLinkError, match=said):
        checked_link(address)
