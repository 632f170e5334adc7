/** The people of the sandbox, at the left: who they are, what the bot last told them. */

import * as sandbox from "./api.js";
import { byId, h } from "./dom.js";
import { pause } from "./live.js";
import { summary } from "./message.js";
import { fromUnix, shortMoment } from "./moments.js";
import { avatar } from "./people_look.js";
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
    for (const id of this.#rows.keys()) if (!ids.has(id)) this.#rows.delete(id);
    this.#list.replaceChildren(...this.#people.map((person) => this.#row(person)));
    byId("people-empty").hidden = this.#people.length > 0;
  }

  /** This person's chat is the open one: it is not asked for, the open chat tells it. */
  open(id) {
    this.#openId = id;
    for (const [each, row] of this.#rows) this.#current(row, each === id);
  }

  /** The messages of a chat as they are now. */
  tell(id, revision, messages) {
    this.#chats.set(id, { revision, messages });
    if (id === this.#openId && !document.hidden) this.#seen.all(id, messages);
    this.#fill(id);
  }

  /** Looks after the chats that are not open, until the page is left. */
  async watch() {
    for (let tick = 1; ; tick += 1) {
      await pause(TICK_MS);
      if (document.hidden) continue;
      await this.#look(tick % PEOPLE_EVERY === 0).catch(forget);
    }
  }

  /** Looks at every chat once: the first thing on a fresh page. */
  async lookAtAll() {
    await Promise.all(this.#people.map((person) => this.#lookAt(person)));
  }

  async #look(atPeople) {
    if (atPeople && !this.#list.contains(document.activeElement)) await this.refresh();
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

  #row(person) {
    const known = this.#rows.get(person.id);
    const row = known ?? this.#newRow(person);
    this.#rows.set(person.id, row);
    row.firstElementChild.classList.toggle("gone", Boolean(person.blocked || person.deleted));
    row.querySelector(".person-name").textContent = person.first_name;
    row.querySelector(".person-caption").textContent = this.caption(person);
    this.#current(row, person.id === this.#openId);
    this.#fill(person.id);
    return row;
  }

  #newRow(person) {
    const onclick = () => this.#onChoose(this.find(person.id));
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
          h("span.person-line", {}, h("span.person-preview", { dir: "auto" }), h("span.badge", { hidden: true })),
        ),
      ),
    );
  }

  #fill(id) {
    const row = this.#rows.get(id);
    const person = this.find(id);
    if (!row || !person) return;
    const messages = this.#chats.get(id)?.messages ?? [];
    const last = messages.at(-1);
    row.querySelector(".person-preview").textContent = state(person) ?? preview(last);
    row.querySelector(".person-time").textContent = last ? shortMoment(fromUnix(last.date)) : "";
    this.#badge(row.querySelector(".badge"), this.#seen.unread(id, messages));
  }

  #badge(badge, count) {
    badge.hidden = count === 0;
    badge.textContent = count || "";
    badge.setAttribute("aria-label", `${count} unread`);
    badge.setAttribute("role", "img");
  }

  #current(row, isOpen) {
    row.firstElementChild.setAttribute("aria-current", String(isOpen));
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

function state(person) {
  if (person.deleted) return "Account deleted";
  return person.blocked ? "Has blocked the bot" : null;
}

function preview(message) {
  if (!message) return "Has not written to the bot yet";
  return message.from === "person" ? `You: ${summary(message)}` : summary(message);
}

/** The open chat already says that the sandbox is away; the previews try again by themselves. */
function forget(error) {
  if (!(error instanceof sandbox.SandboxError)) throw error;
}
