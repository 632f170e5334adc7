/** The messages on the screen: drawn once, changed in place, scrolled as a messenger scrolls. */

import { h } from "./dom.js";
import { author, bubble, isOwn } from "./message.js";
import { dayName, fromUnix, isSameDay } from "./moments.js";

const NEAR_THE_END = 90;
const GROUP_SECONDS = 300;

/** Draws messages into `element`; `downButton` leads to the newest and counts what is unseen. */
export class Log {
  #element;
  #down;
  #around;
  #drawn = new Map();
  #days = new Map();
  #unseen = 0;
  #keepsEnd = true;
  #isFresh = true;
  #top = 0;

  constructor(element, downButton, around) {
    this.#element = element;
    this.#down = downButton;
    this.#around = around;
    element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    element.addEventListener("click", (event) => this.#toReplied(event));
    element.addEventListener("keydown", (event) => this.#walk(event));
    downButton.addEventListener("click", () => this.toEnd(true));
    new ResizeObserver(() => this.#keepsEnd && this.toEnd(false)).observe(element);
  }

  /** Forgets everything: another chat follows. */
  clear() {
    this.#element.replaceChildren();
    this.#element.setAttribute("aria-live", "off");
    this.#drawn.clear();
    this.#days.clear();
    this.#unseen = 0;
    this.#keepsEnd = true;
    this.#isFresh = true;
  }

  /** Shows exactly these messages; what is unchanged stays the same element. */
  show(messages) {
    const isFirst = this.#isFresh;
    this.#isFresh = false;
    const before = new Set(this.#drawn.keys());
    this.#place(this.#nodes(messages));
    const added = messages.filter((message) => !before.has(message.message_id));
    if (isFirst) this.#beginReading();
    else added.forEach((message) => this.#drawn.get(message.message_id).node.classList.add("arrives"));
    if (isFirst || added.some(isOwn) || this.#keepsEnd) this.toEnd(!isFirst);
    else this.#count(this.#unseen + added.length);
  }

  /** Scrolls to the newest message. */
  toEnd(smooth) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#keepsEnd = true;
    this.#element.scrollTo({ top: this.#element.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
    this.#count(0);
  }

  #nodes(messages) {
    const byId = new Map(messages.map((message) => [message.message_id, message]));
    for (const id of this.#drawn.keys()) if (!byId.has(id)) this.#drawn.delete(id);
    const nodes = [];
    messages.forEach((message, index) => {
      const earlier = messages[index - 1];
      const date = fromUnix(message.date);
      if (!earlier || !isSameDay(fromUnix(earlier.date), date)) nodes.push(this.#separator(message, date));
      const node = this.#node(message, byId.get(message.reply_to));
      node.classList.toggle("ends-group", !belongsTogether(message, messages[index + 1]));
      nodes.push(node);
    });
    return nodes;
  }

  #node(message, replied) {
    const key = JSON.stringify([message, replied]);
    const known = this.#drawn.get(message.message_id);
    if (known?.key === key) return known.node;
    const node = bubble(message, { ...this.#around, replied });
    if (known) this.#replace(known.node, node);
    this.#drawn.set(message.message_id, { key, node });
    return node;
  }

  /** A button that changed under the finger keeps the focus at its message. */
  #replace(old, node) {
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(node);
    if (hadFocus) (node.querySelector(".key") ?? this.#element).focus({ preventScroll: true });
  }

  #separator(message, date) {
    const text = dayName(date);
    const known = this.#days.get(message.message_id);
    if (known?.textContent === text) return known;
    const day = h("div.day", {}, h("span", {}, text));
    this.#days.set(message.message_id, day);
    return day;
  }

  #place(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.#element.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, index) => {
      const there = this.#element.children[index];
      if (there !== node) this.#element.insertBefore(node, there ?? null);
    });
  }

  /** What was there before the chat was opened is not read aloud; what comes now is. */
  #beginReading() {
    requestAnimationFrame(() => this.#element.setAttribute("aria-live", "polite"));
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#element;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
    // While it scrolls down smoothly, the next message must not be taken for one that was left.
    this.#keepsEnd = isNear || (this.#keepsEnd && scrollTop >= this.#top);
    this.#top = scrollTop;
    this.#down.classList.toggle("shown", !this.#keepsEnd);
    if (this.#keepsEnd) this.#count(0);
  }

  #count(unseen) {
    this.#unseen = unseen;
    this.#down.dataset.unseen = unseen || "";
    const news = unseen === 1 ? ", 1 new message" : `, ${unseen} new messages`;
    this.#down.setAttribute("aria-label", `To the newest message${unseen ? news : ""}`);
  }

  /** The arrows walk from message to message, the newest first. */
  #walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const messages = [...this.#element.querySelectorAll(".message")];
    const at = messages.indexOf(event.target);
    if (!step || (at < 0 && event.target !== this.#element)) return;
    event.preventDefault();
    const next = at < 0 ? messages.length - 1 : at + step;
    messages[next]?.focus();
  }

  #toReplied(event) {
    const quote = event.target.closest("[data-reply]");
    if (!quote) return;
    event.preventDefault();
    const { node } = this.#drawn.get(Number(quote.dataset.reply)) ?? {};
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.add("pointed-at");
    setTimeout(() => node.classList.remove("pointed-at"), 1500);
  }
}

function belongsTogether(message, next) {
  if (!next || author(next) !== author(message) || message.buttons?.length) return false;
  const isNear = next.date - message.date < GROUP_SECONDS;
  return isNear && isSameDay(fromUnix(message.date), fromUnix(next.date));
}
