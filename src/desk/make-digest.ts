import { collate } from "../collate/collate.ts";
import { type Decision, readDecisions } from "../collate/decisions.ts";
import type { CollatedPaper } from "../collate/collated-paper.ts";
import { collatedPaper } from "../collate/record.ts";
import { openStore } from "./byte-store.ts";
import type { ChosenFile } from "./chosen-files.ts";
import { digestStyle } from "./digest-style.ts";
import type { DigestSummary, ReadRequest, SheetRow } from "./mail-protocol.ts";
import { readMailFiles } from "./read-mail-files.ts";
import { isSheet, rowsOf, writeSheet } from "./review-sheet.ts";
import { StoredFolder, type StoredFile } from "./stored-folder.ts";
import { summarise } from "./summarise.ts";

/** How far a collation has come: what it does, and which share of that is done. */
export type Progress = (done: "read" | "judged" | "written", messages: number, share: number) => void;

/** Makes a digest of files as the command does. Throws `DecisionsError` for a sheet that cannot be followed. */
export async function makeDigest(
  { files, decisions: made, paper: description, logo, audience, made: day, scratch }: ReadRequest,
  say: Progress,
): Promise<{ files: StoredFile[]; summary: DigestSummary }> {
  const paper = collatedPaper(description, logo);
  const { mail, sheets } = await sortFiles(files);
  const dropped = await readSheets(sheets, paper);
  const decisions = [...dropped, ...readRows(made, paper)];
  const bytes = mail.reduce((sum, { file }) => sum + file.size, 0);
  let [seen, read] = [0, 0];
  const store = await openStore(scratch, `${audience}-${Date.now()}`);
  const folder = new StoredFolder(store);
  const digest = await collate(
    readMailFiles(mail, (length) => void (seen += length)),
    folder,
    {
      paper,
      audience,
      made: day,
      style: digestStyle,
      decisions: decisions.map((decision, at) => ({ ...decision, row: at + 2 })),
      linkTo: () => undefined,
      progress: (messages, done) => {
        if (done === "read") read = messages;
        say(done, messages, done === "read" ? seen / bytes : messages / read);
      },
    },
  );
  const written = await folder.close();
  const summary = await summarise(digest, written, store.place);
  return { files: written, summary: { ...summary, dropped: rowsOf(dropped), sheets: sheets.map(({ name }) => name) } };
}

/** Sheets of decisions apart from what is to be read. */
async function sortFiles(files: readonly ChosenFile[]): Promise<{ mail: ChosenFile[]; sheets: ChosenFile[] }> {
  const sheets: ChosenFile[] = [];
  for (const chosen of files)
    if (/\.csv$/i.test(chosen.name) && isSheet(await chosen.file.slice(0, 1000).text())) sheets.push(chosen);
  return { mail: files.filter((chosen) => !sheets.includes(chosen)), sheets };
}

async function readSheets(sheets: readonly ChosenFile[], paper: CollatedPaper): Promise<Decision[]> {
  const read: Decision[] = [];
  for (const { name, file } of sheets)
    read.push(...readDecisions(new Uint8Array(await file.arrayBuffer()), name, paper));
  return read;
}

/** Decisions made on the page, which must hold what those in a sheet must. */
const readRows = (rows: readonly SheetRow[], paper: CollatedPaper): Decision[] =>
  rows.length ? readDecisions(new TextEncoder().encode(writeSheet(rows)), "decisions.csv", paper) : [];
