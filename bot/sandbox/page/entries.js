/** The lines of the list at the left: every person's chat with the bot, then every group. */

/** → entries of people and groups; an entry is a place (see api.js) with a name and a state. */
export function entries(people, groups) {
  return [...people.map(ofPerson), ...groups.map((group) => ofGroup(group, people))];
}

function ofPerson({ id, first_name: name, blocked, deleted }) {
  return { id, name, kind: "person", personId: id, chatId: undefined, blocked, deleted };
}

/** One acts in a group as one of its members, at first as the first of them. */
function ofGroup({ id, title, members, has_bot: hasBot }, people) {
  const inside = people.filter((person) => members.includes(person.id) && !person.deleted);
  return { id, name: title, kind: "group", personId: inside[0]?.id, chatId: id, members: inside, hasBot };
}

/** The same entry, seen and written to as another of its members. */
export function as(entry, person) {
  return { ...entry, personId: person.id };
}

/** What is to be said about an entry instead of its last message; else null. */
export function state({ kind, blocked, deleted, hasBot, members }) {
  if (deleted) return "Account deleted";
  if (blocked) return "Has blocked the bot";
  if (kind === "group" && !members.length) return "Nobody is in it";
  return kind === "group" && !hasBot ? "The bot is not in it" : null;
}
