/** How a person looks in the list and in the header: initials on a colour that stays theirs. */

import { h } from "./dom.js";

const COLOURS = 7;

/** A round picture of one or two initials; the same `id` always has the same colour. */
export function avatar(name, id) {
  const colour = Math.abs(Number(id)) % COLOURS;
  return h("span.avatar", { "aria-hidden": "true", dataset: { colour } }, initials(name));
}

/** The bot's picture. */
export function botPicture() {
  return h("img.logo", { src: "/page/icon.svg", alt: "" });
}

/** Up to two initials: whole characters, so that no emoji or Indic letter is cut in half. */
export function initials(name) {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map(firstCharacter).join("").toLocaleUpperCase() || "?";
}

function firstCharacter(word) {
  const [first] = new Intl.Segmenter().segment(word);
  return first.segment;
}
