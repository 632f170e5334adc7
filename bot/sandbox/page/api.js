/** The sandbox's people side over HTTP: one function per sentence of its contract. */

/** The sandbox said no, and why; `status` is 0 when it could not be reached. */
export class SandboxError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function request(method, path, { body, signal } = {}) {
  const isForm = body instanceof FormData;
  const headers = body === undefined || isForm ? {} : { "Content-Type": "application/json" };
  const sent = body === undefined || isForm ? body : JSON.stringify(body);
  let response;
  try {
    response = await fetch(path, { method, headers, body: sent, signal, cache: "no-store" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new SandboxError(0, "The sandbox does not answer.");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new SandboxError(response.status, answer?.error ?? response.statusText);
  return { answer, headers: response.headers };
}

const get = async (path, options) => (await request("GET", path, options)).answer;
const post = async (path, body) => (await request("POST", path, { body })).answer;
const put = async (path, body) => (await request("PUT", path, { body })).answer;
const remove = async (path) => (await request("DELETE", path)).answer;
const person = (id) => `/sandbox/people/${id}`;

export const people = () => get("/sandbox/people");
export const addPerson = (about) => post("/sandbox/people", about);
export const block = (id) => post(`${person(id)}/block`);
export const unblock = (id) => post(`${person(id)}/unblock`);
export const deleteAccount = (id) => post(`${person(id)}/delete_account`);
export const commands = (id) => get(`${person(id)}/commands`);

/**
 * The chat as it stands → `{ revision, messages }`; with `after` and `wait`, as soon as its
 * revision exceeds `after`, at the latest after `wait` seconds.
 */
export async function messages(id, { after, wait, signal } = {}) {
  const query = after === undefined ? "" : `?after=${after}&wait=${wait ?? 0}`;
  const { answer, headers } = await request("GET", `${person(id)}/messages${query}`, { signal });
  return { revision: Number(headers.get("X-Revision")), messages: answer };
}

export const send = (id, message) => post(`${person(id)}/messages`, message);
export const edit = (id, messageId, text) => put(`${person(id)}/messages/${messageId}`, { text });
export const tap = (id, button) => post(`${person(id)}/taps`, button);
export const inline = (id, query) => post(`${person(id)}/inline`, { query });
export const sendInline = (id, resultId, chatId) =>
  post(`${person(id)}/inline/${encodeURIComponent(resultId)}`, { chat_id: chatId });

export function sendDocument(id, file, caption) {
  const form = new FormData();
  form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  return post(`${person(id)}/documents`, form);
}

export const addGroup = (title, members) => post("/sandbox/groups", { title, members });
export const addBotToGroup = (id) => put(`/sandbox/groups/${id}/bot`);
export const removeBotFromGroup = (id) => remove(`/sandbox/groups/${id}/bot`);

export const calls = (after, limit) => get(`/sandbox/calls?after=${after}&limit=${limit}`);
export const faults = () => get("/sandbox/faults");
export const addFault = (fault) => post("/sandbox/faults", fault);
export const removeFault = (id) => remove(`/sandbox/faults?id=${encodeURIComponent(id)}`);
export const limit = (limits) => put("/sandbox/limits", limits);
export const clock = () => get("/sandbox/clock");
export const moveClock = (now) => put("/sandbox/clock", { now: now.toISOString() });
export const resetClock = () => remove("/sandbox/clock");

/** What the demo says about itself, `{ text, people }`; null where there is nothing to say. */
export const notice = () => get("/sandbox/notice").catch(() => null);
