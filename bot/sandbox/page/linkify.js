/** Plain text as Telegram's apps show it: addresses and commands in it can be tapped. */

import { command, safeLink } from "./links.js";

const FOUND = new RegExp(
  [
    String.raw`(?<url>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'»”’])`,
    String.raw`(?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)`,
    String.raw`(?<=^|\s)(?<command>\/[A-Za-z][A-Za-z0-9_]{0,31}(?:@\w+)?)(?![\w/])`,
  ].join("|"),
  "gu",
);

/** → strings and elements that together read exactly as `text`. */
export function linkify(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(FOUND)) {
    if (match.index > at) nodes.push(text.slice(at, match.index));
    nodes.push(found(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

function found({ 0: text, groups }) {
  if (groups.url) return safeLink(text, [text]);
  if (groups.email) return safeLink(`mailto:${text}`, [text]);
  return command(text);
}
