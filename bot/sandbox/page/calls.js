/** What the bot called last, as one readable line each. */

import * as sandbox from "./api.js";
import { byId, h } from "./dom.js";
import { pause } from "./live.js";
import { timeOfDay } from "./moments.js";
import { orTell } from "./toast.js";

const KEPT = 200;
const PAGE = 5000;
const EVERY_MS = 1000;

let watching = null;
let newest = 0;

/** Shows the calls as they come, until `hideCalls()`. */
export async function showCalls() {
  hideCalls();
  watching = new AbortController();
  const { signal } = watching;
  while (!signal.aborted) {
    const worked = await orTell(look);
    if (!worked) return;
    await pause(EVERY_MS, signal);
  }
}

export function hideCalls() {
  watching?.abort();
}

/** The bot asks for updates all the time: those calls say nothing and are left out. */
async function look() {
  const calls = await sandbox.calls(newest, PAGE);
  if (!calls.length) return;
  newest = calls.at(-1).n;
  const place = byId("calls");
  const told = calls.filter((call) => call.method !== "getUpdates" || !call.ok).slice(-KEPT);
  place.prepend(...told.map(line).reverse());
  while (place.children.length > KEPT) place.lastElementChild.remove();
  byId("calls-none").hidden = place.children.length > 0;
  if (calls.length === PAGE) await look();
}

function line(call) {
  const about = call.ok ? target(call.params) : `${call.status} ${call.error ?? ""}`;
  return h(
    "li",
    {},
    h(
      `details.call${call.ok ? "" : ".failed"}`,
      { "data-testid": "call" },
      h("summary", {}, h("time", {}, at(call.at)), h("strong", {}, call.method), h("span", { dir: "auto" }, about)),
      h("pre", { tabindex: 0 }, JSON.stringify(call.params, null, 2)),
    ),
  );
}

function target(params = {}) {
  const text = params.text ?? params.caption ?? params.document?.name ?? "";
  const who = params.chat_id === undefined ? "" : `→ ${params.chat_id} `;
  return who + String(text).replace(/<[^>]*>/g, "").slice(0, 80);
}

function at(moment) {
  const date = new Date(typeof moment === "number" ? moment * 1000 : moment);
  return timeOfDay(date);
}
