import { findCampaigns } from "./find-campaigns.ts";
import { resolveConsent } from "./resolve-consent.ts";
import { answerKey } from "./fingerprint.ts";
import type { Classification, Fingerprint, Kind, Reason } from "./types.ts";

/** What people wrote about this paper. */
const WRITTEN: Kind[] = ["reply", "letter", "other-edition", "empty", "withdrawal"];

/** Judges all messages together; `fingerprints[0]` is message 1. */
export function classify(fingerprints: Fingerprint[]): Classification {
  const found = findCopies(fingerprints);
  const written = fingerprints.filter(({ kind }) => WRITTEN.includes(kind));
  const senders = [...Map.groupBy(written, ({ sender }) => sender).values()].flatMap(splitByName);
  const isCounted = ({ message }: Fingerprint): boolean => !found.excluded.has(message);
  const counted = senders.map((group) => group.filter(isCounted)).filter((group) => group.length);
  const respondents = new Map(counted.flatMap((group, at) => group.map(({ message }) => [message, at + 1])));
  const superseded = new Map<number, number>();
  for (const group of counted) supersede(group, superseded);
  const campaigns = findCampaigns(fingerprints.filter(isCounted), superseded, respondents);
  const publish = resolveConsent(fingerprints, found.copies);
  return { read: fingerprints.length, ...found, superseded, respondents, publish, ...campaigns };
}

/**
 * What came from one address, in time, by the name that it is signed with: an office shares an address, and nobody there
 * replaces a colleague's answers. Unsigned replies belong to the name before them.
 */
function splitByName(group: Fingerprint[]): Fingerprint[][] {
  if (group.length === 1) return [group];
  const inTime = group.toSorted((one, two) => one.date - two.date);
  let name = inTime.find((fingerprint) => fingerprint.name)?.name ?? 0;
  return [...Map.groupBy(inTime, (fingerprint) => (name = fingerprint.name || name)).values()];
}

/**
 * The first message with an identity counts; a copy that a bounce or a filter marked does not stand in its way, nor can a
 * stranger's message with its Message-ID take its place.
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

function supersede(inTime: Fingerprint[], superseded: Map<number, number>): void {
  const latest = new Map<number, number>();
  for (const { message, questions } of inTime.toReversed())
    for (const question of questions) {
      const later = latest.get(question);
      if (later === undefined) latest.set(question, message);
      else superseded.set(answerKey(message, question), later);
    }
}
