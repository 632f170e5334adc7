/** A chat as it happens: one request that waits at the sandbox, again and again. */

import * as sandbox from "./api.js";

const WAIT_SECONDS = 25;
const RETRY_MS = [500, 1000, 2000, 4000];

/**
 * Calls `onMessages(messages, revision)` at once and whenever the chat changes, until the function that it
 * returns is called. While the sandbox is away, `onTrouble(error)`; when it is back, `onTrouble(null)`.
 */
export function follow(personId, { onMessages, onTrouble }) {
  const stop = new AbortController();
  run(personId, stop.signal, onMessages, onTrouble);
  return () => stop.abort();
}

async function run(personId, signal, onMessages, onTrouble) {
  let known;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { revision, messages } = await sandbox.messages(personId, { after: known, wait: WAIT_SECONDS, signal });
      if (signal.aborted) return;
      if (failures) onTrouble(null);
      failures = 0;
      if (revision !== known) onMessages(messages, revision);
      known = revision;
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof sandbox.SandboxError)) throw error;
      onTrouble(error);
      // Started anew, it counts from zero: ask for everything as it is now.
      known = undefined;
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)], signal);
      failures += 1;
    }
  }
}

/** Resolves after `milliseconds`, or at once when the signal says stop. */
export function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
