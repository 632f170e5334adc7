/** The list at the left: who there is, what the bot last told them, what is unread. */

import * as sandbox from "./api.js";
import { byId } from "./dom.js";
import { entries } from "./entries.js";
import { follow, pause } from "./live.js";
import { fillRow, newRow } from "./person_row.js";
import { Seen } from "./seen.js";

/** Chats asked for at a time, and the rest between: a thousand people must not flood it. */
const AT_A_TIME = 5;
const REST_MS = 250;

/** `onChoose(entry)` is called for a tap or Enter; `onChange()` whenever the list was drawn. */
export class People {
  #list = byId("people-list");
  #onChoose;
  #onChange;
  #entries = [];
  #rows = new Map();
  #chats = new Map();
  #seen = new Seen();
  #captions = {};
  #openId = null;

  constructor({ onChoose, onChange }) {
    this.#onChoose = onChoose;
    this.#onChange = onChange;
    this.#list.addEventListener("keydown", (event) => this.#move(event));
    document.addEventListener("visibilitychange", () => this.open(this.#openId));
  }

  /** Captions by person id, as the demo gives them: `{ "1001": "supporter" }`. */
  describe(captions) {
    this.#captions = captions;
  }

  /** The entries of people, without the groups. */
  get all() {
    return this.#entries.filter((entry) => entry.kind === "person");
  }

  find(id) {
    return this.#entries.find((entry) => String(entry.id) === String(id));
  }

  caption(personId) {
    return this.#captions[personId] ?? "";
  }

  /** Asks who there is and draws them; throws SandboxError. */
  async refresh() {
    await this.#draw((await sandbox.people()).answer);
  }

  /** Draws whatever changes, until the page is left. */
  watch() {
    follow(sandbox.people, {
      onChange: async (people) => {
        await this.#draw(people);
        await this.lookAround();
      },
    });
  }

  /** Asks for the chats that are not open; the open one is told by `tell`. */
  async lookAround() {
    const others = this.#entries.filter((entry) => entry.id !== this.#openId && entry.personId !== undefined);
    for (let at = 0; at < others.length; at += AT_A_TIME) {
      await Promise.all(others.slice(at, at + AT_A_TIME).map((entry) => this.#lookAt(entry)));
      await pause(REST_MS);
    }
  }

  /** This chat is the open one; null: none is. */
  open(id) {
    const before = this.find(this.#openId);
    this.#openId = id;
    for (const entry of [before, this.find(id)]) if (entry) this.#fill(entry);
    this.#letTabIn();
  }

  /** Moves the focus to the open chat's line: from there the arrows go on. */
  focus() {
    this.#list.querySelector("[tabindex='0']")?.focus();
  }

  /** The messages of a chat as they are now. */
  tell(id, revision, messages) {
    this.#chats.set(id, { revision, messages });
    const entry = this.find(id);
    if (entry) this.#fill(entry);
    this.#entitle();
  }

  async #lookAt(entry) {
    const known = this.#chats.get(entry.id)?.revision;
    const { revision, answer } = await sandbox.messages(entry, { after: known });
    if (revision !== known && entry.id !== this.#openId) this.tell(entry.id, revision, answer);
  }

  async #draw(people) {
    this.#entries = entries(people, await sandbox.groups());
    const ids = new Set(this.#entries.map((entry) => entry.id));
    for (const [id, row] of this.#rows) if (!ids.has(id) && this.#rows.delete(id)) row.remove();
    this.#entries.forEach((entry, index) => this.#place(entry, index));
    byId("people-empty").hidden = this.#entries.length > 0;
    this.#letTabIn();
    this.#onChange();
  }

  #place(entry, index) {
    const row = this.#rows.get(entry.id) ?? newRow(entry, () => this.#onChoose(this.find(entry.id)));
    this.#rows.set(entry.id, row);
    const there = this.#list.children[index];
    if (there !== row) this.#list.insertBefore(row, there ?? null);
    this.#fill(entry);
  }

  #fill(entry) {
    const messages = this.#chats.get(entry.id)?.messages ?? [];
    const isOpen = entry.id === this.#openId;
    if (isOpen && !document.hidden) this.#seen.all(entry.id, messages);
    const unread = this.#seen.unread(entry.id, messages);
    fillRow(this.#rows.get(entry.id), { entry, caption: this.caption(entry.id), messages, unread, isOpen });
  }

  /** The tab says how many messages wait. */
  #entitle() {
    const counts = this.#entries.map(({ id }) => this.#seen.unread(id, this.#chats.get(id)?.messages ?? []));
    const unread = counts.reduce((sum, count) => sum + count, 0);
    document.title = `${unread ? `(${unread}) ` : ""}Urgent Action bot · sandbox`;
  }

  /** Tab stops once in the list, at the open chat; the arrows do the rest. */
  #letTabIn() {
    const buttons = [...this.#list.querySelectorAll("button")];
    const stop = buttons.find((button) => button.getAttribute("aria-current") === "true") ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
    this.#entitle();
  }

  #move(event) {
    const buttons = [...this.#list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(to, buttons.length - 1))]?.focus();
  }
}
