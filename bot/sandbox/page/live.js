/** What changes at the sandbox, as it happens: one request that waits there, again and again. */

import { SandboxError } from "./api.js";

const WAIT_SECONDS = 25;
const RETRY_MS = [500, 1000, 2000, 4000];

/**
 * Asks with `ask({ after, wait, signal })` → `{ revision, answer }` and awaits
 * `onChange(answer, revision)` at once and after each change, until the function that it returns
 * is called. While the sandbox is away, `onTrouble(error)`; when it is back, `onTrouble(null)`.
 */
export function follow(ask, { onChange, onTrouble = () => {} }) {
  const stop = new AbortController();
  run(ask, stop.signal, onChange, onTrouble);
  return () => stop.abort();
}

async function run(ask, signal, onChange, onTrouble) {
  let known;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { revision, answer } = await ask({ after: known, wait: WAIT_SECONDS, signal });
      if (signal.aborted) return;
      if (failures) onTrouble(null);
      failures = 0;
      if (revision !== known) await onChange(answer, revision);
      known = revision;
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof SandboxError)) throw error;
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
