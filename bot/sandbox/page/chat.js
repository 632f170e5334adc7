/** The open chat: what a person sees of the bot, and everything that can be done there. */

import * as sandbox from "./api.js";
import { acceptFiles } from "./attach.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { follow } from "./live.js";
import { Log } from "./log.js";
import { showMenu } from "./menu.js";
import { alertBox, confirmBox, copy, orTell, toast } from "./toast.js";

/** Shows one person's chat at a time; `people` is the list beside it. */
export class Chat {
  #people;
  #person = null;
  #messages = [];
  #wantsFocus = false;
  #stop = () => {};
  #composer = new Composer(() => this.#lastOwn());
  #log = new Log(byId("log"), byId("to-end"), {
    onTap: (message, button, place) => this.#tap(message, button, place),
    onMenu: (message, anchor) => this.#menu(message, anchor),
  });

  constructor(people) {
    this.#people = people;
    acceptFiles(() => this.#person?.id ?? null);
    byId("start").addEventListener("click", () => this.#begin("/start"));
    byId("unblock").addEventListener("click", () => this.#change(sandbox.unblock));
    byId("chat-more").addEventListener("click", (event) => this.#personMenu(event.currentTarget));
    byId("log").addEventListener("click", (event) => this.#inText(event));
  }

  /** Opens the chat of `person`; null closes it. With `focus`, the person can write at once. */
  open(person, { focus = false } = {}) {
    this.#stop();
    this.#person = person;
    this.#messages = [];
    this.#wantsFocus = focus;
    this.#log.clear();
    byId("chat").classList.toggle("is-open", person !== null);
    if (!person) return;
    byId("chat").dataset.state = "loading";
    this.#header("");
    this.#composer.open(person);
    this.#stop = follow(person.id, {
      onMessages: (messages, revision) => this.#show(person, messages, revision),
      onTrouble: (error) => this.#header(error ? "waiting for the sandbox…" : ""),
    });
  }

  /** Puts the cursor where the person goes on: Start in an empty chat, else the message field. */
  focus() {
    const start = byId("start");
    if (start.checkVisibility()) start.focus({ preventScroll: true });
    else this.#composer.focus();
  }

  /** The person was renamed, blocked the bot, …: draw what hangs on it. */
  refresh() {
    if (!this.#person) return;
    this.#person = this.#people.find(this.#person.id) ?? this.#person;
    this.#header("");
    byId("chat").dataset.state = this.#state();
  }

  #show(person, messages, revision) {
    this.#messages = messages;
    this.#people.tell(person.id, revision, messages);
    byId("chat").dataset.state = this.#state();
    this.#log.show(messages);
    if (this.#wantsFocus) this.focus();
    this.#wantsFocus = false;
  }

  #state() {
    if (this.#person.deleted) return "deleted";
    if (this.#person.blocked) return "blocked";
    return this.#messages.length ? "talking" : "empty";
  }

  #header(trouble) {
    const caption = this.#people.caption(this.#person);
    const who = `you are ${this.#person.first_name}${caption ? `, ${caption}` : ""}`;
    byId("chat-status").textContent = trouble || who;
    byId("chat-status").classList.toggle("trouble", Boolean(trouble));
  }

  #lastOwn() {
    return this.#messages.findLast((message) => message.from === "person" && message.text && !message.document);
  }

  async #begin(text) {
    const worked = await orTell(() => sandbox.send(this.#person.id, { text }));
    if (worked) this.#composer.focus();
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
      const { answered, answer } = await sandbox.tap(this.#person.id, pressed);
      if (!answered) toast("The bot has not answered this tap yet.");
      else if (answer?.text && answer.show_alert) alertBox(answer.text);
      else if (answer?.text) toast(answer.text);
    });
  }

  #menu(message, anchor) {
    const isOwn = message.from === "person";
    const items = [
      { label: "Reply", icon: "reply", run: () => this.#composer.reply(message) },
      message.text && { label: "Copy text", icon: "copy", run: () => copy(message.text) },
      isOwn && message.text && { label: "Edit", icon: "edit", run: () => this.#composer.edit(message) },
    ];
    showMenu(anchor, items.filter(Boolean));
  }

  #personMenu(anchor) {
    const name = this.#person.first_name;
    const blocking = this.#person.blocked
      ? { label: `Unblock the bot as ${name}`, icon: "check", run: () => this.#change(sandbox.unblock) }
      : { label: `Block the bot as ${name}`, icon: "block", run: () => this.#change(sandbox.block) };
    const deleting = { label: "Delete the account…", icon: "trash", danger: true, run: () => this.#deleteAccount() };
    showMenu(anchor, this.#person.deleted ? [] : [blocking, deleting]);
  }

  async #deleteAccount() {
    const name = this.#person.first_name;
    const isSure = await confirmBox(`Delete the account of ${name}? For the bot ${name} is gone for good.`, "Delete");
    if (isSure) await this.#change(sandbox.deleteAccount);
  }

  async #change(what) {
    await orTell(async () => {
      await what(this.#person.id);
      await this.#people.refresh();
      this.refresh();
    });
  }
}
