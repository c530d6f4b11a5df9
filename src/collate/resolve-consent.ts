import type { Publish } from "../reply/reply.ts";
import { mostPrivate } from "./choice-words.ts";
import type { Classification, Fingerprint } from "./digest-types.ts";

type Choices = Map<number, Publish>;

/**
 * What holds for each message: the most private choice that its writer, by address or by name, ever made in any form.
 * It is the only place that decides this, and looks at every message: dates can be wrong, and spam or an automatic
 * reply can be where a person asked for confidence. A publisher who has looked may decide otherwise for a message.
 */
export function resolveConsent(
  fingerprints: Fingerprint[],
  copies: Classification["copies"],
  quotations: Classification["quotations"],
): Choices {
  const choices: Choices = new Map();
  for (const person of groupByPerson(withCopies(fingerprints, copies))) {
    const given = mostPrivate(person.map((each) => (each.isClaim ? undefined : each.given)));
    const asked = mostPrivate(person.flatMap((each) => [each.asked, each.given]));
    for (const { message, isClaim } of person) {
      // What a message claims about others can ask for confidence, but neither gives consent nor profits from theirs.
      const choice = asked === "confidential" ? asked : isClaim || !given ? undefined : mostPrivate([given, asked]);
      if (choice) choices.set(message, choice);
    }
  }
  coverForwarded(fingerprints, choices);
  coverEnclosed(fingerprints, choices);
  for (const [message, of] of quotations) if (choices.get(of) === "confidential") choices.set(message, "confidential");
  for (const { message, decided } of fingerprints) if (decided) choices.set(message, decided);
  return choices;
}

/** A copy is its first writer's, whoever sent it on, and either asks for what the other asks for. */
function withCopies(fingerprints: Fingerprint[], copies: Classification["copies"]): Fingerprint[] {
  const all = [...fingerprints];
  for (const [message, { of }] of copies) {
    const [copy, original] = [all[message - 1], all[of - 1]];
    if (!copy || !original) continue;
    const asked = mostPrivate([copy.asked, copy.given, original.asked, original.given]);
    all[of - 1] = { ...original, asked };
    all[message - 1] = { ...copy, asked, persons: original.persons };
  }
  return all;
}

/** The messages of each person: those that share an address or a name, directly or by way of others. */
function groupByPerson(fingerprints: Fingerprint[]): Fingerprint[][] {
  const parents = fingerprints.map((_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root] = parents[parents[root] as number] as number;
    return root;
  };
  const first = new Map<number, number>();
  for (const [at, { persons }] of fingerprints.entries())
    for (const key of persons) {
      const other = first.get(key);
      if (other === undefined) first.set(key, at);
      else parents[find(at)] = find(other);
    }
  return [...Map.groupBy(fingerprints, ({ message }) => find(message - 1)).values()];
}

/** What somebody confidential sent on shows who they are. The wish of whoever wrote it is no wish of theirs. */
function coverForwarded(fingerprints: Fingerprint[], choices: Choices): void {
  const forwarded = fingerprints.filter(({ sentBy }) => sentBy);
  if (!forwarded.length) return;
  const isConfidential = ({ message, isClaim }: Fingerprint): boolean =>
    !isClaim && choices.get(message) === "confidential";
  const confidential = new Set(fingerprints.filter(isConfidential).flatMap(({ persons }) => persons));
  for (const { message, sentBy } of forwarded) if (confidential.has(sentBy)) choices.set(message, "confidential");
}

/** What is attached to a confidential message, or carries one, is confidential too: it has its words. */
function coverEnclosed(fingerprints: Fingerprint[], choices: Choices): void {
  const enclosed = fingerprints.filter(({ within }) => within);
  for (const { message, within } of enclosed)
    if (choices.get(within) === "confidential") choices.set(message, "confidential");
  for (const { message, within } of enclosed.toReversed())
    if (choices.get(message) === "confidential") choices.set(within, "confidential");
}
