// From what stands after the # to the letter. The part after the # never reaches a server.
//   #p.<packed>     the letter itself: base64url of raw deflate of JSON [1, language, to, subject, body]
//   #s.<id>.<key>   the same bytes lie encrypted under sealed/<id>; the key is only here

import { inflate } from "./inflate.js";

const NONCE_BYTES = 12;

/** Why there is no letter to show: "empty", "damaged", "expired", "offline" or "insecure". */
export class Unreadable extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** The letter {language, to, subject, body} of this fragment; rejects with Unreadable. */
export async function openLetter(fragment) {
  if (fragment === "") throw new Unreadable("empty");
  const [kind, first, key, ...rest] = fragment.split(".");
  if (rest.length) throw new Unreadable("damaged");
  if (kind === "p" && key === undefined) return unpack(fromBase64url(first));
  if (kind === "s" && key) return unpack(await unseal(first, key));
  throw new Unreadable("damaged");
}

function unpack(bytes) {
  let fields;
  try {
    fields = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(inflate(bytes)));
  } catch {
    throw new Unreadable("damaged");
  }
  if (!Array.isArray(fields) || fields[0] !== 1) throw new Unreadable("damaged");
  const [language, to, subject, body] = fields.slice(1);
  if (![language, to, subject, body].every((field) => typeof field === "string")) {
    throw new Unreadable("damaged");
  }
  return { language, to, subject, body };
}

async function unseal(id, key) {
  if (!globalThis.crypto?.subtle) throw new Unreadable("insecure");
  const sealed = await fetchSealed(id);
  try {
    const opened = await crypto.subtle.decrypt(
      {
        name: "AES-GCM",
        iv: sealed.subarray(0, NONCE_BYTES),
        additionalData: new TextEncoder().encode(id),
      },
      await crypto.subtle.importKey("raw", fromBase64url(key), "AES-GCM", false, ["decrypt"]),
      sealed.subarray(NONCE_BYTES),
    );
    return new Uint8Array(opened);
  } catch {
    throw new Unreadable("damaged");
  }
}

async function fetchSealed(id) {
  if (!/^[\w-]{22}$/.test(id)) throw new Unreadable("damaged");
  let answer;
  try {
    answer = await fetch(`sealed/${id}`, { cache: "no-store", credentials: "omit" });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch {
    throw new Unreadable("offline");
  }
  throw new Unreadable(answer.status === 404 ? "expired" : "offline");
}

function fromBase64url(text = "") {
  try {
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw new Unreadable("damaged");
  }
}
