// The addresses that open a letter, as cases/channels/email.py makes them: a test compares the two.

export const MAILTO_LIMIT = 1800;

// How long an address each provider takes. Gmail was reported to refuse some of 6,400 characters,
// Outlook.com was measured to take 31,000 less its cookies; where nothing is known it is 2,000.
const QUERIED = [
  ["Gmail", "https://mail.google.com/mail/?view=cm&fs=1&", "su", 4000],
  ["Outlook", "https://outlook.live.com/mail/0/deeplink/compose?", "subject", 8000],
  ["Microsoft 365", "https://outlook.office.com/mail/deeplink/compose?", "subject", 2000],
  ["Yahoo", "https://compose.mail.yahoo.com/?", "subject", 2000],
];

/**
 * Every way to open a letter {to, subject, body}: {name, url, whole}. Where the address would be
 * too long for the whole letter it is left out of it, and `whole` is false: copy it first.
 */
export function waysToOpen(letter) {
  const sent = sendable(letter);
  return [
    fitting("mail", mailto, sent, MAILTO_LIMIT),
    ...QUERIED.map(([name, start, subjectField, limit]) =>
      fitting(name, (part) => start + query(part, subjectField), sent, limit)),
    // Proton reads the letter after its #, in the browser: no server in between sets a limit.
    { name: "Proton", url: `https://mail.proton.me/inbox/#mailto=${encode(mailto(sent))}`, whole: true },
  ];
}

/** A letter as it can be sent: one line of subject, \n between lines, no half surrogates. */
export function sendable({ to, subject, body }) {
  return {
    to,
    subject: wellFormed(subject.replace(/[\r\n]+/g, " ")),
    body: wellFormed(body.replace(/\r\n?/g, "\n")),
  };
}

function fitting(name, write, letter, limit) {
  const { to, subject } = letter;
  const tried = [letter, { to, subject, body: "" }, { to, subject: "", body: "" }];
  const urls = tried.map(write);
  const fits = urls.findIndex((url) => url.length <= limit);
  return { name, url: urls[fits], whole: fits === 0 };
}

function mailto({ to, subject, body }) {
  const fields = [];
  if (subject) fields.push(`subject=${encode(subject)}`);
  if (body) fields.push(`body=${encode(crlf(body))}`);
  const address = `mailto:${encode(to).replace(/%40/g, "@")}`;
  return fields.length ? `${address}?${fields.join("&")}` : address;
}

function query({ to, subject, body }, subjectField) {
  return [["to", to], [subjectField, subject], ["body", crlf(body)]]
    .filter(([, value]) => value)
    .map(([field, value]) => `${field}=${encode(value)}`)
    .join("&");
}

/** Percent-encoded UTF-8, nothing left but letters, digits and -._~; a space is %20, never +. */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) =>
    `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function crlf(text) {
  return text.replace(/\n/g, "\r\n");
}

function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
