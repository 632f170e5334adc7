/** The clock that the bot goes by: what it shows now, and how to move it ahead. */

import * as sandbox from "./api.js";
import { byId } from "./dom.js";
import { fullMoment } from "./moments.js";
import { orTell, toast } from "./toast.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far the bot's now is ahead of this machine's, in milliseconds. */
let ahead = 0;
let ticking;

/** Wires the buttons of the clock. */
export function clockControls() {
  byId("clock-hour").addEventListener("click", () => jump(HOUR));
  byId("clock-day").addEventListener("click", () => jump(DAY));
  byId("clock-reminder").addEventListener("click", () => orTell(toReminder));
  byId("clock-reset").addEventListener("click", () => orTell(reset));
  byId("clock-days").addEventListener("submit", (event) => {
    event.preventDefault();
    jump(byId("clock-days-count").valueAsNumber * DAY);
  });
  byId("clock-to").addEventListener("submit", (event) => {
    event.preventDefault();
    orTell(() => moveTo(new Date(byId("clock-to-moment").value)));
  });
}

/** Asks for the clock and lets it tick on the screen. */
export async function showClock() {
  await orTell(async () => set(await sandbox.clock()));
  byId("clock-to-moment").value = localMinute(now());
  clearInterval(ticking);
  ticking = setInterval(draw, 1000);
}

export function hideClock() {
  clearInterval(ticking);
}

const now = () => new Date(Date.now() + ahead);

/** As a `datetime-local` field wants it: local, to the minute. */
function localMinute(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function jump(milliseconds) {
  return orTell(() => moveTo(new Date(now().getTime() + milliseconds)));
}

async function moveTo(moment) {
  if (Number.isNaN(moment.getTime())) throw new Error("Choose a date and a time.");
  set(await sandbox.moveClock(moment));
  toast(`For the bot it is now ${fullMoment(now())}`);
}

async function toReminder() {
  set(await sandbox.jumpToReminder());
  toast(`The next reminder is due now, ${fullMoment(now())}`);
}

async function reset() {
  await sandbox.resetClock();
  set(await sandbox.clock());
  toast("The bot goes by this machine's clock again");
}

function set({ now: moment }) {
  ahead = new Date(moment).getTime() - Date.now();
  draw();
}

function draw() {
  byId("clock-now").textContent = fullMoment(now());
  byId("clock-now").dateTime = now().toISOString();
  byId("clock-ahead").textContent = lead();
}

function lead() {
  const minutes = Math.round(ahead / 60_000);
  if (minutes <= 0) return "the same as on this machine";
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [days && `${days} ${days === 1 ? "day" : "days"}`, hours && `${hours} h`, rest && `${rest} min`];
  return `${parts.filter(Boolean).join(" ")} ahead of this machine`;
}
