import { findCampaigns } from "./find-campaigns.ts";
import { resolveConsent } from "./resolve-consent.ts";
import { answerKey } from "./fingerprint.ts";
import { hashOf } from "./hash.ts";
import type { Classification, Decided, Fingerprint } from "./digest-types.ts";
import type { Kind, Reason } from "./types.ts";

/** What people wrote about this paper. */
const WRITTEN: Kind[] = ["reply", "letter", "other-edition", "empty", "withdrawal"];

/**
 * Judges all messages together; `fingerprints[0]` is message 1. Between its steps, each of which needs much memory for
 * a large collation, it calls `tidy`.
 */
export function classify(
  read: Fingerprint[],
  decided: Decided = { merges: [], splits: new Set() },
  tidy: () => void = () => {},
): Classification {
  const fingerprints = followDecisions(read, decided);
  const found = findCopies(fingerprints);
  const quotations = findQuotations(fingerprints, found.excluded);
  for (const message of quotations.keys()) found.excluded.set(message, "quotation");
  const isCounted = ({ message }: Fingerprint): boolean => !found.excluded.has(message);
  tidy();
  const { respondents, superseded } = findRespondents(fingerprints, isCounted, decided);
  tidy();
  const campaigns = findCampaigns(fingerprints.filter(isCounted), superseded, respondents);
  tidy();
  const publish = resolveConsent(fingerprints, found.copies, quotations);
  tidy();
  return {
    read: fingerprints.length,
    sizes: fingerprints.map(({ size }) => size),
    ...found,
    quotations,
    withdrawn: findWithdrawn(fingerprints, isCounted),
    alike: findAlike(fingerprints.filter(isCounted), respondents),
    superseded,
    respondents,
    publish,
    ...campaigns,
  };
}

/** The number of each counted message's respondent, and which answers a later one of the same respondent replaced. */
function findRespondents(
  fingerprints: Fingerprint[],
  isCounted: (each: Fingerprint) => boolean,
  decided: Decided,
): Pick<Classification, "respondents" | "superseded"> {
  const written = fingerprints.filter(({ kind }) => WRITTEN.includes(kind));
  const bySender = [...Map.groupBy(written, ({ sender }) => sender).values()].flatMap(splitByName);
  const respondents = new Map<number, number>();
  const superseded = new Map<number, number>();
  let respondent = 0;
  for (const sender of mergeGroups(bySender, decided)) {
    const counted = sender.filter(isCounted);
    if (!counted.length) continue;
    respondent++;
    for (const { message } of counted) respondents.set(message, respondent);
    supersede(counted, superseded);
  }
  return { respondents, superseded };
}

/** Messages whose writers a person told apart are nobody else's; those that a person merged share a writer. */
function followDecisions(fingerprints: Fingerprint[], { merges, splits }: Decided): Fingerprint[] {
  if (!merges.length && !splits.size) return fingerprints;
  const followed = fingerprints.map((each) => {
    const alone = hashOf(`alone ${each.message}`);
    return splits.has(each.message) ? { ...each, sender: alone, spelling: 0, persons: [alone] } : each;
  });
  for (const [one, other] of merges) {
    const both = hashOf(`merged ${one} ${other}`);
    for (const message of [one, other]) {
      const each = followed[message - 1];
      if (each) followed[message - 1] = { ...each, persons: [...each.persons, both] };
    }
  }
  return followed;
}

/** The messages of each writer, where a person has merged some of them. */
function mergeGroups(groups: Fingerprint[][], { merges }: Decided): Fingerprint[][] {
  const merged = new Set(groups);
  const groupOf = (number: number): Fingerprint[] | undefined =>
    [...merged].find((group) => group.some(({ message }) => message === number));
  for (const pair of merges) {
    const [one, other] = pair.map(groupOf);
    if (!one || !other || one === other) continue;
    merged.delete(other);
    merged.delete(one);
    merged.add([...one, ...other].toSorted((each, next) => each.date - next.date));
  }
  return [...merged];
}

/**
 * What came from one address, in time, by the name that it is signed with: an office shares an address, and nobody
 * there replaces a colleague's answers. Unsigned replies belong to the name before them.
 */
function splitByName(group: Fingerprint[]): Fingerprint[][] {
  if (group.length === 1) return [group];
  const inTime = group.toSorted((one, two) => one.date - two.date);
  let name = inTime.find((fingerprint) => fingerprint.name)?.name ?? 0;
  return [...Map.groupBy(inTime, (fingerprint) => (name = fingerprint.name || name)).values()];
}

/**
 * The first message with an identity counts; a copy that a bounce or a filter marked does not stand in its way, nor can
 * a stranger's message with its Message-ID take its place.
 */
function findCopies(fingerprints: Fingerprint[]): Pick<Classification, "excluded" | "copies" | "sameId"> {
  const first = new Map<number, Fingerprint>();
  const found = { excluded: new Map<number, Reason>(), copies: new Map(), sameId: new Map() } as const;
  for (const fingerprint of fingerprints) {
    const { message, kind, identity, sender, words } = fingerprint;
    const before = [first.get(identity), first.get(identity + sender)];
    const original = before.find((each) => each?.sender === sender || each?.words === words);
    if (kind !== "reply" && kind !== "letter") found.excluded.set(message, kind);
    else if (original) {
      found.excluded.set(message, "duplicate");
      found.copies.set(message, { of: original.message, sameWords: original.words === words });
    } else {
      first.set(before[0] ? identity + sender : identity, fingerprint);
      if (before[0]) found.sameId.set(message, before[0].message);
    }
  }
  return found;
}

/** Messages whose answers are those of another, in quotation or passed on: a thank-you, or an "I agree". */
function findQuotations(fingerprints: Fingerprint[], excluded: Classification["excluded"]): Map<number, number> {
  const counted = fingerprints.filter(({ message }) => !excluded.has(message));
  // A table of all answers would take much memory; those that begin a quotation are few.
  const quoted = new Set(counted.filter(({ isQuoted }) => isQuoted).map((each) => answerKeys(each)[0]));
  const originals = new Map<number, Fingerprint>();
  for (const each of quoted.size ? counted : [])
    if (!each.isQuoted)
      for (const key of answerKeys(each)) if (quoted.has(key) && !originals.has(key)) originals.set(key, each);
  const quotations = new Map<number, number>();
  for (const each of counted) {
    const keys = each.isQuoted ? answerKeys(each) : [];
    const original = keys.length ? originals.get(keys[0] ?? 0) : undefined;
    const theirs = new Set(original && answerKeys(original));
    if (original && keys.every((key) => theirs.has(key))) quotations.set(each.message, original.message);
  }
  return quotations;
}

/** One number for what is said to a question. Sums stay below 2^53. */
const answerKeys = ({ questions, answers }: Fingerprint): number[] =>
  questions.map((question, at) => Math.abs(answers[at] ?? 0) + question);

/** The last reply that the same person sent before asking to ignore it. */
function findWithdrawn(fingerprints: Fingerprint[], isCounted: (each: Fingerprint) => boolean): Map<number, number> {
  const withdrawals = fingerprints.filter((each) => each.withdraws && (each.kind === "withdrawal" || isCounted(each)));
  const withdrawn = new Map<number, number>();
  if (!withdrawals.length) return withdrawn;
  const sent = fingerprints.filter(isCounted);
  for (const { message, date, persons } of withdrawals) {
    const theirs = sent.filter(
      (each) => each.message !== message && each.persons.some((person) => persons.includes(person)),
    );
    const before = theirs.filter((each) => !date || each.date <= date).toSorted((one, two) => one.date - two.date);
    const last = before.at(-1) ?? (date ? undefined : theirs.at(-1));
    if (last) withdrawn.set(last.message, message);
  }
  return withdrawn;
}

/** Respondents who have a name in common, however it is spelled. They are offered for merging, never merged. */
function findAlike(counted: Fingerprint[], respondents: Classification["respondents"]): Classification["alike"] {
  const named = counted.filter(({ spelling }) => spelling);
  const alike: Classification["alike"] = new Map();
  for (const group of Map.groupBy(named, ({ spelling }) => spelling).values()) {
    if (group.length < 2) continue;
    const persons = Map.groupBy(group, ({ message }) => respondents.get(message)).values();
    const [first, ...others] = [...persons].flatMap(([each]) => each ?? []);
    if (first && others.length)
      alike.set(
        first.message,
        others.map(({ message, reference }) => ({ message, reference })),
      );
  }
  return alike;
}

function supersede(inTime: Fingerprint[], superseded: Map<number, number>): void {
  const latest = new Map<number, number>();
  for (const { message, questions } of inTime.toReversed())
    for (const question of questions) {
      const later = latest.get(question);
      if (later === undefined) latest.set(question, message);
      else superseded.set(answerKey(message, question), later);
    }
}
