import type { Digest } from "./digest.ts";
import type { MailFile } from "./find-messages.ts";
import { makeEntry, type Entry } from "./entry.ts";
import { judge, type Judgement } from "./judge.ts";
import type { Listing } from "./listing.ts";
import { readMessages } from "./read-messages.ts";
import type { CollatedPaper, MailRecord } from "./record.ts";
import { checkTally, placesOf, startTally } from "./tally.ts";
import type { Audience } from "./view.ts";
import { DigestWriter } from "./write-digest.ts";

/** The folder that a digest is written to, file by file, a piece at a time. */
export interface DigestFolder {
  /** Adds to the end of a file. */
  append: (path: string, text: string) => void;
  /** The lines of a file. */
  lines: (path: string) => AsyncIterable<string>;
  /** Adds files to the end of another, if they are there, and removes them. */
  move: (parts: string[], into: string) => void;
  remove: (path: string) => void;
}

/** How to collate. */
export interface CollateOptions {
  paper: CollatedPaper;
  audience: Audience;
  /** The day, as shown. */
  made: string;
  /** Addresses of mail files from where the digest is. */
  linkTo: Listing["linkTo"];
  /** Called after each message, first as all are read, then as they are written. */
  progress?: (messages: number, done: "read" | "written") => void;
}

const RECORDS = "records.tmp";

/** Reads mail twice over: once to judge all messages together, once, from what was kept of them, to write the digest. */
export async function collate(
  files: AsyncIterable<MailFile>,
  folder: DigestFolder,
  options: CollateOptions,
): Promise<Digest> {
  const { paper, audience, made, progress } = options;
  const tally = startTally(paper);
  const placeOf = placesOf(tally);
  const { judgement, problems } = await readAll(files, folder, options, placeOf);
  const digest: Digest = { paper, audience, made, tally, campaigns: judgement.campaigns, problems };
  const writer = new DigestWriter(folder, digest, judgement, options.linkTo);
  if (judgement.read)
    for await (const line of folder.lines(RECORDS)) {
      writer.add(JSON.parse(line) as MailRecord);
      progress?.(tally.read, "written");
    }
  folder.remove(RECORDS);
  problems.push(...checkTally(tally, judgement.read, audience, writer.written));
  writer.finish();
  return digest;
}

async function readAll(
  files: AsyncIterable<MailFile>,
  folder: DigestFolder,
  { paper, progress }: CollateOptions,
  placeOf: (number: string) => number,
): Promise<{ judgement: Judgement; problems: string[] }> {
  const entries: Entry[] = [];
  const problems: string[] = [];
  for await (const result of readMessages(files, paper)) {
    if ("problem" in result) {
      problems.push(result.problem);
      continue;
    }
    const { record } = result;
    entries.push(makeEntry(record, placeOf));
    folder.append(RECORDS, `${JSON.stringify(record)}\n`);
    progress?.(entries.length, "read");
  }
  return { judgement: judge(entries), problems };
}
