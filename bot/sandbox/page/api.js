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

/**
 * Everybody → `{ revision, answer }`; with `after` and `wait`, as soon as anything changed in
 * the sandbox, at the latest after `wait` seconds.
 */
export const people = (waiting) => asItStands("/sandbox/people", {}, waiting);
export const addPerson = (about) => post("/sandbox/people", about);
export const block = (id) => post(`${person(id)}/block`);
export const unblock = (id) => post(`${person(id)}/unblock`);
export const deleteAccount = (id) => post(`${person(id)}/delete_account`);
export const commands = (id) => get(`${person(id)}/commands`);

/*
 * A place is where somebody writes: `{ personId, chatId }`, without `chatId` the person's own
 * chat with the bot.
 */

/** A chat as this person sees it → `{ revision, answer }`; `after` and `wait` as for people. */
export const messages = ({ personId, chatId }, waiting) =>
  asItStands(`${person(personId)}/messages`, { chat_id: chatId }, waiting);
export const send = ({ personId, chatId }, message) =>
  post(`${person(personId)}/messages`, { ...message, chat_id: chatId });
export const edit = ({ personId, chatId }, messageId, text) =>
  put(`${person(personId)}/messages/${messageId}`, { text, chat_id: chatId });
export const tap = ({ personId, chatId }, button) =>
  post(`${person(personId)}/taps`, { ...button, chat_id: chatId });
export const inline = ({ personId }, query) => post(`${person(personId)}/inline`, { query });
export const sendInline = ({ personId, chatId }, resultId) =>
  post(`${person(personId)}/inline/${encodeURIComponent(resultId)}`, { chat_id: chatId });

export function sendDocument({ personId, chatId }, file, caption) {
  const form = new FormData();
  form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  if (chatId !== undefined) form.append("chat_id", chatId);
  return post(`${person(personId)}/documents`, form);
}

export const groups = () => get("/sandbox/groups");
export const addGroup = (title, members) => post("/sandbox/groups", { title, members });
export const addBotToGroup = (id) => put(`/sandbox/groups/${id}/bot`);
export const removeBotFromGroup = (id) => remove(`/sandbox/groups/${id}/bot`);

export const calls = (after, limit) => get(`/sandbox/calls?after=${after}&limit=${limit}`);
export const faults = () => get("/sandbox/faults");
export const addFault = (fault) => post("/sandbox/faults", fault);
export const removeFault = (id) => remove(`/sandbox/faults?id=${encodeURIComponent(id)}`);
export const limits = () => get("/sandbox/limits");
export const limit = (rates) => put("/sandbox/limits", rates);
export const clock = () => get("/sandbox/clock");
export const moveClock = (now) => put("/sandbox/clock", { now: now.toISOString() });
export const jumpToReminder = () => post("/sandbox/clock/reminder", {});
export const resetClock = () => remove("/sandbox/clock");

/** What the demo says about itself, `{ text, people }`; null where there is nothing to say. */
export const notice = () => get("/sandbox/notice").catch(() => null);

async function asItStands(path, query, { after, wait, signal } = {}) {
  const given = Object.entries({ ...query, after, wait }).filter(([, value]) => value !== undefined);
  const { answer, headers } = await request("GET", `${path}?${new URLSearchParams(given)}`, { signal });
  return { revision: Number(headers.get("X-Revision")), answer };
}
