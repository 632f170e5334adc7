/** Where a link may lead, and where it may not. */

import { h } from "./dom.js";
import { confirmBox } from "./toast.js";

const ALLOWED = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const HERE = new Set(["127.0.0.1", "localhost", "[::1]"]);
const BOT = "urgent_sandbox_bot";

/**
 * A link that opens in a new tab and tells the other side nothing about this page; where it leads
 * off this machine, it asks first. A link to the bot itself (t.me/…?start=…) stays here: the chat
 * listens for `data-start`. What is no link for a messenger (javascript:, data:) stays text.
 */
export function safeLink(address, children, properties = {}) {
  const url = parsed(address);
  if (!url) return h("span", {}, children);
  const payload = startPayload(url);
  if (payload !== null) return h("a", { href: "#", dataset: { start: payload }, ...properties }, children);
  const away = { href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.href };
  const onclick = !HERE.has(url.hostname) && ((event) => leave(event, url.href));
  return h("a", { ...away, ...properties, onclick }, children);
}

async function leave(event, address) {
  event.preventDefault();
  const isWanted = await confirmBox(`Leave this machine and open ${address}?`, "Open");
  if (isWanted) open(address, "_blank", "noopener,noreferrer");
}

/** A command in a text; a tap on it sends it (the chat listens for `data-command`). */
export function command(text) {
  return h("button.command-link", { type: "button", dataset: { command: text } }, text);
}

/** The path of a file that the sandbox itself serves: its host may be spelt another way here. */
export function ownPath(address) {
  const url = new URL(address, location.href);
  return url.pathname + url.search;
}

function parsed(address) {
  try {
    const url = new URL(address);
    return ALLOWED.has(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

function startPayload(url) {
  const web = url.hostname === "t.me" && url.pathname.toLowerCase() === `/${BOT}`;
  const app = url.protocol === "tg:" && url.searchParams.get("domain")?.toLowerCase() === BOT;
  return web || app ? (url.searchParams.get("start") ?? "") : null;
}
