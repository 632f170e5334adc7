/** Short answers over the chat: a toast that fades, an alert that must be confirmed. */

import { byId, h } from "./dom.js";

const LONGEST = 7000;
let fading;

/** Shows one line for 3 to 7 seconds, by its length; screen readers hear it. */
export function toast(text) {
  const place = byId("toast");
  clearTimeout(fading);
  place.replaceChildren(h("span.toast-text", { dir: "auto" }, text));
  // Shown anew each time, or it would stay beneath a dialog that was opened later.
  place.hidePopover();
  place.style.left = `${middleOfChat()}px`;
  place.showPopover();
  place.classList.add("shown");
  const milliseconds = Math.min(LONGEST, 3000 + text.length * 40);
  fading = setTimeout(() => place.classList.remove("shown"), milliseconds);
}

/** Another chat is opened: what was answered in the last one is not about it. */
export function hideToast() {
  byId("toast").classList.remove("shown");
}

/** On a phone that shows the people or the drawer there is no chat: the middle of the window. */
function middleOfChat() {
  const { left, width } = byId("chat").getBoundingClientRect();
  return width ? left + width / 2 : innerWidth / 2;
}

/** What a bot answers with `show_alert`: stays until OK, Enter or Escape. */
export function alertBox(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

/** Asks before something that cannot be undone; resolves to true or false. */
export function confirmBox(question, yes) {
  const dialog = byId("confirm");
  byId("confirm-text").textContent = question;
  byId("confirm-yes").textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** Runs what a person asked for; what the sandbox refuses is told in a toast. → did it work? */
export async function orTell(work) {
  try {
    await work();
    return true;
  } catch (error) {
    toast(error.message);
    return false;
  }
}

/** Puts text on the clipboard and says so; works without a secure context as well. */
export async function copy(text, said = "Copied to the clipboard") {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
  toast(said);
}

function copyBySelection(text) {
  const area = h("textarea.off-screen", { "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
