import type { ListItem, Paragraph, RootContent } from "mdast";
import { lineOf } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { splitLines } from "./split-lines.ts";

/** A text that may be a question, taken apart. */
export interface Asked {
  line: number;
  /** The question, ending in “?”; empty where the text asks nothing. */
  text: string;
  /** True where the question mark was missing and was added. */
  added: boolean;
  /** A label before it, such as “Q1.”, which the site's own numbers replace. */
  label: string;
  /** What follows the question and is none: “Please give reasons.” */
  rest: string;
  /** The item or paragraph that holds it. */
  node: ListItem | Paragraph;
}

const LABEL =
  /^(?:[•●▪◦·–—-]\s+|(?:(?:key |consultation |discussion )?question|q)\s*\d+(?:\.\d+)*[a-z]?\s*[.:)–-]?\s+|\(?\d+(?:\.\d+)*[.)]\s+|\d+(?:\.\d+)+\s+|\(?(?:[a-z]|[ivx]{2,4})\)\s+)/i;

/** First words of a question whose mark may have been forgotten. */
const ASKS =
  /^(?:(?:and|or|if so|if not|in your (?:view|opinion)|for (?:example|instance)|to|in|for|with|by|at|from|on|under),?\s+)?(?:what|which|who|whom|whose|how|why|when|where|whether)\b|^(?:is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|might|must|shall)(?:n['’]t)?\s/i;

/** Reads a text as a question. A “?” at the end, also inside quotation marks or brackets, makes it one. */
export function readQuestion(node: ListItem | Paragraph): Asked {
  const whole = plainText(node);
  const label = LABEL.exec(whole)?.[0] ?? "";
  const text = whole.slice(label.length);
  const base = { line: lineOf(node), label: label.trim(), node, rest: "", added: false };
  if (text.endsWith("?")) return { ...base, text };
  if (/\?[)\]”’"']+$/.test(text)) return { ...base, text: `${text}?`, added: true };
  const end = text.lastIndexOf("? ") + 1;
  if (end > 0) return { ...base, text: text.slice(0, end), rest: text.slice(end).trim() };
  if (ASKS.test(text)) return { ...base, text: `${text.replace(/\s*[.;:,]+$/, "")}?`, added: true };
  return { ...base, text: "", rest: whole };
}

/** The questions of a list or a paragraph, or nothing where no item or line asks anything. */
export function readQuestions(block: RootContent): Asked[] {
  if (block.type === "list") {
    const asked = block.children.map(readQuestion);
    return asked.some(({ text }) => text) ? asked : [];
  }
  if (block.type !== "paragraph") return [];
  const lines = splitLines(block);
  const perLine = lines.length > 1 && lines.every((line) => isAsking(plainText(line)));
  const asked = (perLine ? lines : [block]).map(readQuestion);
  return asked.some(({ text, added, rest, label }) => text && (label || (!added && (!rest || ASKS.test(text)))))
    ? asked
    : [];
}

/** A line that ends as a question does, so that the next line is another question. */
const isAsking = (line: string) => /\?[)\]”’"']*$/.test(line);
