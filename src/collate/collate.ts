import { byteLength } from "../bytes.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { Decisions } from "./apply-decisions.ts";
import { classify } from "./classify.ts";
import { readMessages } from "./read-messages.ts";
import { checkTally, placesOf, startTally } from "./tally.ts";
import { DOCUMENTS, temporaryPath } from "./digest.ts";
import { DigestWriter } from "./write-digest.ts";
import type { Classification, CollateOptions, Digest, DigestFolder, Fingerprint } from "./digest-types.ts";
import type { MailFile, MailRecord, UnreadFile } from "./types.ts";

const RECORDS = "records.tmp";

/**
 * Reads mail twice over: once to classify all messages together, once, from what was kept of them, to write the digest.
 */
export async function collate(
  files: AsyncIterable<MailFile | UnreadFile>,
  folder: DigestFolder,
  options: CollateOptions,
): Promise<Digest> {
  const { paper, audience, made, style, progress } = options;
  const tally = startTally(paper);
  const placeOf = placesOf(tally);
  const decisions = new Decisions(options.decisions ?? [], paper);
  const { classification, problems } = await readAll(files, folder, options, placeOf, decisions);
  const { campaigns } = classification;
  const digest: Digest = { paper, audience, made, style, tally, campaigns, problems, decisions: decisions.outcomes() };
  const writer = new DigestWriter(folder, digest, classification, options.linkTo);
  if (classification.read)
    for await (const line of folder.lines(RECORDS)) {
      const record: MailRecord = JSON.parse(line);
      writer.add(record);
      progress?.(tally.read, "written");
    }
  folder.remove(RECORDS);
  folder.remove(DOCUMENTS);
  problems.push(...checkTally(tally, classification.read, audience, writer.written));
  writer.finish();
  return digest;
}

async function readAll(
  files: AsyncIterable<MailFile | UnreadFile>,
  folder: DigestFolder,
  { paper, audience, progress }: CollateOptions,
  placeOf: (number: string) => number,
  decisions: Decisions,
): Promise<{ classification: Classification; problems: string[] }> {
  const fingerprints: Fingerprint[] = [];
  const problems: string[] = [];
  for await (const result of readMessages(files, paper)) {
    if ("problem" in result) {
      problems.push(result.problem);
      continue;
    }
    const record = decisions.apply(result.record);
    const documents = result.documents.slice(0, record.documents.length);
    if (audience === "internal")
      for (const [at, { bytes }] of documents.entries()) folder.save(temporaryPath(record.message, at), bytes);
    const line = JSON.stringify(record);
    fingerprints.push(fingerprintOf(record, placeOf, byteLength(line)));
    folder.append(RECORDS, `${line}\n`);
    progress?.(fingerprints.length, "read");
  }
  const tidy = () => progress?.(fingerprints.length, "judged");
  return { classification: classify(fingerprints, decisions.respondents(), tidy), problems };
}
