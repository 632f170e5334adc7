/** One message becomes one bubble. */

import { h } from "./dom.js";
import { formatted } from "./entities.js";
import { icon, iconButton } from "./icons.js";
import { keyboard } from "./keyboard.js";
import { ownPath } from "./links.js";
import { fromUnix, fullMoment, timeOfDay } from "./moments.js";
import { avatar } from "./people_look.js";

/**
 * → the element of `message`. `around.replied` is the message it answers (or undefined);
 * `around.onTap` and `around.onMenu` are called with the message.
 */
export function bubble(message, around) {
  const side = isOwn(message) ? "out" : "in";
  const parts = [
    message.sender && h("div.sender", {}, message.sender),
    message.reply_to && replyQuote(around.replied),
    message.photo && photo(message.photo),
    message.document && documentCard(message.document),
    message.contact && contactCard(message.contact),
    h(message.text ? "div.text" : "div.text.bare", {}, formatted(message.text ?? "", message.entities ?? []), meta(message)),
  ];
  const more = iconButton("more", "Message menu", {
    class: "icon-button message-more",
    // The arrows lead to a message and Enter opens its menu: Tab is for the bot's buttons.
    tabindex: -1,
    "aria-haspopup": "menu",
    onclick: (event) => around.onMenu(message, event.currentTarget),
  });
  return h(
    `article.message.${side}`,
    {
      id: `message-${message.message_id}`,
      "data-testid": "message",
      "data-message-id": message.message_id,
      tabindex: -1,
      "aria-label": `${author(message)}, ${timeOfDay(fromUnix(message.date))}`,
      oncontextmenu: (event) => openMenu(event, message, around),
      onkeydown: (event) => {
        if (event.key !== "Enter" || event.target !== event.currentTarget) return;
        // Or the same key chooses the first item of the menu that it opens.
        event.preventDefault();
        around.onMenu(message, more);
      },
    },
    h("div.bubble-row", {}, h("div.bubble", {}, parts), more),
    keyboard(message, around.onTap),
  );
}

/** Whether the person whose chat this is wrote it; in groups the others have a `sender`. */
export function isOwn(message) {
  return message.from === "person" && !message.sender;
}

/** Who wrote it, as the person sees it: "You", "Bot", or another member's name. */
export function author(message) {
  return isOwn(message) ? "You" : (message.sender ?? "Bot");
}

/** The browser's own menu stays where it is the useful one: on links and on selected text. */
function openMenu(event, message, around) {
  if (event.target.closest("a, button") || String(getSelection())) return;
  event.preventDefault();
  around.onMenu(message, { x: event.clientX, y: event.clientY });
}

function meta(message) {
  const date = fromUnix(message.date);
  return h(
    "span.meta",
    {},
    message.edited && h("span.edited", {}, "edited "),
    h("time", { datetime: date.toISOString(), title: fullMoment(date) }, timeOfDay(date)),
  );
}

function replyQuote(replied) {
  if (!replied) return h("div.reply-quote.gone", {}, "Deleted message");
  const properties = { href: `#message-${replied.message_id}`, dataset: { reply: replied.message_id } };
  return h("a.reply-quote", properties, h("strong", {}, author(replied)), h("span", { dir: "auto" }, summary(replied)));
}

/** A message in one line: for quotes and for the list of people. */
export function summary(message) {
  const text = (message.text ?? "").replace(/\s+/g, " ").trim();
  if (text) return text;
  if (message.document) return message.document.file_name || "File";
  if (message.photo) return "Photo";
  return message.contact ? "Contact" : "Message";
}

function photo({ url, width, height }) {
  const path = ownPath(url);
  const properties = { href: path, target: "_blank", rel: "noopener noreferrer", "aria-label": "Photo, opens alone" };
  return h("a.photo", properties, h("img", { src: path, width, height, alt: "" }));
}

function documentCard({ file_name: name, size, url }) {
  return h(
    "a.document",
    { href: ownPath(url), download: name, "data-testid": "document", "aria-label": `Download ${name}, ${bytes(size)}` },
    h("span.document-sign", {}, icon("file"), h("span.extension", {}, extension(name)), icon("download", "icon on-hover")),
    h("span.document-about", {}, h("bdi.document-name", {}, name), h("span.quiet", {}, bytes(size))),
  );
}

function extension(name) {
  const ending = /\.([A-Za-z0-9]{1,4})$/.exec(name);
  return ending ? ending[1].toUpperCase() : "";
}

/** "840 B", "12.4 KB", "3.1 MB", as Telegram's apps round. */
export function bytes(size) {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(1)} KB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

function contactCard(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  return h(
    "div.contact",
    { "data-testid": "contact" },
    avatar(name, name.length),
    h("span.document-about", {}, h("bdi.document-name", {}, name), h("span.quiet", {}, contact.phone_number)),
  );
}
