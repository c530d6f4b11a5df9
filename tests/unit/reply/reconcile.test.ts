import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reconcileReplies } from "../../../src/reply/reconcile.ts";
import { normaliseReply, type Reply } from "../../../src/reply/reply.ts";
import { wordsOf } from "../../support/mail-damage.ts";
import { numRuns } from "../../support/property-runs.ts";
import { anyReply } from "../../support/replies.ts";

const labels = { first: "One tab", second: "Other tab" };
const paper = { title: "T", edition: 1 };
const reply = (answers: Record<string, string>, rest: Partial<Reply> = {}): Reply => ({
  paper,
  answers: Object.entries(answers).map(([number, text]) => ({ number, text })),
  ...rest,
});
const reconcile = (base: Reply, mine: Reply, theirs: Reply) => reconcileReplies({ base, mine, theirs }, true, labels);
const textsOf = ({ answers }: Reply) => Object.fromEntries(answers.map(({ number, text }) => [number, text]));

describe("two tabs that write one reply", () => {
  test("each keep what only one of them changed, took away or added", () => {
    const base = reply({ "1.1": "a", "2.1": "b", "3.1": "c" }, { name: "Ann" });
    const mine = reply({ "1.1": "mine", "2.1": "b", "4.1": "new" }, { name: "Ann" });
    const theirs = reply({ "1.1": "a", "2.1": "theirs", "3.1": "c" }, { name: "Ann Ash" });
    expect(textsOf(reconcile(base, mine, theirs))).toEqual({ "1.1": "mine", "2.1": "theirs", "4.1": "new" });
    expect(reconcile(base, mine, theirs).name).toBe("Ann Ash");
  });

  test("keep both texts, labelled, where both changed one, and the more private choice", () => {
    const base = reply({ "1.1": "a" }, { publish: "named" });
    const mine = reply({ "1.1": "mine" }, { publish: "confidential" });
    const theirs = reply({ "1.1": "theirs" }, { publish: "anonymous" });
    expect(reconcile(base, mine, theirs)).toEqual(
      reply({ "1.1": "One tab:\nmine\n\nOther tab:\ntheirs" }, { publish: "confidential" }),
    );
  });

  test("do not lose a text that one took away while the other wrote on", () => {
    expect(textsOf(reconcile(reply({ "1.1": "a" }), reply({}), reply({ "1.1": "a b" })))).toEqual({ "1.1": "a b" });
  });

  test("come to the same reply at once, and lose no word that either wrote", () => {
    fc.assert(
      fc.property(anyReply, anyReply, anyReply, (base, one, two) => {
        const ours = reconcileReplies({ base, mine: one, theirs: two }, true, labels);
        const same = reconcileReplies({ base, mine: two, theirs: one }, false, labels);
        const byKey = (each: Reply) => ({
          ...textsOf(each),
          ...normaliseReply({ ...each, answers: [], passages: [] }),
        });
        expect({ ...byKey(ours), paper }).toEqual({ ...byKey(same), paper });
        for (const side of [one, two])
          for (const { number, text } of side.answers)
            if (textsOf(base)[number] !== text)
              expect(wordsOf(textsOf(ours)[number] ?? "")).toEqual(expect.arrayContaining(wordsOf(text)));
      }),
      { numRuns },
    );
  });
});
