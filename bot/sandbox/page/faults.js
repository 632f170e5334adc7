/** Faults to switch on: what Telegram and the network do to a bot on a bad day. */

import * as sandbox from "./api.js";
import { byId, h } from "./dom.js";
import { iconButton } from "./icons.js";
import { orTell } from "./toast.js";

const PRESETS = [
  {
    title: "Too many requests",
    about: "sendMessage is answered 429, “retry after 3 s”, five times",
    fault: { method: "sendMessage", status: 429, retry_after: 3, times: 5 },
  },
  {
    title: "Cut after sending",
    about: "a message arrives, but the bot never hears so, once",
    fault: { method: "sendMessage", drop: "after", times: 1 },
  },
  {
    title: "Cut before sending",
    about: "the connection breaks before anything was done, three times",
    fault: { method: "sendMessage", drop: "before", times: 3 },
  },
  {
    title: "Slow",
    about: "every answer takes 3 s longer, until it is removed",
    fault: { method: "*", delay: 3, times: 0 },
  },
  {
    title: "Telegram is down",
    about: "everything is answered 502, until it is removed",
    fault: { method: "*", status: 502, description: "Bad Gateway", times: 0 },
  },
];

/** Draws the presets and wires the switch of the limits. */
export function faultControls() {
  byId("fault-presets").replaceChildren(...PRESETS.map(preset));
  byId("limits").addEventListener("change", (event) => orTell(() => setLimits(event.target.checked)));
}

/** Draws the faults that are on, and whether the limits are. */
export async function showFaults() {
  await orTell(async () => {
    const rates = Object.values(await sandbox.limits());
    byId("limits").checked = rates.every((rate) => rate !== null);
    byId("limits").indeterminate = rates.includes(null) && rates.some((rate) => rate !== null);
    const faults = await sandbox.faults();
    byId("faults-none").hidden = faults.length > 0;
    byId("faults").replaceChildren(...faults.map(active));
  });
}

function preset({ title, about, fault }) {
  const onclick = () => orTell(async () => {
    await sandbox.addFault(fault);
    await showFaults();
  });
  const texts = [h("strong", {}, title), h("span.quiet", {}, about)];
  return h("button.preset", { type: "button", onclick, "data-testid": "fault-preset" }, texts);
}

function active(fault) {
  const onclick = () => orTell(async () => {
    await sandbox.removeFault(fault.id);
    await showFaults();
  });
  const button = iconButton("trash", `Remove: ${inWords(fault)}`, { onclick });
  return h("li.fault", { "data-testid": "fault" }, h("span", {}, inWords(fault)), button);
}

/** A fault in one line: "sendMessage: 429, retry after 3 s — 5 times more". */
export function inWords(fault) {
  const what = [
    fault.drop && `connection cut ${fault.drop} it is done`,
    fault.delay && `${fault.delay} s slower`,
    fault.status && [fault.status, fault.description].filter(Boolean).join(" "),
    fault.retry_after && `retry after ${fault.retry_after} s`,
  ].filter(Boolean);
  const method = fault.method === "*" ? "every method" : fault.method;
  const where = fault.chat_id ? ` in chat ${fault.chat_id}` : "";
  const often = fault.times ? `${fault.times} × more` : "until removed";
  return `${method}${where}: ${what.join(", ")} (${often})`;
}

function setLimits(areOn) {
  return sandbox.limit(
    areOn ? { per_second: 30, per_chat_per_second: 1 } : { per_second: null, per_chat_per_second: null },
  );
}
