/** Light, dark, or as the system has it; remembered in this browser. */

import { icon } from "./icons.js";

const KEY = "sandbox-theme";
const NEXT = { auto: "light", light: "dark", dark: "auto" };
const LOOK = {
  auto: ["auto", "Colours: as the system. Change to light"],
  light: ["sun", "Colours: light. Change to dark"],
  dark: ["moon", "Colours: dark. Change to the system's"],
};

/** Makes `button` walk through the three. */
export function themeButton(button) {
  const show = (theme) => {
    const [name, label] = LOOK[theme];
    document.documentElement.dataset.theme = theme;
    button.replaceChildren(icon(name));
    button.title = label;
    button.setAttribute("aria-label", label);
  };
  let theme = localStorage.getItem(KEY);
  if (!(theme in NEXT)) theme = "auto";
  show(theme);
  button.addEventListener("click", () => {
    theme = NEXT[theme];
    localStorage.setItem(KEY, theme);
    show(theme);
  });
}
