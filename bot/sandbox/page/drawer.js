/** The sandbox's own controls at the right: opened by one button, closed by it or by Escape. */

import { byId } from "./dom.js";

/** Wires the drawer; `onOpen()` runs each time it opens, `onClose()` each time it closes. */
export function drawer({ onOpen, onClose }) {
  const panel = byId("drawer");
  const button = byId("drawer-open");
  const covered = [byId("people"), byId("chat")];
  const set = (isOpen) => {
    panel.hidden = !isOpen;
    // On a phone it lies over everything: the focus must not wander off beneath it.
    for (const part of covered) part.inert = isOpen && matchMedia("(max-width: 719px)").matches;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      onOpen();
      byId("drawer-title").focus();
    } else {
      onClose();
      button.focus();
    }
  };
  button.addEventListener("click", () => set(panel.hidden));
  byId("drawer-close").addEventListener("click", () => set(false));
  panel.addEventListener("keydown", (event) => event.key === "Escape" && set(false));
}
