import { textAfterHeader } from "./header.ts";

/** How mail programs have been seen to show line breaks as text. */
const SHOWN = [
  "\\\\r\\\\n",
  "\\\\n",
  "\\\\r",
  "<[bB][rR]\\s*/?>",
  "&lt;br\\s*/?&gt;",
  "&#13;&#10;",
  "&#10;",
  "%0D%0A",
  "=0D=0A",
];

/**
 * A reply whose line breaks came through as `\r\n` or `<br>`, with line breaks in their place; any other text as it is.
 * We always end the header line with a break, so what stands there is how this message shows them.
 */
export function restoreBreaks(text: string): string {
  const after = textAfterHeader(text).trimStart();
  const shown = SHOWN.find((each) => new RegExp(`^${each}`).test(after));
  return shown ? text.replace(new RegExp(`${shown}[^\\S\\n]*\\n?`, "g"), "\n") : text;
}
