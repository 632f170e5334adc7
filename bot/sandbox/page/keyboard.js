/** The buttons under a message, row by row, and what a tap on each of them does. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { safeLink } from "./links.js";
import { copy } from "./toast.js";

/** → the keyboard of `message`, or null; `onTap(message, button, place)` is awaited. */
export function keyboard(message, onTap) {
  if (!message.buttons?.length) return null;
  const rows = message.buttons.map((row, rowAt) =>
    h("div.key-row", {}, row.map((button, columnAt) => key(message, button, { row: rowAt, column: columnAt }, onTap))),
  );
  return h("div.keyboard", { role: "group", "aria-label": "Buttons of this message" }, rows);
}

function key(message, button, place, onTap) {
  const label = h("span.key-text", { dir: "auto" }, button.text);
  const shared = { class: "key", "data-testid": "inline-button" };
  if (button.url) return linkKey(button, label, shared);
  if (button.copy_text !== undefined) {
    const onclick = () => copy(copied(button.copy_text));
    return h("button", { ...shared, type: "button", onclick }, label, icon("copy", "key-sign"));
  }
  const onclick = async (event) => {
    const pressed = event.currentTarget;
    if (pressed.getAttribute("aria-busy") === "true") return;
    pressed.setAttribute("aria-busy", "true");
    await onTap(message, button, place);
    pressed.removeAttribute("aria-busy");
  };
  return h("button", { ...shared, type: "button", onclick }, label, h("span.spinner", { "aria-hidden": "true" }));
}

function linkKey(button, label, shared) {
  return safeLink(button.url, [label, icon("open", "key-sign")], shared);
}

/** The Bot API nests it as `{ text }`; the sandbox may have unpacked it. */
function copied(copyText) {
  return typeof copyText === "string" ? copyText : copyText.text;
}
