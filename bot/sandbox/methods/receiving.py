"""The methods by which updates and files come to the bot."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import orjson

from bot.sandbox.refusal import bad, conflict
from bot.sandbox.webhook import MOST_CONNECTIONS

if TYPE_CHECKING:
    from bot.sandbox.params import Params
    from bot.sandbox.world import World

Json = dict[str, Any]
MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_WAIT = 50
_MAX_CONNECTIONS = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(world: World, params: Params) -> orjson.Fragment:
    """Pending updates; `offset` confirms all before it. Waits up to `timeout` (50) seconds."""
    if world.webhook.url:
        raise conflict(_ACTIVE)
    updates = world.updates
    updates.allow(params.raw("allowed_updates"))
    if offset := params.number("offset"):
        updates.confirm(offset)
    seconds = min(max(params.number("timeout"), 0), MAX_WAIT)
    found = await updates.poll(params.number("limit", 100), seconds)
    return orjson.Fragment(b"[" + b",".join(update.body for update in found) + b"]")


def set_webhook(world: World, params: Params) -> bool:
    """Push to an address on this machine; an empty one ends that."""
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    _check_address(url)
    secret = params.text("secret_token")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    world.updates.allow(params.raw("allowed_updates"))
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    connections = params.number("max_connections") or MOST_CONNECTIONS
    world.webhook.put(url, secret, min(max(connections, 1), _MAX_CONNECTIONS))
    world.updates.end_poll()
    world.updates.arrived.set()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Poll from now on; what waits is kept unless `drop_pending_updates`."""
    world.webhook.put("")
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, params: Params) -> Json:
    """Where updates go, how many wait, and the last error."""
    hook = world.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook.url:
        info |= {"max_connections": hook.connections, "ip_address": "127.0.0.1"}
    if hook.last_error:
        info |= {
            "last_error_date": hook.last_error_at,
            "last_error_message": hook.last_error,
        }
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info


def get_file(world: World, params: Params) -> Json:
    """Where a file can be downloaded; bots get files up to 20 MB only."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad("file_id not specified")
    stored = world.files.by_id(file_id)
    if stored is None:
        raise bad("invalid file_id")
    if len(stored.data) > MAX_DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": f"U{stored.id}",
        "file_size": len(stored.data),
        "file_path": stored.path,
    }


def done(world: World, params: Params) -> bool:
    """For close and logOut, which end nothing here."""
    return True


def _check_address(url: str) -> None:
    """Telegram wants https; the sandbox takes http on loopback, and nothing beyond loopback."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if is_loopback(parts.hostname):
        return
    if parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    raise bad("bad webhook: Failed to resolve host: Name or service not known")


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
