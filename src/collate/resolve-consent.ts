import type { Publish } from "../reply/reply.ts";
import { BY_PRIVACY } from "./read-reply.ts";
import type { Classification, Fingerprint } from "./types.ts";

type Choices = Map<number, Publish>;

/** What holds for each message, given what each sender wrote, in time. Wherever choices meet, the more private one holds. */
export function resolveConsent(
  fingerprints: Fingerprint[],
  senders: Fingerprint[][],
  copies: Classification["copies"],
): Choices {
  const choices: Choices = new Map();
  for (const { message, publish } of fingerprints) if (publish) choices.set(message, publish);
  for (const group of senders) resolveSender(group, choices);
  for (const [message, { of }] of copies) shareConfidence([message, of], choices);
  coverEnclosed(fingerprints, choices);
  return choices;
}

/** A later, more private choice holds for what was sent before it; a message without a choice takes the last one made. */
function resolveSender(inTime: Fingerprint[], choices: Choices): void {
  const last = inTime.findLast(({ publish }) => publish)?.publish;
  let since: Publish | undefined;
  for (const { message, publish } of inTime.toReversed()) {
    since = BY_PRIVACY.find((choice) => choice === since || choice === publish);
    const choice = publish || since ? since : last;
    if (choice) choices.set(message, choice);
  }
}

/** A copy is as confidential as its original, and the other way round. */
function shareConfidence(messages: number[], choices: Choices): void {
  if (messages.some((message) => choices.get(message) === "confidential"))
    for (const message of messages) choices.set(message, "confidential");
}

/** What is attached to a confidential message, or carries one, is confidential too unless it says otherwise. */
function coverEnclosed(fingerprints: Fingerprint[], choices: Choices): void {
  const enclosed = fingerprints.filter(({ within }) => within);
  const cover = (from: number, to: number): void => {
    if (choices.get(from) === "confidential" && !choices.has(to)) choices.set(to, "confidential");
  };
  for (const { message, within } of enclosed) cover(within, message);
  for (const { message, within } of enclosed.toReversed()) cover(message, within);
}
