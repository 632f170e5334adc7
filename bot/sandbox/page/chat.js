/** The open chat: what a person sees of the bot, and everything that can be done there. */

import * as sandbox from "./api.js";
import { acceptFiles } from "./attach.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { as } from "./entries.js";
import { entryActions, messageActions } from "./chat_menus.js";
import { follow } from "./live.js";
import { Log } from "./log.js";
import { showMenu } from "./menu.js";
import { isOwn } from "./message.js";
import { avatar, botPicture } from "./people_look.js";
import { alertBox, hideToast, orTell, toast } from "./toast.js";

/** Shows one chat at a time; `people` is the list beside it. */
export class Chat {
  #people;
  #entry = null;
  #messages = [];
  #wantsFocus = false;
  #stop = () => {};
  #composer = new Composer(() => this.#lastOwn());
  #log = new Log(byId("log"), byId("to-end"), {
    onTap: (message, button, place) => this.#tap(message, button, place),
    onMenu: (message, anchor) => showMenu(anchor, messageActions(message, this.#composer)),
  });

  constructor(people) {
    this.#people = people;
    acceptFiles(() => this.#entry);
    byId("start").addEventListener("click", () => this.#begin());
    byId("unblock").addEventListener("click", () => this.#change(() => sandbox.unblock(this.#entry.id)));
    byId("chat-more").addEventListener("click", (event) => this.#entryMenu(event.currentTarget));
    byId("log").addEventListener("click", (event) => this.#inText(event));
  }

  /** Opens the chat of `entry`; null closes it. With `focus`, one can write at once. */
  open(entry, { focus = false } = {}) {
    this.#stop();
    this.#entry = entry;
    this.#messages = [];
    this.#wantsFocus = focus;
    this.#log.clear();
    hideToast();
    byId("chat").classList.toggle("is-open", entry !== null);
    if (!entry) return;
    byId("chat").dataset.state = "loading";
    this.#header("");
    this.#composer.open(entry);
    if (entry.personId === undefined) return;
    this.#stop = follow((waiting) => sandbox.messages(entry, waiting), {
      onChange: (messages, revision) => this.#show(messages, revision),
      onTrouble: (error) => this.#header(error ? "waiting for the sandbox…" : ""),
    });
  }

  /** Puts the cursor where the person goes on: Start in an empty chat, else the message field. */
  focus() {
    const start = byId("start");
    if (start.checkVisibility()) start.focus({ preventScroll: true });
    else this.#composer.focus();
  }

  /** Somebody was renamed, blocked the bot, …: draws what hangs on it. */
  refresh() {
    const now = this.#entry && this.#people.find(this.#entry.id);
    if (!now) return;
    const isStill = now.kind === "person" || now.members.some(({ id }) => id === this.#entry.personId);
    this.#entry = isStill ? { ...now, personId: this.#entry.personId } : now;
    this.#header("");
    if (byId("chat").dataset.state !== "loading") byId("chat").dataset.state = this.#state();
  }

  #show(messages, revision) {
    this.#messages = messages;
    this.#people.tell(this.#entry.id, revision, messages);
    byId("chat").dataset.state = this.#state();
    this.#log.show(messages);
    if (this.#wantsFocus) this.focus();
    this.#wantsFocus = false;
  }

  #state() {
    if (this.#entry.deleted) return "deleted";
    if (this.#entry.blocked) return "blocked";
    return this.#messages.length || this.#entry.kind === "group" ? "talking" : "empty";
  }

  #header(trouble) {
    const { id, kind, name, personId } = this.#entry;
    const you = this.#people.find(personId)?.name ?? "nobody";
    const caption = this.#people.caption(personId);
    byId("chat-title").textContent = kind === "group" ? name : "Urgent Action bot";
    byId("chat-picture").replaceChildren(kind === "group" ? avatar(name, id) : botPicture());
    byId("chat-status").textContent = trouble || `you are ${you}${caption ? `, ${caption}` : ""}`;
    byId("chat-status").classList.toggle("trouble", Boolean(trouble));
  }

  #lastOwn() {
    return this.#messages.findLast((message) => isOwn(message) && message.text);
  }

  async #begin() {
    const worked = await orTell(() => sandbox.send(this.#entry, { text: "/start" }));
    if (worked) this.#wantsFocus = matchMedia("(hover: hover)").matches;
  }

  /** Commands and links to the bot inside a text. */
  #inText(event) {
    const link = event.target.closest("[data-command], [data-start]");
    if (!link) return;
    event.preventDefault();
    const { command, start } = link.dataset;
    this.#composer.sendCommand(command ?? `/start ${start}`.trim());
  }

  async #tap(message, button, { row, column }) {
    const pressed = { message_id: message.message_id, text: button.text, row, column };
    await orTell(async () => {
      const { answered, answer, inline } = await sandbox.tap(this.#entry, pressed);
      if (inline !== undefined) this.#composer.askInline(inline);
      else if (!answered) toast("The bot has not answered this tap yet.");
      else if (answer?.text) (answer.show_alert ? alertBox : toast)(answer.text);
    });
  }

  #entryMenu(anchor) {
    const actions = entryActions(this.#entry, {
      change: (work) => this.#change(work),
      writeAs: (person) => this.open(as(this.#entry, person), { focus: true }),
    });
    showMenu(anchor, actions);
  }

  async #change(work) {
    await orTell(async () => {
      await work();
      await this.#people.refresh();
    });
  }
}
