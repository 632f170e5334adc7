/** The list over the message field: the bot's commands, or what it answers to an inline query. */

import { byId, h } from "./dom.js";

/** One list for one text field; the field keeps the focus while the arrows move in the list. */
export class Suggestions {
  #list = byId("suggestions");
  #field;
  #active = -1;
  #choices = [];

  constructor(field) {
    this.#field = field;
    field.addEventListener("blur", () => this.hide());
  }

  get isOpen() {
    return this.#choices.length > 0;
  }

  /** `choices`: `[{ title, about, run }]`; none of them hides the list. */
  show(choices, label) {
    this.#choices = choices;
    this.#list.hidden = choices.length === 0;
    this.#list.setAttribute("aria-label", label);
    this.#list.replaceChildren(...choices.map((choice, index) => this.#option(choice, index)));
    this.#field.setAttribute("aria-expanded", String(this.isOpen));
    this.#mark(choices.length ? 0 : -1);
  }

  hide() {
    if (this.isOpen) this.show([], "");
  }

  /** Handles a key of the field; true when the list took it. */
  key(event) {
    if (!this.isOpen) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) this.#step(steps[event.key]);
    else if (event.key === "Escape") this.hide();
    else if (event.key === "Enter" || event.key === "Tab") this.#choose(this.#active);
    else return false;
    event.preventDefault();
    return true;
  }

  #option({ title, about }, index) {
    return h(
      "div.suggestion",
      {
        role: "option",
        id: `suggestion-${index}`,
        "data-testid": "suggestion",
        // Or the field loses the focus before the tap arrives, and the list is gone.
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => this.#choose(index),
      },
      h("span.suggestion-title", {}, title),
      about && h("span.suggestion-about", { dir: "auto" }, about),
    );
  }

  #step(step) {
    const count = this.#choices.length;
    this.#mark((this.#active + step + count) % count);
  }

  #mark(index) {
    this.#active = index;
    [...this.#list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    this.#list.children[index]?.scrollIntoView({ block: "nearest" });
    if (index < 0) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", `suggestion-${index}`);
  }

  #choose(index) {
    const choice = this.#choices[index];
    this.hide();
    choice.run();
  }
}
