/** Which messages of the bot each person has seen; kept until the tab is closed. */

const KEY = "sandbox-seen";

/** The newest message id seen, by person. */
export class Seen {
  #newest = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");

  /** All these messages are on the screen now. */
  all(personId, messages) {
    this.#newest[personId] = messages.at(-1)?.message_id ?? 0;
    sessionStorage.setItem(KEY, JSON.stringify(this.#newest));
  }

  /** How many of the bot's messages came since. */
  unread(personId, messages) {
    const newest = this.#newest[personId] ?? 0;
    return messages.filter((message) => message.from === "bot" && message.message_id > newest).length;
  }
}
