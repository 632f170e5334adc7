/** The page's line icons, drawn as inline SVG: no font, no picture, no request. */

import { h } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

/** A 24 × 24 line icon, hidden from screen readers: its button carries the label. */
export function icon(name, className = "icon") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows an icon and says its label to screen readers and as a tooltip. */
export function iconButton(name, label, properties = {}) {
  return h("button.icon-button", { type: "button", "aria-label": label, title: label, ...properties }, icon(name));
}

/** Draws every `<span data-icon="…">` of the static page. */
export function drawIcons(root = document) {
  for (const place of root.querySelectorAll("[data-icon]")) place.replaceWith(icon(place.dataset.icon));
}

const ICONS = {
  attach: "M20 11.5 12 19.4a5 5 0 0 1-7-7.1l8.3-8.2a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.1a1.7 1.7 0 0 1-2.4-2.3l7.3-7.3",
  auto: "M3.5 4.5h17v12h-17zM8 20.5h8m-4-4v4",
  back: "M19 12H5m7-7-7 7 7 7",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.7 5.7l12.6 12.6",
  bolt: "M13 2.5 4.5 13.5h6.5L10 21.5l9-11.5h-6.5z",
  check: "m4.5 12.5 5 5 10-11",
  chevron: "m6 9 6 6 6-6",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4.5V12l3 2.5",
  close: "m6 6 12 12M18 6 6 18",
  commands: "M4 7h16M4 12h16M4 17h10",
  copy: "M9 9h10.5v11.5H9zM15 9V3.5H4.5V15H9",
  down: "M12 4.5v14m-6-6 6 6 6-6",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  edit: "M4 20h4L19.5 8.5l-4-4L4 16zm9-13 4 4",
  file: "M6 3h8l5 5v13H6zm8 0v5h5",
  flask: "M9 3h6m-5 0v6l-5.2 9.5A1.7 1.7 0 0 0 6.3 21h11.4a1.7 1.7 0 0 0 1.5-2.5L14 9V3m-6.5 11h9",
  group: "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0m0-8.7a3.3 3.3 0 1 0-.3-6.5m3 9.5a6 6 0 0 1 3.3 5.7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  open: "M8 16 17 7m-7.5 0H17v7.5",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
  plus: "M12 5v14M5 12h14",
  reply: "M10 6 4 12l6 6m-6-6h9a7 7 0 0 1 7 7",
  send: "M4 12 3 4.5 21.5 12 3 19.5zm0 0h9",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm0-5.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4",
  trash: "M4.5 6.5h15M9 6.5V4h6v2.5m3 0-1 14H7l-1-14m4 4v6.5m4-6.5v6.5",
};
