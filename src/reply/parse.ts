import { readAnswers } from "./answers.ts";
import { readHeader } from "./header.ts";
import { HINTS, LABELS } from "./labels.ts";
import { restoreBreaks } from "./line-breaks.ts";
import { readMarker, unquoteText } from "./markers.ts";
import { readPassages } from "./passages.ts";
import { fillSlot } from "./single-question.ts";
import { sameWords } from "./same-words.ts";
import { oneLine, type Note, type ParsedReply, type Reply, type ReplyPaper, type Unplaced } from "./reply.ts";
import { findSections, takeEnd } from "./sections.ts";

/**
 * Reads a reply from the text of a mail, whatever mail programs did to it; the paper gives ids and checks. Never
 * throws.
 */
export function parseReply(text: string, paper?: ReplyPaper): ParsedReply {
  const { sections: found, odd } = findSections(restoreBreaks(text.replace(/\r\n?/g, "\n")));
  const end = takeEnd(found);
  const { header, sections, after, slot } = fillSlot(
    {
      header: readHeader(found[0]?.lines ?? []),
      sections: found,
      after: end.lines,
    },
    paper,
  );
  const { before, between, contact, closing, ...who } = header;
  const { asked, notes, ...texts } = readAnswers(sections, paper);
  const { passages, loose, notes: passageNotes } = readPassages(sections, paper);
  notes.push(...passageNotes);
  if (slot) notes.push({ what: "outside", number: slot });
  if (odd) notes.push({ what: odd });
  if (!end.complete) notes.push({ what: "no-end" });
  if (after.some((line) => readMarker(line, false))) notes.push({ what: "more" });
  return {
    reply: { paper: { title: "", edition: 0 }, ...who, ...texts, ...(passages.length && { passages }) },
    ...(contact ? { contact } : {}),
    asked,
    unplaced: [
      ...keepUnplaced("before", before),
      ...keepUnplaced(
        "header",
        closing && !sameWords(closing, paper?.closing ?? "") ? `${LABELS.closing}: ${closing}` : "",
      ),
      ...between.flatMap((piece) => keepUnplaced("header", piece)),
      ...loose.flatMap((quote) => keepUnplaced("quote", quote)),
      ...keepUnplaced("after", after.join("\n")),
    ],
    notes: [...comparePaper(who.paper, paper), ...notes],
    complete: end.complete,
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
