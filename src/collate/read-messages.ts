import { findMessages } from "./find-messages.ts";
import { readMail } from "./read-mail.ts";
import { readReply } from "./read-reply.ts";
import { splitReplies } from "./split-replies.ts";
import { isArchive, unpackMail } from "./unpack-mail.ts";
import { makeRecord } from "./record.ts";
import type {
  CollatedPaper,
  FoundMessage,
  Kind,
  Mail,
  MailFile,
  MailRecord,
  Origin,
  SavedDocument,
  UnreadFile,
} from "./types.ts";

/** What reading gives: a message, or a file that is none. */
type ReadResult = { record: MailRecord; documents: SavedDocument[] } | { problem: string };

/** Genuine mail never nests this deeply; anything that does is meant to exhaust the parser. */
const MOST_LEVELS = 10;

/** Reads all messages of all files, those attached to others included, each with its number. */
export async function* readMessages(
  files: AsyncIterable<MailFile | UnreadFile>,
  paper: CollatedPaper,
): AsyncGenerator<ReadResult> {
  let message = 0;
  for await (const file of withUnpacked(files)) {
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

/** The files, and in the place of each archive what it holds. */
async function* withUnpacked(files: AsyncIterable<MailFile | UnreadFile>): AsyncGenerator<MailFile | UnreadFile> {
  for await (const file of files)
    if ("chunks" in file && isArchive(file.name)) yield* unpackMail(file);
    else yield file;
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
  let message = number;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { found, levels, ...rest } = next;
    const mail = await readMail(found);
    if (levels >= MOST_LEVELS && mail.enclosed.length)
      mail.problems.push(`messages within messages, more than ${MOST_LEVELS} deep; the rest was not opened`);
    for (const [at, reply] of repliesIn(mail).entries()) {
      const origin = { message, file: found.file, place: found.place, ...(at && { part: at + 1 }), ...rest };
      const record = makeRecord(origin, reply, readReply(reply, paper), paper);
      if (levels < MOST_LEVELS) waiting.push(...enclosedIn(reply, record, { found, levels, ...rest }));
      yield { record, documents: reply.documents };
      message += 1;
    }
  }
}

/** The replies of a message, of which almost all have one. What is attached goes with the first. */
function repliesIn(mail: Mail): Mail[] {
  const [body = "", ...others] = splitReplies(mail.body);
  const bare = { otherBody: "", texts: [], enclosed: [], attachments: [], documents: [], unread: [], problems: [] };
  return [{ ...mail, body }, ...others.map((each) => ({ ...mail, ...bare, body: each }))];
}

function enclosedIn({ enclosed }: Mail, record: MailRecord, { found, levels }: Waiting): Waiting[] {
  const { message, kind, from: name, address, claim, sentBy, choices } = record;
  const inherited = ["bounce", "automatic", "spam"].includes(kind) ? { inherited: kind } : {};
  const author = { name, address, ...(claim && { claim }), ...(sentBy && { sentBy }) };
  return enclosed.map((bytes) => ({
    found: { file: found.file, place: found.place, bytes, cut: 0, kind: "mail" },
    levels: levels + 1,
    within: message,
    carrier: { author, choices },
    ...inherited,
  }));
}
