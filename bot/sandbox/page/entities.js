/** A message's text and its entities become elements, the way Telegram's apps draw them. */

import { h } from "./dom.js";
import { icon, iconButton } from "./icons.js";
import { linkify } from "./linkify.js";
import { command, safeLink } from "./links.js";
import { moment } from "./moments.js";
import { copy } from "./toast.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const VERBATIM = new Set(["pre", "code"]);

/**
 * → nodes for `text`; offsets and lengths count UTF-16 units, as JavaScript's strings do.
 * An entity that reaches over the end of the one it lies in is cut there.
 */
export function formatted(text, entities = []) {
  const ordered = entities
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return within(text, ordered, 0, text.length, false);
}

function within(text, entities, start, end, verbatim) {
  const nodes = [];
  let at = start;
  let rest = entities;
  let afterBlock = false;
  const plain = (until) => {
    if (until <= at) return;
    let piece = text.slice(at, until);
    // A block already ends its line: the line break that follows it in the text is that end.
    if (afterBlock && piece.startsWith("\n")) piece = piece.slice(1);
    nodes.push(...(verbatim ? [piece] : linkify(piece)));
  };
  while (rest.length) {
    const [entity, ...others] = rest;
    const begins = Math.max(entity.offset, at);
    const ends = Math.min(entity.offset + entity.length, end);
    rest = others;
    if (ends <= begins) continue;
    plain(begins);
    const inner = others.filter((other) => other.offset < ends);
    rest = others.filter((other) => other.offset + other.length > ends);
    const raw = verbatim || VERBATIM.has(entity.type) || LINKS.has(entity.type);
    const children = within(text, inner, begins, ends, raw);
    nodes.push(drawn(entity, children, text.slice(begins, ends)));
    afterBlock = BLOCKS.has(entity.type);
    at = ends;
  }
  plain(end);
  return nodes;
}

function drawn(entity, children, text) {
  const draw = DRAWN[entity.type];
  return draw ? draw(children, text, entity) : h("span", {}, children);
}

const LINKS = new Set(["text_link", "url", "email", "phone_number", "mention", "bot_command"]);

const DRAWN = {
  bold: (children) => h("strong", {}, children),
  italic: (children) => h("em", {}, children),
  underline: (children) => h("u", {}, children),
  strikethrough: (children) => h("s", {}, children),
  code: (children, text) => tapToCopy(children, text),
  pre: (children, text, entity) => pre(children, text, entity.language),
  blockquote: (children) => h("blockquote.quote", {}, children),
  expandable_blockquote: (children) => expandable(children),
  spoiler: (children) => spoiler(children),
  text_link: (children, _text, entity) => safeLink(entity.url, children),
  url: (children, text) => safeLink(/^[a-z]+:/i.test(text) ? text : `http://${text}`, children),
  email: (children, text) => safeLink(`mailto:${text}`, children),
  phone_number: (children, text) => safeLink(`tel:${text.replace(/[^+\d]/g, "")}`, children),
  mention: (children) => h("span.mention", {}, children),
  hashtag: (children) => h("span.mention", {}, children),
  bot_command: (_children, text) => command(text),
  date_time: (children, _text, entity) => moment(entity, children),
};

function tapToCopy(children, text) {
  const copied = () => copy(text);
  const onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    copied();
  };
  return h("code", { role: "button", tabindex: 0, title: "Copy", onclick: copied, onkeydown }, children);
}

function pre(children, text, language) {
  const onclick = () => copy(text);
  return h(
    "figure.pre",
    {},
    language && h("figcaption", {}, language),
    h("pre", { tabindex: 0 }, children),
    iconButton("copy", "Copy this text", { onclick }),
  );
}

function spoiler(children) {
  const show = () => {
    cover.classList.add("revealed");
    cover.removeAttribute("role");
    cover.removeAttribute("tabindex");
    cover.removeAttribute("aria-label");
  };
  const onkeydown = (event) => (event.key === "Enter" || event.key === " ") && show();
  const properties = { role: "button", tabindex: 0, "aria-label": "Hidden text: show", onclick: show, onkeydown };
  const cover = h("span.spoiler", properties, h("span.spoiler-text", {}, children));
  return cover;
}

/** Three lines, and the rest on a tap; the chevron stands only where something is hidden. */
function expandable(children) {
  const body = h("div.quote-body", {}, children);
  const toggle = h("button.quote-toggle", { type: "button", "aria-expanded": "false" }, icon("chevron"));
  const quote = h("blockquote.quote.expandable", {}, body, toggle);
  const flip = (open) => {
    quote.classList.toggle("open", open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.setAttribute("aria-label", open ? "Show less" : "Show the whole text");
  };
  flip(false);
  quote.addEventListener("click", (event) => {
    const isOpen = quote.classList.contains("open");
    if (toggle.contains(event.target)) flip(!isOpen);
    else if (!isOpen && !event.target.closest("a, button, [role=button]")) flip(true);
  });
  new ResizeObserver(() => {
    if (quote.classList.contains("open")) return;
    quote.classList.toggle("short", body.scrollHeight <= body.clientHeight + 1);
  }).observe(body);
  return quote;
}
