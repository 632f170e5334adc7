/** What the menus of a message and of a chat offer. */

import * as sandbox from "./api.js";
import { isOwn } from "./message.js";
import { confirmBox, copy } from "./toast.js";

/** For one message; only own texts can be changed. */
export function messageActions(message, composer) {
  return [
    { label: "Reply", icon: "reply", run: () => composer.reply(message) },
    message.text && { label: "Copy text", icon: "copy", run: () => copy(message.text) },
    isOwn(message) && message.text && { label: "Edit", icon: "edit", run: () => composer.edit(message) },
  ].filter(Boolean);
}

/** For the open chat; `change(work)` runs what changes it, `writeAs(person)` turns to a member. */
export function entryActions(entry, { change, writeAs }) {
  if (entry.kind === "group") return groupActions(entry, change, writeAs);
  if (entry.deleted) return [{ label: "This account is gone", icon: "trash", run: () => {} }];
  const { id, name } = entry;
  const blocking = entry.blocked
    ? { label: "Unblock the bot", icon: "check", run: () => change(() => sandbox.unblock(id)) }
    : { label: "Block the bot", icon: "block", run: () => change(() => sandbox.block(id)) };
  const remove = async () => {
    const isSure = await confirmBox(`Delete the account of ${name}? For the bot ${name} is gone for good.`, "Delete");
    if (isSure) await change(() => sandbox.deleteAccount(id));
  };
  return [blocking, { label: "Delete the account…", icon: "trash", danger: true, run: remove }];
}

function groupActions({ id, members, hasBot, personId }, change, writeAs) {
  const others = members.filter((person) => person.id !== personId);
  const turns = others.map((person) => ({
    label: `Write as ${person.first_name}`,
    icon: "person",
    run: () => writeAs(person),
  }));
  const moving = hasBot
    ? { label: "Remove the bot", icon: "close", danger: true, run: () => change(() => sandbox.removeBotFromGroup(id)) }
    : { label: "Add the bot", icon: "plus", run: () => change(() => sandbox.addBotToGroup(id)) };
  return [...turns, moving];
}
