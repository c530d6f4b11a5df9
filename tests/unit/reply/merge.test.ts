import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inWords } from "../../../src/reply/choices.ts";
import { mergeReplies } from "../../../src/reply/merge.ts";
import { normaliseReply, type Reply } from "../../../src/reply/reply.ts";
import { wordsOf } from "../../support/mail-damage.ts";
import { anyChoiceReply as anyReply } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

const labels = { mine: "Ann", theirs: "Bob" };
const paper = { title: "T", edition: 1 };
const reply = (answers: Record<string, string>, rest: Partial<Reply> = {}): Reply => ({
  paper,
  answers: Object.entries(answers).map(([number, text]) => ({ number, text })),
  ...rest,
});

describe("mergeReplies", () => {
  test("keeps both texts, labelled, where they differ, and takes what one side lacks", () => {
    const merged = mergeReplies(
      reply({ "1.1": "Money", "3.2": "Same\n" }),
      reply({ "1.1": "Time\n\nand people", "3.2": " Same", "12.4": "More" }, { comments: "Thanks" }),
      labels,
    );
    expect(merged.reply).toEqual(
      reply(
        { "1.1": "Ann:\nMoney\n\nBob:\nTime\n\nand people", "3.2": "Same\n", "12.4": "More" },
        { comments: "Thanks" },
      ),
    );
    expect(merged.differences).toEqual([{ what: "answer", number: "1.1" }]);
  });

  test("lists both names, and holds to the more private choice", () => {
    const mine = reply({}, { name: "Ann", role: "Chair", publish: "named", comments: "a" });
    const theirs = reply({}, { name: "Bob", role: "Chair", publish: "confidential", comments: "b", organisation: "O" });
    const both = {
      name: "Ann; Bob",
      role: "Chair",
      organisation: "O",
      publish: "confidential",
      comments: "Ann:\na\n\nBob:\nb",
    };
    expect(mergeReplies(mine, theirs, labels)).toEqual({
      reply: { paper, answers: [], ...both },
      differences: [{ what: "name" }, { what: "publish" }, { what: "comments" }],
    });
    expect(mergeReplies(theirs, mine, labels).reply.publish).toBe("confidential");
    expect(mergeReplies(reply({}), reply({}, { publish: "named" }), labels).reply.publish).toBe("named");
  });

  test("keeps comments on the same words of a paragraph, labelled, and those on other words apart", () => {
    const mine = reply({}, { passages: [{ number: "1.1", quote: "a", text: "Yes" }] });
    const theirs = reply(
      {},
      {
        passages: [
          { number: "1.1", quote: "a", text: "No" },
          { number: "1.1", text: "Both" },
        ],
      },
    );
    expect(mergeReplies(mine, theirs, labels)).toEqual({
      reply: reply(
        {},
        {
          passages: [
            { number: "1.1", quote: "a", text: "Ann:\nYes\n\nBob:\nNo" },
            { number: "1.1", text: "Both" },
          ],
        },
      ),
      differences: [{ what: "passage", number: "1.1" }],
    });
  });

  test("says when the replies are to different editions, and keeps mine", () => {
    const merged = mergeReplies(reply({}), { ...reply({}), paper: { title: "T", edition: 2 } }, labels);
    expect(merged).toEqual({ reply: reply({}), differences: [{ what: "paper" }] });
  });

  test("labels three colleagues once each", () => {
    const two = mergeReplies(reply({ "1.1": "a" }), reply({ "1.1": "b" }), labels).reply;
    const three = mergeReplies(two, reply({ "1.1": "c" }), { mine: " Ann\n", theirs: "C\ny" }).reply;
    expect(three.answers[0]?.text).toBe("Ann:\na\n\nBob:\nb\n\nC y:\nc");
  });

  test("keeps my choice, and says in words who chose what where we differ", () => {
    const chose = (chosen: string[], text: string): Reply => ({ paper, answers: [{ number: "5.1", chosen, text }] });
    const merged = mergeReplies(chose(["Yes"], "Soon"), chose(["No"], ""), labels);
    expect(merged).toEqual({
      reply: chose(["Yes"], "Ann:\nYes\nSoon\n\nBob:\nNo"),
      differences: [{ what: "answer", number: "5.1" }],
    });
    expect(mergeReplies(chose(["a", "b"], ""), chose(["b", "a"], "Why"), labels)).toEqual({
      reply: chose(["a", "b"], "Why"),
      differences: [],
    });
    expect(mergeReplies(reply({ "5.1": "Soon" }), chose(["No"], ""), labels).reply).toEqual(chose(["No"], "Soon"));
  });

  test("loses no word of either side, and merging again changes nothing", () => {
    fc.assert(
      fc.property(anyReply, anyReply, (mine, theirs) => {
        const { reply: merged } = mergeReplies(mine, theirs, labels);
        const wordsIn = (from: Reply, number: string): string[] =>
          wordsOf(
            inWords(from.answers.find((answer) => answer.number === number) ?? { text: "" }).replaceAll("; ", " "),
          );
        for (const { number } of [...mine.answers, ...theirs.answers])
          for (const side of [mine, theirs])
            expect(wordsIn(merged, number)).toEqual(expect.arrayContaining(wordsIn(side, number)));
        for (const field of ["name", "organisation", "role", "comments"] as const)
          for (const side of [mine, theirs])
            expect(wordsOf(merged[field]?.replace(";", " ; ") ?? "").join(" ").length).toBeGreaterThanOrEqual(
              wordsOf(side[field] ?? "").join(" ").length,
            );
        expect(mergeReplies(merged, theirs, labels).reply).toEqual(merged);
        expect(mergeReplies(mine, mine, labels)).toEqual({ reply: normaliseReply(mine), differences: [] });
      }),
      { numRuns },
    );
  });
});
