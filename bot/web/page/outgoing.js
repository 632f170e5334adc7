// The demo's last stop: shows what a link would have opened and sent, and opens nothing.

import { speak, wordsOf } from "./words.js";

const element = (id) => document.getElementById(id);
const words = wordsOf(new URLSearchParams(location.search).get("in"), ...navigator.languages);

// host, path, who is opened, and which fields of the query say what.
const MAIL = [
  ["mail.google.com", /^\/mail\//, "Gmail", { to: "to", subject: "su", text: "body" }],
  ["outlook.live.com", /\/deeplink\/compose/, "Outlook", { to: "to", subject: "subject", text: "body" }],
  ["outlook.office.com", /\/deeplink\/compose/, "Microsoft 365",
    { to: "to", subject: "subject", text: "body" }],
  ["compose.mail.yahoo.com", /^\//, "Yahoo", { to: "to", subject: "subject", text: "body" }],
];
const POSTS = [
  [/^(www\.)?(twitter|x)\.com$/, /^\/intent\/(tweet|post)/, "X", "opens_post"],
  [/^bsky\.app$/, /^\/intent\/compose/, "Bluesky", "opens_post"],
  [/^(www\.)?threads\.(com|net)$/, /^\/intent\/post/, "Threads", "opens_post"],
  [/^wa\.me$/, /^\//, "WhatsApp", "opens_share"],
  [/^t\.me$/, /^\/share\/url/, "Telegram", "opens_share"],
  [/./, /^\/share$/, "Mastodon", "opens_post"],
];

/** What this address would open: rows of [the word that names them, their text]; null if strange. */
function wouldOpen(address) {
  try {
    return opened(new URL(address));
  } catch {
    return null;
  }
}

function opened(url) {
  if (url.protocol === "mailto:") return mail(url, words.opens_mail);
  if (url.protocol === "tel:") return [["opens", words.opens_phone], ["number", rest(url)]];
  if (url.protocol === "sms:") return message(url);
  return /^https?:$/.test(url.protocol) ? page(url) : null;
}

function page(url) {
  if (url.host === "mail.proton.me" && url.hash.startsWith("#mailto=")) {
    return mail(new URL(decode(url.hash.slice("#mailto=".length))), "Proton");
  }
  const webmail = MAIL.find(([host, path]) => url.host === host && path.test(url.pathname));
  if (webmail) return queried(url, webmail[2], webmail[3]);
  const post = POSTS.find(([host, path]) =>
    host.test(url.host) && path.test(url.pathname) && url.searchParams.has("text"));
  if (!post) return [["opens", words.opens_page], ["page", url.href]];
  const [, , program, opens] = post;
  return queried(url, words[opens].replace("{program}", program), { text: "text", page: "url" });
}

function mail(url, program) {
  const fields = strictFields(url);
  return rows(program, { to: rest(url), subject: fields.subject, text: fields.body });
}

function message(url) {
  return rows(words.opens_message, { number: rest(url), text: strictFields(url).body });
}

function queried(url, program, fields) {
  const named = Object.entries(fields).map(([word, field]) => [word, url.searchParams.get(field)]);
  return rows(program, Object.fromEntries(named));
}

function rows(program, parts) {
  return [["opens", program], ...Object.entries(parts).filter(([, text]) => text)];
}

/** Percent-decoding only (RFC 6068): in mail and phone addresses a + is a plus sign. */
function strictFields(url) {
  const parts = url.search.slice(1).split("&").map((part) => part.split("="));
  return Object.fromEntries(parts.map(([name, ...value]) => [name, decode(value.join("="))]));
}

function rest(url) {
  return decode(url.pathname);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function show(address) {
  const parts = wouldOpen(address);
  const list = element("parts");
  list.replaceChildren();
  for (const [word, text] of parts ?? []) {
    const name = document.createElement("dt");
    const value = document.createElement("dd");
    name.textContent = words[word];
    value.textContent = text.replace(/\r\n?/g, "\n");
    value.dir = word === "to" || word === "number" || word === "page" ? "ltr" : "auto";
    value.className = word;
    list.append(name, value);
  }
  list.hidden = parts === null;
  element("whole").textContent = address;
  if (parts === null) {
    element("why").textContent = words.strange;
    document.querySelector("details").open = true;
  }
}

speak(words);
document.title = words.outgoing;
const start = () => show(decode(location.hash.slice(1)));
addEventListener("hashchange", start);
start();
