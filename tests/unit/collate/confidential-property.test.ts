import * as fc from "fast-check";
import { expect, test } from "vitest";
import { composeReply } from "../../../src/reply/compose.ts";
import { collateFiles, mailbox, mailFile } from "../../support/collate-text.ts";
import { damage, damaged, shaped } from "../../support/damaged-mail.ts";
import { numRuns } from "../../support/property-runs.ts";
import { anyReply, PAPER } from "../../support/replies.ts";

/** Ways in which people ask for confidence; the first is the form's own. */
const WISHES = [
  "Publish: confidential",
  "Publish: Not at all",
  "publish: private",
  "*Publish:* confidential",
  "PUBLISH: do not publish",
  "Please keep this reply confidential.",
  "Please do not publish any of this.",
];

/** A word of one person's that nobody else uses. */
const wordOf = (at: number): string => `zq${"abc"[at]}xv`;
const someone = fc.record({
  wish: fc.constantFrom(...WISHES),
  reply: anyReply,
  damage,
  later: fc.boolean(),
  laterDamage: damage,
});

/** A reply that nobody but its reader may see, each of whose texts holds the word. */
function confidentialText(reply: Parameters<typeof composeReply>[0], word: string, wish: string): string {
  const answers = reply.answers.map((answer) => ({ ...answer, text: `${word} ${answer.text} ${word}` }));
  const text = composeReply(
    {
      paper: reply.paper,
      answers: answers.length ? answers : [{ number: "1.1", id: "limits", text: word }],
      name: `Ann ${word}`,
    },
    PAPER,
    "short",
  );
  const [head = "", ...others] = text.split("\n");
  return wish.includes(":") ? [head, "", wish, ...others].join("\n") : `${wish}\n\n${text}`;
}

test("no word of a confidential reply is in any open file, whatever happens to the mail", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 1, maxLength: 3 }), fc.boolean(), async (people, isPublic) => {
      const mails = people.flatMap(({ wish, reply, damage, later, laterDamage }, at) => {
        const word = wordOf(at);
        // Quoted below the name of somebody else, a wish is theirs.
        const isTheirs = damage.client.some((name) => name.startsWith("quote"));
        const headers = { From: `${word} <${word}@example.org>`, Subject: `About ${word}` };
        const body = damaged(confidentialText(reply, word, wish), damage);
        const open = composeReply({ ...reply, publish: "named", comments: word }, PAPER, "long");
        return [
          { word, isAsked: body.includes(wish), text: shaped(body, damage.shape, headers) },
          ...(later && !isTheirs
            ? [{ word, isAsked: false, text: shaped(damaged(open, laterDamage), laterDamage.shape, headers) }]
            : []),
        ];
      });
      const { files, digest } = await collateFiles(
        [mailFile("in.mbox", mailbox(...mails.map(({ text }) => text)), 5000)],
        isPublic ? "public" : "internal",
      );
      const bytes = Object.entries(files)
        .filter(([path]) => !path.startsWith("confidential/"))
        .map(([path, text]) => `${path}\n${text}`)
        .join("\n");
      const asked = new Set(mails.filter(({ isAsked }) => isAsked).map(({ word }) => word));
      expect([...asked].filter((word) => bytes.includes(word))).toEqual([]);
      expect(digest.problems.join()).not.toContain("add up");
    }),
    { numRuns },
  );
}, 60_000);
