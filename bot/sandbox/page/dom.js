/** Builds elements. A string child is always a text node, so no text can ever become markup. */

/**
 * `h("button.key", { type: "button", onclick }, "Send")` → an element.
 * Properties that start with "on" are listeners; `dataset` is an object; `true` is an empty
 * attribute; `false`, `null` and `undefined` are left out, among the children as well.
 */
export function h(selector, properties = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...children.flat().filter(isShown));
  return element;
}

function set(element, name, value) {
  if (!isShown(value)) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(element.dataset, value);
  else element.setAttribute(name, value === true ? "" : String(value));
}

function isShown(value) {
  return value !== null && value !== undefined && value !== false;
}

/** The element with this id; the page is broken without it, so it throws. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element #${id}`);
  return element;
}
