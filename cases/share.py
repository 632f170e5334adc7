"""Passing a case on: the addresses by which messengers take a link and a word about it."""

from __future__ import annotations

from urllib.parse import quote


def telegram_link(link: str, text: str) -> str:
    """Telegram asks in which chat, and puts the link above the text."""
    return f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(text, safe='')}"


def whatsapp_link(link: str, text: str) -> str:
    """WhatsApp asks in which chat; the link stands below the text."""
    said = quote(f"{text}\n{link}", safe="")
    return f"https://wa.me/?text={said}"
