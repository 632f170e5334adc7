// The compose page: shows the letter, keeps every button up to date with what is written, copies.

import { copy, copyNow } from "./clipboard.js";
import { openLetter, Unreadable } from "./letter.js";
import { sendable, waysToOpen } from "./links.js";
import { speak, wordsOf } from "./words.js";

const element = (id) => document.getElementById(id);
const demo = "demo" in document.documentElement.dataset;
const subject = element("subject");
const letter = element("letter");
let words = wordsOf(...navigator.languages);
let original = null;

/** Take the letter from the address, then clear the address: it stays in no history. */
async function start() {
  const fragment = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  await open(fragment);
}

async function open(fragment) {
  tell("opening");
  try {
    original = await openLetter(fragment);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tell(error.why, fragment);
    return;
  }
  words = wordsOf(original.language, ...navigator.languages);
  speak(words);
  document.title = words.title;
  element("notice").hidden = true;
  element("sheet").hidden = false;
  element("to").replaceChildren(...breakable(original.to));
  restore();
}

/** Why there is no letter, and the way out of it. */
function tell(why, fragment = "") {
  speak(words);
  const waiting = why === "opening";
  document.title = words[why];
  element("sheet").hidden = true;
  element("notice").hidden = false;
  element("notice-title").textContent = words[why];
  element("notice-why").textContent = waiting ? "" : words[`${why}_why`];
  element("notice-again").hidden = waiting || why === "offline" || why === "insecure";
  element("retry").hidden = why !== "offline";
  element("retry").onclick = () => open(fragment);
  if (element("notice-back")) element("notice-back").hidden = waiting;
  if (!waiting) element("notice-title").focus();
}

/** An address that breaks before its @ and its dots, where it must break at all. */
function breakable(address) {
  return address.split(/(?=[@.])/).flatMap((part, n) =>
    n ? [document.createElement("wbr"), part] : [part]);
}

function restore() {
  subject.value = original.subject;
  letter.value = original.body;
  changed();
}

function written() {
  return sendable({ to: original.to, subject: subject.value, body: letter.value });
}

function changed() {
  const now = written();
  const ways = waysToOpen(now);
  for (const way of ways) {
    const link = document.querySelector(`[data-program="${way.name}"]`);
    link.href = demo ? demoAddress(way.url) : way.url;
    link.classList.toggle("copies", !way.whole);
    link.querySelector("small").hidden = way.whole;
  }
  element("too-long").hidden = ways.every((way) => way.whole);
  const was = sendable(original);
  element("original").hidden = now.subject === was.subject && now.body === was.body;
  grow(subject);
  grow(letter);
}

function demoAddress(url) {
  return `outgoing.html?in=${encodeURIComponent(words.code)}#${encodeURIComponent(url)}`;
}

/** As high as its text, where the style sheet cannot say so. */
function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

function say(text) {
  // Emptied first, or a screen reader does not say the same words twice.
  element("status").textContent = "";
  requestAnimationFrame(() => {
    element("status").textContent = text;
  });
}

function markCopied(button) {
  document.querySelectorAll(".copied").forEach((one) => one.classList.remove("copied"));
  button?.classList.add("copied");
}

async function copyPart(button) {
  const part = button.dataset.copy;
  const now = written();
  const text = { address: now.to, subject: now.subject, letter: now.body }[part];
  const copied = await copy(text);
  markCopied(copied ? button : null);
  say(copied ? words[`copied_${part}`] : words.copy_by_hand);
  if (!copied) select(part);
}

function select(part) {
  if (part === "address") getSelection().selectAllChildren(element("to"));
  else (part === "subject" ? subject : letter).select();
}

function copyBeforeOpening(link) {
  markCopied(null);
  if (!link.classList.contains("copies")) return;
  const copied = copyNow(written().body);
  say(copied ? words.paste_it : words.copy_by_hand);
  if (!copied) select("letter");
}

subject.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});
for (const field of [subject, letter]) field.addEventListener("input", changed);
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copyPart(button));
}
for (const link of document.querySelectorAll("[data-program]")) {
  if (demo) link.target = "_blank";
  link.addEventListener("click", () => copyBeforeOpening(link));
}
element("original").addEventListener("click", () => {
  restore();
  letter.focus();
  say(words.original_again);
});
addEventListener("hashchange", () => location.hash && start());
start();
