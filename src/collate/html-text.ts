import { compile } from "html-to-text";
import { cleanText } from "./decode-text.ts";

const heading = { options: { uppercase: false } };
const cell = { format: "inlineSurround", options: { suffix: " " } };
const convert = compile({
  wordwrap: false,
  preserveNewlines: false,
  selectors: [
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, ...heading })),
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    { selector: "img", format: "skip" },
    { selector: "table", format: "block" },
    { selector: "td", ...cell },
    { selector: "th", ...cell },
  ],
});

// The converter walks recursively; no mail program nests anywhere near as deep.
const DEEP = 500;

// Mail programs write an empty line as a block with nothing but a break, which the converter takes for no line at all.
const EMPTY_LINE = /(<(div|p)\b[^<>]*>)\s*<br[^<>]*>\s*(<\/\2>)/gi;

/** The text of an HTML body, a line for each block; what is too deep for the converter is only freed of its tags. */
export function htmlToText(html: string): string {
  try {
    const text = deepest(html) > DEEP ? stripTags(html) : convert(html.replace(EMPTY_LINE, "$1\u00a0$3"));
    return cleanText(text)
      .replace(/^[ \u00a0]+$/gm, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  } catch {
    return cleanText(stripTags(html)).trim();
  }
}

function deepest(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [tag] of html.matchAll(/<\/?[a-z](?:[^<>]{0,2000}>)?/gi)) {
    depth = Math.max(0, depth + (tag[1] === "/" ? -1 : /^<(?:br|hr|img|meta|link|input|wbr|col)\b/i.test(tag) ? 0 : 1));
    if (depth > most) most = depth;
  }
  return most;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function stripTags(html: string): string {
  return dropHidden(html)
    .replace(/<\/?(?:p|div|br|li|tr|h\d|blockquote)\b[^<>]*>/gi, "\n")
    .replace(/<\/?[a-z!][^<>]*>/gi, " ")
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) =>
      name ? (ENTITIES[name] ?? whole) : fromCode(decimal ? Number(decimal) : parseInt(hex, 16)),
    );
}

const HIDDEN = /<!--|-->|<(\/?)(style|script|head|title)\b[^<>]*>/gi;

/**
 * Without comments and what no mail program shows; what is opened and never closed stays. Reads each character once.
 */
function dropHidden(html: string): string {
  let text = "";
  let kept = 0;
  let open = "";
  for (const { 0: tag, 1: slash, 2: name = "--", index } of html.matchAll(HIDDEN)) {
    const closes = name === "--" ? tag === "-->" : slash === "/";
    if (!open && !closes) {
      text += `${html.slice(kept, index)} `;
      kept = index;
      open = name.toLowerCase();
    } else if (open === name.toLowerCase() && closes) {
      kept = index + tag.length;
      open = "";
    }
  }
  return text + html.slice(kept);
}

const fromCode = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");

/** The letters of an HTML body, cheap enough to compare every message's two versions. */
export const lettersOfHtml = (html: string): string => lettersOf(stripTags(html));

/** Only the letters and numbers of a text, in lower case. */
export function lettersOf(text: string): string {
  // Classes of Unicode are several times slower, and most texts do without them.
  const other = /^[\t-~]*$/.test(text) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu;
  return text.toLowerCase().replace(other, "");
}
