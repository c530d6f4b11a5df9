/** A text as a terminal may print it: control characters of a document are shown as signs and not obeyed. */
export const printable = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u001F]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replaceAll("\u007F", "␡")
    .replace(
      /[\u0080-\u009F\u202A-\u202E\u2066-\u2069]/g,
      (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
    );
