/** The page's beginning: builds the parts, connects them, opens the chat that the address names. */

import * as sandbox from "./api.js";
import { hideCalls, showCalls } from "./calls.js";
import { Chat } from "./chat.js";
import { clockControls, hideClock, showClock } from "./clock.js";
import { byId } from "./dom.js";
import { drawer } from "./drawer.js";
import { faultControls, showFaults } from "./faults.js";
import { drawIcons } from "./icons.js";
import { pause } from "./live.js";
import { newPeople } from "./new_people.js";
import { People } from "./people.js";
import { themeButton } from "./theme.js";
import { toast } from "./toast.js";

drawIcons();
themeButton(byId("theme"));
clockControls();
faultControls();
drawer({
  onOpen() {
    showClock();
    showFaults();
    showCalls();
  },
  onClose() {
    hideClock();
    hideCalls();
  },
});

const people = new People({
  onChoose({ id }) {
    if (location.hash === `#${id}`) chat.focus();
    else location.hash = `#${id}`;
  },
  onChange: () => chat.refresh(),
});
const chat = new Chat(people);

/** On a touch screen the focus would pull up the keyboard over the chat. */
const hasKeyboard = matchMedia("(hover: hover)").matches;

/** The address names the open chat, so that Back, reload and a bookmark do what one expects. */
function openByAddress() {
  const entry = people.find(location.hash.slice(1)) ?? null;
  document.body.dataset.screen = entry ? "chat" : "people";
  people.open(entry?.id ?? null);
  chat.open(entry, { focus: hasKeyboard });
}

async function openNew(id) {
  await people.refresh();
  location.hash = `#${id}`;
}

newPeople({ people: () => people.all, onPerson: openNew, onGroup: openNew });

async function begin() {
  const notice = await sandbox.notice();
  if (notice?.text) byId("notice-text").textContent = notice.text;
  people.describe(notice?.people ?? {});
  await people.refresh();
}

for (let started = false; !started; ) {
  try {
    await begin();
    started = true;
  } catch (error) {
    if (!(error instanceof sandbox.SandboxError)) throw error;
    toast(error.message);
    await pause(1000);
  }
}
window.addEventListener("hashchange", openByAddress);
byId("back").addEventListener("click", () => (location.hash = ""));
byId("chat").addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) people.focus();
});
openByAddress();
people.watch();
