/** Two small forms: another person, and a group with the bot in it. */

import * as sandbox from "./api.js";
import { byId, h } from "./dom.js";
import { toast } from "./toast.js";

/** Wires both forms; `people()` lists who there is, `onPerson(id)` follows a new person. */
export function newPeople({ people, onPerson, onGroup }) {
  const form = dialogForm("person", async (fields) => {
    const about = { first_name: fields.get("first_name").trim(), language_code: fields.get("language_code") };
    const { id } = await sandbox.addPerson(about);
    await onPerson(id);
  });
  byId("add-person").addEventListener("click", () => form.open());
  const group = dialogForm("group", async (fields) => {
    const members = fields.getAll("members").map(Number);
    const { id } = await sandbox.addGroup(fields.get("title").trim(), members);
    if (fields.has("bot")) await sandbox.addBotToGroup(id);
    await onGroup(id, fields.get("title").trim());
  });
  byId("add-group").addEventListener("click", () => {
    byId("group-members").replaceChildren(...people().map(member));
    group.open();
  });
}

function member(person) {
  const box = h("input", { type: "checkbox", name: "members", value: person.id, checked: true });
  return h("label.check", {}, box, h("bdi", {}, person.name));
}

/** What the sandbox refuses is told, and the form stays open with what was typed. */
function dialogForm(name, save) {
  const dialog = byId(`${name}-dialog`);
  const form = byId(`${name}-form`);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await save(new FormData(form));
      dialog.close();
    } catch (error) {
      if (!(error instanceof sandbox.SandboxError)) throw error;
      toast(error.message);
    }
  });
  for (const button of form.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  const open = () => {
    form.reset();
    dialog.showModal();
  };
  return { open };
}
