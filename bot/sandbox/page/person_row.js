/** One line of the list of people: picture, name, caption, the last message, what is unread. */

import { h } from "./dom.js";
import { summary } from "./message.js";
import { fromUnix, shortMoment } from "./moments.js";
import { avatar } from "./people_look.js";

/** → the `<li>` of a person; `fillRow` says the rest. */
export function newRow(person, onclick) {
  return h(
    "li",
    {},
    h(
      "button.person",
      { type: "button", onclick, "data-testid": `person-${person.id}` },
      avatar(person.first_name, person.id),
      h(
        "span.person-about",
        {},
        h("span.person-line", {}, h("bdi.person-name"), h("span.person-caption"), h("time.person-time")),
        h("span.person-line", {}, h("span.person-preview", { dir: "auto" }), h("span.badge", { hidden: true, role: "img" })),
      ),
    ),
  );
}

/** Draws a person and their chat as they are now into their row. */
export function fillRow(row, { person, caption, messages, unread, isOpen }) {
  const part = (name) => row.querySelector(`.${name}`);
  const last = messages.at(-1);
  part("person").classList.toggle("gone", Boolean(person.blocked || person.deleted));
  part("person").setAttribute("aria-current", String(isOpen));
  part("person-name").textContent = person.first_name;
  part("person-caption").textContent = caption;
  part("person-preview").textContent = state(person) ?? preview(last);
  part("person-time").textContent = last ? shortMoment(fromUnix(last.date)) : "";
  part("badge").hidden = unread === 0;
  part("badge").textContent = unread || "";
  part("badge").setAttribute("aria-label", `${unread} unread`);
}

function state(person) {
  if (person.deleted) return "Account deleted";
  return person.blocked ? "Has blocked the bot" : null;
}

function preview(message) {
  if (!message) return "Has not written to the bot yet";
  return message.from === "person" ? `You: ${summary(message)}` : summary(message);
}
