/** A small popup menu: arrows move, Enter chooses, Escape or a tap elsewhere closes. */

import { h } from "./dom.js";
import { icon } from "./icons.js";

let open = null;

/**
 * Opens a menu at `anchor` (an element) or at a pointer's `{ x, y }`.
 * `items`: `[{ label, icon, danger?, run }]`; the focus returns to where it was.
 */
export function showMenu(anchor, items) {
  closeMenu();
  const before = document.activeElement;
  const menu = h("div.menu", { role: "menu", popover: "auto" }, items.map(item));
  menu.addEventListener("keydown", (event) => move(event, menu));
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (menu.contains(document.activeElement) || document.activeElement === document.body) before?.focus();
    menu.remove();
    open = null;
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor);
  menu.firstElementChild?.focus();
  open = menu;
}

export function closeMenu() {
  open?.hidePopover();
}

function item({ label, icon: name, danger, run }) {
  const onclick = () => {
    closeMenu();
    run();
  };
  const kind = danger ? "button.menu-item.danger" : "button.menu-item";
  return h(kind, { type: "button", role: "menuitem", tabindex: -1, onclick }, icon(name), label);
}

function move(event, menu) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (event.key === "Tab") closeMenu();
  if (!step) return;
  event.preventDefault();
  const items = [...menu.children];
  const next = items.indexOf(document.activeElement) + step;
  items[(next + items.length) % items.length].focus();
}

/** Below its anchor where there is room, else above it; never outside the window. */
function place(menu, anchor) {
  const at = anchor instanceof Element ? anchor.getBoundingClientRect() : pointBox(anchor);
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.right - width), innerWidth - width - 8);
  const below = at.bottom + 4;
  const top = below + height > innerHeight - 8 ? Math.max(8, at.top - height - 4) : below;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}

function pointBox({ x, y }) {
  return { left: x, right: x, top: y, bottom: y };
}
