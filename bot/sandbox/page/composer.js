/** Where a person writes: text, a file, a command, a reply, a change of what was written. */

import * as sandbox from "./api.js";
import { byId } from "./dom.js";
import { author, summary } from "./message.js";
import { Suggestions } from "./suggestions.js";
import { orTell } from "./toast.js";

const BOT = "@urgent_sandbox_bot";
const TALLEST = 220;

/** The message field of the open chat; `lastOwn()` gives the newest message that can be changed. */
export class Composer {
  #form = byId("composer");
  #field = byId("composer-text");
  #about = byId("composer-about");
  #suggestions = new Suggestions(this.#field);
  #lastOwn;
  #drafts = new Map();
  #place = null;
  #editing = null;
  #replying = null;

  constructor(lastOwn) {
    this.#lastOwn = lastOwn;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    byId("composer-cancel").addEventListener("click", () => this.#release());
    byId("commands").addEventListener("click", () => this.#toggleCommands());
  }

  /** Another chat is written to now; a draft waits in the one that was left. */
  open(entry) {
    if (this.#place && !this.#editing) this.#drafts.set(this.#place.id, this.#field.value);
    this.#place = entry;
    this.#release();
    this.#write(this.#drafts.get(entry.id) ?? "");
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  reply(message) {
    this.#replying = message;
    this.#tell(`Reply to: ${author(message)}`, message);
  }

  edit(message) {
    this.#editing = message;
    this.#write(message.text);
    this.#tell("Edit message", message);
  }

  #tell(title, message) {
    byId("composer-about-title").textContent = title;
    byId("composer-about-text").textContent = summary(message);
    this.#about.hidden = false;
    this.focus();
  }

  #release() {
    if (this.#editing) this.#write("");
    this.#editing = null;
    this.#replying = null;
    this.#about.hidden = true;
    this.#suggestions.hide();
  }

  async #send() {
    const text = this.#field.value.trim();
    if (!text) return;
    const place = this.#place;
    const [editing, replying] = [this.#editing, this.#replying];
    this.#write("");
    this.#drafts.delete(place.id);
    this.#editing = null;
    this.#release();
    const work = editing
      ? () => sandbox.edit(place, editing.message_id, text)
      : () => sandbox.send(place, { text, reply_to: replying?.message_id });
    const worked = await orTell(work);
    if (!worked && !this.#field.value && this.#place === place) this.#write(text);
  }

  #write(text) {
    this.#field.value = text;
    this.#fit();
  }

  #fit() {
    this.#field.style.height = "auto";
    this.#field.style.height = `${Math.min(this.#field.scrollHeight, TALLEST)}px`;
    this.#form.classList.toggle("has-text", this.#field.value.trim() !== "");
  }

  #key(event) {
    // What is offered for another text than the field's is old: Enter would send it unseen.
    if (this.#suggestions.isOpen && this.#field.dataset.offered !== this.#field.value) this.#suggestions.hide();
    if (event.isComposing || this.#suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape" && !this.#about.hidden) {
      event.stopPropagation();
      this.#release();
    } else if (event.key === "ArrowUp" && this.#field.value === "") {
      this.#editLast(event);
    }
  }

  #editLast(event) {
    const message = this.#lastOwn();
    if (!message) return;
    event.preventDefault();
    this.edit(message);
  }

  #typed() {
    this.#fit();
    const text = this.#field.value;
    if (/^\/\w*$/.test(text)) this.#showCommands(text.slice(1));
    else if (text.startsWith(`${BOT} `)) this.#showInline(text.slice(BOT.length + 1));
    else this.#suggestions.hide();
  }

  async #toggleCommands() {
    if (this.#suggestions.isOpen) return this.#suggestions.hide();
    this.focus();
    return this.#showCommands("");
  }

  async #showCommands(beginning) {
    const before = this.#field.value;
    await orTell(async () => {
      const commands = await sandbox.commands(this.#place.personId);
      if (this.#field.value !== before) return;
      const fitting = commands.filter(({ command }) => command.startsWith(beginning.toLowerCase()));
      const choices = fitting.map(({ command, description }) => ({
        title: `/${command}`,
        about: description,
        run: () => this.sendCommand(`/${command}`),
      }));
      this.#offer(choices, "Commands of the bot");
    });
  }

  async #showInline(query) {
    const before = this.#field.value;
    await orTell(async () => {
      const results = await sandbox.inline(this.#place, query);
      if (this.#field.value !== before) return;
      const choices = results.map((result) => ({
        title: result.title ?? result.id,
        about: result.description,
        run: () => this.#sendInline(result.id),
      }));
      this.#offer(choices, "What the bot offers");
    });
  }

  #offer(choices, label) {
    this.#field.dataset.offered = this.#field.value;
    this.#suggestions.show(choices, label);
  }

  async #sendInline(resultId) {
    this.#write("");
    await orTell(() => sandbox.sendInline(this.#place, resultId));
  }

  /** Begins an inline query, as a button can ask for it. */
  askInline(query) {
    this.#write(`${BOT} ${query}`);
    this.focus();
    this.#typed();
  }

  /** Sends a command as a tap on it does; what is half written stays. */
  async sendCommand(text) {
    if (this.#field.value.startsWith("/")) this.#write("");
    await orTell(() => sandbox.send(this.#place, { text }));
  }
}
