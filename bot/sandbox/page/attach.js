/** Sending files: chosen with the clip, or dropped on the chat; each is confirmed with a caption. */

import * as sandbox from "./api.js";
import { byId } from "./dom.js";
import { bytes } from "./message.js";
import { orTell } from "./toast.js";

/** Wires the clip, the dialog and the drop area; `place()` says who sends it where, null: nobody. */
export function acceptFiles(place) {
  const input = byId("file-input");
  const dialog = byId("file-dialog");
  let files = [];

  const offer = (chosen) => {
    files = [...chosen];
    if (!files.length || place() === null) return;
    byId("file-name").textContent = files.map((file) => file.name).join(", ");
    byId("file-size").textContent = files.map((file) => bytes(file.size)).join(", ");
    byId("file-caption").value = "";
    dialog.returnValue = "";
    dialog.showModal();
    byId("file-caption").focus();
  };

  byId("attach").addEventListener("click", () => input.click());
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  input.addEventListener("change", () => {
    offer(input.files);
    input.value = "";
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "send") sendAll(place(), files, byId("file-caption").value.trim());
  });
  acceptDrops(byId("chat"), offer, () => place() !== null);
}

async function sendAll(place, files, caption) {
  for (const [index, file] of files.entries()) {
    const worked = await orTell(() => sandbox.sendDocument(place, file, index === 0 ? caption : ""));
    if (!worked) return;
  }
}

function acceptDrops(area, offer, isOpen) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") && isOpen();
  area.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    area.classList.add("dropping");
  });
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) area.classList.remove("dropping");
  });
  area.addEventListener("drop", (event) => {
    area.classList.remove("dropping");
    if (!carriesFiles(event)) return;
    event.preventDefault();
    offer(event.dataTransfer.files);
  });
}
