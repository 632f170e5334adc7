/** The people of the sandbox, at the left: who they are, what the bot last told them. */

import * as sandbox from "./api.js";
import { byId } from "./dom.js";
import { pause } from "./live.js";
import { fillRow, newRow } from "./person_row.js";
import { Seen } from "./seen.js";

const TICK_MS = 1000;
/** Chats looked at per tick: with many people each waits its turn, and the sandbox stays idle. */
const CHATS_PER_TICK = 5;
const PEOPLE_EVERY = 4;

/** The list; `onChoose(person)` is called for a tap or Enter on one of them. */
export class People {
  #list = byId("people-list");
  #onChoose;
  #people = [];
  #rows = new Map();
  #chats = new Map();
  #seen = new Seen();
  #captions = {};
  #openId = null;
  #turn = 0;

  constructor(onChoose) {
    this.#onChoose = onChoose;
    this.#list.addEventListener("keydown", (event) => this.#move(event));
  }

  /** Captions by person id, as the demo gives them: `{ "1001": "supporter" }`. */
  describe(captions) {
    this.#captions = captions;
  }

  get all() {
    return this.#people;
  }

  find(id) {
    return this.#people.find((person) => String(person.id) === String(id));
  }

  caption(person) {
    return this.#captions[person.id] ?? "";
  }

  /** Asks who there is and draws them; throws SandboxError. */
  async refresh() {
    this.#people = await sandbox.people();
    const ids = new Set(this.#people.map((person) => person.id));
    for (const [id, row] of this.#rows) if (!ids.has(id) && this.#rows.delete(id)) row.remove();
    this.#people.forEach((person, index) => this.#draw(person, index));
    byId("people-empty").hidden = this.#people.length > 0;
    this.#letTabIn();
  }

  /** This person's chat is the open one: it is not asked for, the open chat tells it. */
  open(id) {
    const before = this.find(this.#openId);
    this.#openId = id;
    for (const person of [before, this.find(id)]) if (person) this.#fill(person);
    this.#letTabIn();
  }

  /** Moves the focus to the open person: from there the arrows go on. */
  focus() {
    this.#list.querySelector("[tabindex='0']")?.focus();
  }

  /** The messages of a chat as they are now. */
  tell(id, revision, messages) {
    this.#chats.set(id, { revision, messages });
    const person = this.find(id);
    if (person) this.#fill(person);
    this.#entitle();
  }

  /** Looks at every chat once: the first thing on a fresh page. */
  async lookAtAll() {
    await Promise.all(this.#people.map((person) => this.#lookAt(person)));
  }

  /** Looks after the chats that are not open, until the page is left. */
  async watch() {
    document.addEventListener("visibilitychange", () => this.open(this.#openId));
    for (let tick = 1; ; tick += 1) {
      await pause(TICK_MS);
      if (!document.hidden) await this.#look(tick % PEOPLE_EVERY === 0).catch(forget);
    }
  }

  async #look(atPeople) {
    if (atPeople) await this.refresh();
    const others = this.#people.filter((person) => person.id !== this.#openId);
    const count = Math.min(CHATS_PER_TICK, others.length);
    const chosen = Array.from({ length: count }, (_, index) => others[(this.#turn + index) % others.length]);
    this.#turn += count;
    await Promise.all(chosen.map((person) => this.#lookAt(person)));
  }

  async #lookAt({ id }) {
    const known = this.#chats.get(id)?.revision;
    const { revision, messages } = await sandbox.messages(id, { after: known });
    if (revision !== known && id !== this.#openId) this.tell(id, revision, messages);
  }

  #draw(person, index) {
    const known = this.#rows.get(person.id);
    const row = known ?? newRow(person, () => this.#onChoose(this.find(person.id)));
    this.#rows.set(person.id, row);
    const there = this.#list.children[index];
    if (there !== row) this.#list.insertBefore(row, there ?? null);
    this.#fill(person);
  }

  #fill(person) {
    const messages = this.#chats.get(person.id)?.messages ?? [];
    const isOpen = person.id === this.#openId;
    if (isOpen && !document.hidden) this.#seen.all(person.id, messages);
    const unread = this.#seen.unread(person.id, messages);
    fillRow(this.#rows.get(person.id), { person, caption: this.caption(person), messages, unread, isOpen });
  }

  /** The tab says how many messages wait. */
  #entitle() {
    const counts = this.#people.map(({ id }) => this.#seen.unread(id, this.#chats.get(id)?.messages ?? []));
    const unread = counts.reduce((sum, count) => sum + count, 0);
    document.title = `${unread ? `(${unread}) ` : ""}Urgent Action bot · sandbox`;
  }

  /** Tab stops once in the list, at the open person; the arrows do the rest. */
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

/** The open chat already says that the sandbox is away; the previews try again by themselves. */
function forget(error) {
  if (!(error instanceof sandbox.SandboxError)) throw error;
}
