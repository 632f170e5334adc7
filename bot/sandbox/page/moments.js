/** Dates and times as people read them, in this browser's language and zone. */

import { h } from "./dom.js";

const clock = new Intl.DateTimeFormat([], { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat([], { day: "numeric", month: "long" });
const dayAndYear = new Intl.DateTimeFormat([], { day: "numeric", month: "long", year: "numeric" });
const full = new Intl.DateTimeFormat([], { dateStyle: "full", timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat([], { numeric: "auto" });

/** A date from the Unix seconds that Telegram counts in. */
export const fromUnix = (seconds) => new Date(seconds * 1000);

export const timeOfDay = (date) => clock.format(date);
export const fullMoment = (date) => full.format(date);

/** "Today", "Yesterday", "3 March", "3 March 2031": what stands between two days of a chat. */
export function dayName(date, now = new Date()) {
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === -1) return "Yesterday";
  return (date.getFullYear() === now.getFullYear() ? day : dayAndYear).format(date);
}

/** For the list of people: the time of today's messages, the day of older ones. */
export function shortMoment(date, now = new Date()) {
  if (midnight(date) === midnight(now)) return timeOfDay(date);
  return date.toLocaleDateString([], { day: "numeric", month: "short" });
}

export const isSameDay = (a, b) => midnight(a) === midnight(b);

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** A `date_time` entity: its moment in the reader's zone, by Telegram's format letters. */
export function moment(entity, children) {
  const date = fromUnix(entity.unix_time);
  const format = entity.date_time_format ?? "";
  const shown = format ? inFormat(date, format) : children;
  return h("time.moment", { datetime: date.toISOString(), title: fullMoment(date) }, shown);
}

function inFormat(date, format) {
  if (format === "r") return fromNow(date);
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (format.includes("d")) Object.assign(options, { day: "numeric", month: "numeric", year: "2-digit" });
  if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return date.toLocaleString([], options);
}

const UNITS = [["day", 86_400], ["hour", 3600], ["minute", 60]];

/** "in 3 days", "2 hours ago". */
export function fromNow(date, now = new Date()) {
  const seconds = (date - now) / 1000;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}
