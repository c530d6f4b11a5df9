import { redaction } from "../paper/responses.ts";
import { findQuestion, isAnswered, joinAnswers } from "../reply/reply.ts";
import { publishOf, numberOf, type Action, type Decision } from "./decisions.ts";
import type { Decided, DecisionOutcome } from "./digest-types.ts";
import type { CollatedPaper, MailRecord } from "./types.ts";

/** Does what a decision says to a message; undefined if there is nothing there that it could be done to. */
type Apply = (record: MailRecord, decision: Decision, paper: CollatedPaper) => MailRecord | undefined;

/** Decisions about respondents are followed once all messages are known. */
const APPLY: Record<Exclude<Action, "merge" | "split">, Apply> = {
  place,
  redact,
  exclude: (record) => ({ ...record, kind: "decided" }),
  withdraw: (record) => ({ ...record, kind: "withdrawn" }),
  count: (record, _, paper) => {
    const isKnown = record.answers.some(({ number }) => numberOf(number || "Comments", paper) !== undefined);
    return { ...record, kind: isKnown ? "reply" : "letter", isQuoted: false };
  },
  publish: (record, { value }) => {
    const publish = publishOf(value);
    return publish && { ...record, decided: publish };
  },
  note: (record, { words }) => ({ ...record, remarks: [...(record.remarks ?? []), words] }),
};

/** Follows the decisions of a person, message by message, and knows at the end which of them met something. */
export class Decisions {
  readonly #paper: CollatedPaper;
  readonly #decisions: Decision[];
  readonly #byReference: Map<string, Decision[]>;
  readonly #used = new Set<Decision>();
  /** The first message of each reference that a decision names. */
  readonly #messages = new Map<string, number>();

  constructor(decisions: Decision[], paper: CollatedPaper) {
    this.#paper = paper;
    this.#decisions = decisions;
    this.#byReference = Map.groupBy(decisions, ({ reference }) => reference);
    for (const { action, value } of decisions)
      if (action === "merge" && !this.#byReference.has(value)) this.#byReference.set(value, []);
  }

  /** The message as decided. */
  apply(record: MailRecord): MailRecord {
    const decisions = this.#byReference.get(record.reference);
    if (!decisions) return record;
    if (!this.#messages.has(record.reference)) this.#messages.set(record.reference, record.message);
    // Words are placed before they are redacted, wherever the rows stand.
    const inOrder = decisions.toSorted((one, two) => Number(one.action === "redact") - Number(two.action === "redact"));
    return inOrder.reduce((decided, decision) => {
      if (decision.action === "merge" || decision.action === "split") return decided;
      const next = APPLY[decision.action](decided, decision, this.#paper);
      if (next) this.#used.add(decision);
      return next ?? decided;
    }, record);
  }

  /** What was decided about respondents. */
  respondents(): Decided {
    const pairs = this.#decisions.flatMap((decision): [number, number][] => {
      const [one, other] = [this.#messages.get(decision.reference), this.#messages.get(decision.value)];
      if (decision.action !== "merge" || !one || !other) return [];
      this.#used.add(decision);
      return [[one, other]];
    });
    const splits = this.#decisions.flatMap((decision) => {
      const message = this.#messages.get(decision.reference);
      if (decision.action !== "split" || !message) return [];
      this.#used.add(decision);
      return [message];
    });
    return { merges: pairs, splits: new Set(splits) };
  }

  /** Which decisions were used, in the order of the sheet. */
  outcomes(): DecisionOutcome[] {
    return this.#decisions.map((decision) => {
      const message = this.#messages.get(decision.reference);
      const { row, action, value, reference } = decision;
      return { row, action, value, reference, ...(message && { message }), isUsed: this.#used.has(decision) };
    });
  }
}

/** The words as they may stand in a text, however its lines are broken. */
export const patternOf = (words: string): RegExp =>
  new RegExp(
    words
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s+"),
    "giu",
  );

/** Moves words below a question; without words, all that is unplaced. */
function place(record: MailRecord, { value, words }: Decision, paper: CollatedPaper): MailRecord | undefined {
  const number = numberOf(value, paper) ?? "";
  const found: string[] = [];
  const pattern = words ? patternOf(words) : /^[^]+$/g;
  const take = (text: string): string =>
    text.replace(pattern, (said) => {
      if (found.length && words) return said;
      found.push(said.trim());
      return "";
    });
  const isOwn = (where: string): boolean => words !== "" || !["header", "other version", "quote"].includes(where);
  const unplaced = record.unplaced.map((each) => (isOwn(each.where) ? { ...each, text: take(each.text) } : each));
  const rest =
    words && !found.length ? record.answers.map((each) => ({ ...each, text: take(each.text) })) : record.answers;
  if (!found.length) return undefined;
  const id = findQuestion(number, paper)?.id;
  const answer = { number, ...(id && { id }), text: found.join("\n\n") };
  return {
    ...record,
    kind: ["letter", "empty", "withdrawal"].includes(record.kind) ? "reply" : record.kind,
    answers: joinAnswers([...rest, answer]).filter(isAnswered),
    unplaced: unplaced.filter(({ text }) => text.trim()),
    placed: [...record.placed, number],
  };
}

/** What names a message and is none of its words. */
const KEPT = new Set<string>(["reference", "kind", "file", "date"]);

/** Takes words out of all that was read of a message. Its documents, which may hold them too, are not kept. */
function redact(record: MailRecord, { words, value }: Decision): MailRecord | undefined {
  const pattern = patternOf(words);
  const before = JSON.stringify(record);
  const cleaned: MailRecord = JSON.parse(before, (key, said: unknown) =>
    typeof said === "string" && !KEPT.has(key) ? said.replace(pattern, () => redaction(value)) : said,
  );
  return JSON.stringify(cleaned) === before ? undefined : { ...cleaned, documents: [] };
}
