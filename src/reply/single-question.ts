import type { Header } from "./header.ts";
import { readChosen } from "./read-answer.ts";
import { readText } from "./markers.ts";
import { findQuestion, isAnswered, type ReplyPaper } from "./reply.ts";
import { signatureAt, type Section } from "./sections.ts";

/** A message in its parts: what stands above the first marker, at the markers, and below `[end]`. */
interface Parts {
  header: Header;
  sections: Section[];
  after: string[];
}

/**
 * Moves what was typed above the header, or below `[end]`, into the empty slot of a message that a link opened for one
 * question: that is where a mail program may put the cursor. `slot` is the number of the question, if that happened.
 */
export function fillSlot(parts: Parts, paper?: ReplyPaper): Parts & { slot?: string } {
  const { header, sections, after } = parts;
  const [slot, ...others] = sections.filter(({ kind }) => kind !== "header" && kind !== "end");
  if (!header.paper || slot?.kind !== "answer" || slot.depth || others.length) return parts;
  const question = paper && findQuestion(slot.number, paper);
  if (isAnswered(readChosen(slot.lines, readText, question))) return parts;
  const fill = (text: string, rest: Partial<Parts>) => ({
    ...parts,
    ...rest,
    sections: sections.map((each) => (each === slot ? { ...slot, lines: text.split("\n") } : each)),
    slot: slot.number,
  });
  const { before, between } = header;
  const within = between.join("\n");
  const dashes = signatureAt(after);
  const below = after.slice(0, dashes).join("\n");
  if (before.trim()) return fill(before, { header: { ...header, before: "" } });
  if (within.trim()) return fill(within, { header: { ...header, between: [] } });
  return below.trim() ? fill(below, { after: after.slice(dashes) }) : parts;
}
