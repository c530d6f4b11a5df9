import { isOption } from "./question-lines.ts";

/** A question without the answers that it offers, and those answers. */
export interface OfferedChoices {
  text: string;
  choices?: string[];
  several?: true;
}

/** Answers that need nothing between them, as they stand in lines of their own. */
const PLAIN = /^(yes)\s+(no)(?:\s+(don[’']t know|not sure|unsure|maybe))?$/i;

const MOST = 20;
const LONGEST = 60;

const BOX = /[□☐○◯❏❑]/u;
/** What may follow answers: words that ask for more than a choice. */
const FOLLOWS = /\s+(?=(?:please|if (?:so|not|yes|no|you)|why\b|give (?:us )?(?:your )?reasons|explain|tell us)\b)/i;
/** What may stand before them: how to choose. */
const HOW = /^(?:[([]?\s*(?:please\s+)?(?:tick|select|choose|mark|circle)\b[^)\].:☐□/]{0,60}[)\].:]*\s*)/i;
const SEVERAL = /\b(?:all (?:that|which) apply|one or more|any that apply|as many as)\b/i;

/**
 * Takes the answers that an author set out to be chosen, such as “Yes / No / Don’t know”, off the end of a question.
 */
export function splitChoices(whole: string): OfferedChoices {
  const end = Math.max(...["?", "？", "؟"].map((mark) => whole.lastIndexOf(mark, firstFollowing(whole))));
  const asked = end < 0 ? "" : whole.slice(0, end + 1);
  const below = whole.slice(end + 1).trim();
  const how = HOW.exec(below)?.[0] ?? "";
  const [tail = "", more = ""] = splitOnce(below.slice(how.length).trim(), FOLLOWS);
  const choices = choicesIn(tail.trim());
  if (!asked || !choices) return { text: whole };
  const text = [asked, how, more].map((part) => part.trim()).filter(Boolean);
  return { text: text.join(" "), choices, ...(SEVERAL.test(how) && { several: true }) };
}

/** A question may be asked after the answers too: “If so, why?”. */
function firstFollowing(text: string): number {
  const first = /[?？؟]/u.exec(text)?.index ?? -1;
  const follows = first < 0 ? null : FOLLOWS.exec(text.slice(first));
  return follows ? first + follows.index : text.length;
}

function splitOnce(text: string, at: RegExp): string[] {
  const found = at.exec(` ${text}`);
  return found && found.index > 0 ? [text.slice(0, found.index - 1), text.slice(found.index - 1)] : [text];
}

/** Answers behind boxes or letters, or between slashes; undefined where a text is not all answers. */
function choicesIn(tail: string): string[] | undefined {
  const pieces = (piecesOf(tail) ?? []).map((piece) => piece.replace(/[\s_,;]+$/, "").trim()).filter(Boolean);
  const isWhole = pieces.length > 1 && pieces.length <= MOST && new Set(pieces).size === pieces.length;
  return isWhole && pieces.every(isShort) ? pieces : undefined;
}

const isShort = (piece: string): boolean => piece.length <= LONGEST && !/[.?!:]/.test(piece.slice(0, -1));

function piecesOf(tail: string): string[] | undefined {
  if (BOX.test(tail)) return tail.split(/\s*[□☐○◯❏❑]\s*[/|]?\s*/u);
  if (/\s[/|]\s/.test(tail)) return tail.split(/\s+[/|]\s+/).map(withoutLetter);
  const plainly = PLAIN.exec(tail);
  if (plainly) return plainly.slice(1).filter(Boolean);
  const lettered = tail.split(/(?:^|\s+)\(?[A-Ha-h][.)]\s+/);
  if (lettered.length > 2 && !lettered[0]) return lettered;
  const plain = tail.replace(/\bn\/a\b/gi, "N⁄A").split(/[/|]/);
  return plain.every((piece) => isOption(piece.trim())) ? plain.map((piece) => piece.replace("⁄", "/")) : undefined;
}

const withoutLetter = (piece: string): string => piece.replace(/^\(?[A-Ha-h][.)]\s+/, "");
