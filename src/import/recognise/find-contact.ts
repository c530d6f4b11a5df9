import type { RootContent } from "mdast";
import { type Remarks, lineOf } from "../manuscript.ts";
import { plainText } from "../plain-text.ts";
import { findMail } from "./read-title-lines.ts";

const ASKS = /repl|respon|comment|contribut|contact|views|answer|write to|e-?mail/i;

/** The e-mail address that a text gives for replies, or else the first that it gives. */
export function findContact(blocks: readonly RootContent[], { guesses }: Remarks): string | undefined {
  const lines = blocks.map((block) => ({ text: plainText(block), line: lineOf(block) }));
  const withMail = lines.filter(({ text }) => findMail(text));
  const { text = "", line = 0 } = withMail.find(({ text: said }) => ASKS.test(said)) ?? withMail[0] ?? {};
  const mail = findMail(text);
  if (mail) guesses.push({ line, text: `${mail} is read as the address for replies` });
  return mail;
}
