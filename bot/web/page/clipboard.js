// Copying, in every browser that can: the new way where the page may, else the old one.

/** Put the text on the clipboard; resolves to whether that worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyNow(text);
  }
}

/**
 * The same before this call returns, for a tap that opens another page: the new way answers later,
 * and by then the page may have lost the focus it needs.
 */
export function copyNow(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "clipboard";
  document.body.append(field);
  field.select();
  field.setSelectionRange(0, text.length);
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    copied = false;
  }
  field.remove();
  before?.focus({ preventScroll: true });
  return copied;
}
