/** One line of the list of people: picture, name, caption, the last message, what is unread. */

import { h } from "./dom.js";
import { state } from "./entries.js";
import { author, summary } from "./message.js";
import { fromUnix, shortMoment } from "./moments.js";
import { avatar } from "./people_look.js";

/** → the `<li>` of an entry; `fillRow` says the rest. */
export function newRow({ id, name, kind }, onclick) {
  return h(
    "li",
    {},
    h(
      "button.person",
      { type: "button", onclick, "data-testid": `${kind}-${id}` },
      avatar(name, id),
      h(
        "span.person-about",
        {},
        h("span.person-line", {}, h("bdi.person-name"), h("span.person-caption"), h("time.person-time")),
        h("span.person-line", {}, h("span.person-preview", { dir: "auto" }), h("span.badge", { hidden: true, role: "img" })),
      ),
    ),
  );
}

/** Draws an entry and its chat as they are now into its row. */
export function fillRow(row, { entry, caption, messages, unread, isOpen }) {
  const part = (name) => row.querySelector(`.${name}`);
  const last = messages.at(-1);
  part("person").classList.toggle("gone", Boolean(entry.blocked || entry.deleted));
  part("person").setAttribute("aria-current", String(isOpen));
  part("person-name").textContent = entry.name;
  part("person-caption").textContent = entry.kind === "group" ? "group" : caption;
  part("person-preview").textContent = state(entry) ?? preview(last);
  part("person-time").textContent = last ? shortMoment(fromUnix(last.date)) : "";
  part("badge").hidden = unread === 0;
  part("badge").textContent = unread || "";
  part("badge").setAttribute("aria-label", `${unread} unread`);
}

function preview(message) {
  if (!message) return "Nothing written yet";
  return message.from === "person" ? `${author(message)}: ${summary(message)}` : summary(message);
}
