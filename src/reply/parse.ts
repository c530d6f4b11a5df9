import { readAnswers, sameWords } from "./answers.ts";
import { readHeader } from "./header.ts";
import { HINTS } from "./labels.ts";
import { readMark, unquoteText } from "./markers.ts";
import { oneLine, type Note, type ParsedReply, type Reply, type ReplyPaper, type Unplaced } from "./reply.ts";
import { findSections, takeEnd } from "./sections.ts";

/** Reads a reply from the text of a mail, whatever mail programs did to it; the paper gives ids and checks. Never throws. */
export function parseReply(text: string, paper?: ReplyPaper): ParsedReply {
  const { sections, odd } = findSections(text.replace(/\r\n?/g, "\n"));
  const { before, between, contact, ...who } = readHeader(sections[0]?.lines ?? []);
  const { lines: after, complete } = takeEnd(sections);
  const { asked, notes, ...texts } = readAnswers(sections, paper);
  if (odd) notes.push({ what: odd });
  if (!complete) notes.push({ what: "no-end" });
  if (after.some((line) => readMark(line, false))) notes.push({ what: "more" });
  return {
    reply: { paper: { title: "", edition: 0 }, ...who, ...texts },
    ...(contact ? { contact } : {}),
    asked,
    unplaced: [
      ...keepUnplaced("before", before),
      ...between.flatMap((piece) => keepUnplaced("header", piece)),
      ...keepUnplaced("after", after.join("\n")),
    ],
    notes: [...comparePaper(who.paper, paper), ...notes],
    complete,
  };
}

function comparePaper(named: Reply["paper"] | undefined, paper: ReplyPaper | undefined): Note[] {
  if (!named) return [{ what: "no-header" }];
  if (!paper) return [];
  if (!sameWords(named.title, paper.title)) return [{ what: "other-paper" }];
  return named.edition === paper.edition ? [] : [{ what: "other-edition" }];
}

/** The text as it came, or what is left of its words once our own instructions are taken away. */
function keepUnplaced(where: Unplaced["where"], text: string): Unplaced[] {
  const words = oneLine(unquoteText(text));
  const rest = Object.values(HINTS).reduce((left, hint) => left.replaceAll(hint, ""), words);
  return rest.trim() ? [{ where, text: (rest === words ? text : rest).trim() }] : [];
}
