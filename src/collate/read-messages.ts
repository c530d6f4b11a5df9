import { findMessages } from "./find-messages.ts";
import { readMail } from "./read-mail.ts";
import { readReply } from "./read-reply.ts";
import { makeRecord } from "./record.ts";
import type {
  CollatedPaper,
  FoundMessage,
  Kind,
  MailFile,
  MailRecord,
  Origin,
  SavedDocument,
  UnreadFile,
} from "./types.ts";

/** What reading gives: a message, or a file that is none. */
export type ReadResult = { record: MailRecord; documents: SavedDocument[] } | { problem: string };

/** Genuine mail never nests this deeply; anything that does is meant to exhaust the parser. */
const MOST_LEVELS = 10;

/** Reads all messages of all files, those attached to others included, each with its number. */
export async function* readMessages(
  files: AsyncIterable<MailFile | UnreadFile>,
  paper: CollatedPaper,
): AsyncGenerator<ReadResult> {
  let message = 0;
  for await (const file of files) {
    if ("problem" in file) {
      yield { problem: `${file.file}: ${file.problem}` };
      continue;
    }
    try {
      for await (const found of findMessages(file)) {
        if ("problem" in found) yield { problem: `${found.file}: ${found.problem}` };
        else
          for await (const read of readWithEnclosed(found, message + 1, paper)) {
            message += 1;
            yield read;
          }
      }
    } catch (error) {
      yield { problem: `${file.name}: cannot be read (${error instanceof Error ? error.message : "unknown reason"})` };
    }
  }
}

interface Waiting {
  found: FoundMessage;
  levels: number;
  within?: number;
  inherited?: Kind;
  carrier?: NonNullable<Origin["carrier"]>;
}

async function* readWithEnclosed(
  first: FoundMessage,
  number: number,
  paper: CollatedPaper,
): AsyncGenerator<{ record: MailRecord; documents: SavedDocument[] }> {
  const waiting: Waiting[] = [{ found: first, levels: 0 }];
  for (let message = number; waiting.length; message++) {
    const { found, levels, ...rest } = waiting.shift() as Waiting;
    const mail = await readMail(found);
    if (levels >= MOST_LEVELS && mail.enclosed.length)
      mail.problems.push(`messages within messages, more than ${MOST_LEVELS} deep; the rest was not opened`);
    const record = makeRecord(
      { message, file: found.file, place: found.place, ...rest },
      mail,
      readReply(mail, paper),
      paper,
    );
    const passedOn = ["bounce", "automatic", "spam"].includes(record.kind) ? { inherited: record.kind } : {};
    const { from: name, address, claim, sentBy, choices } = record;
    const author = { name, address, ...(claim && { claim }), ...(sentBy && { sentBy }) };
    for (const bytes of levels < MOST_LEVELS ? mail.enclosed : []) {
      const inner: FoundMessage = { ...found, bytes, cut: 0, kind: "mail" };
      waiting.push({ found: inner, levels: levels + 1, within: message, carrier: { author, choices }, ...passedOn });
    }
    yield { record, documents: mail.documents };
  }
}
