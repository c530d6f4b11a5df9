import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeReply } from "../../../src/reply/compose.ts";
import { collateFiles, mail, mailbox, mailFile, reply, type Collated } from "../../support/collate-text.ts";
import { anyReply, PAPER } from "../../support/replies.ts";
import { numRuns } from "../../support/property-runs.ts";

const collateMails = (...mails: string[]) => collateFiles([mailFile("in.mbox", mailbox(...mails))]);
const from = (name: string, day = 3) => ({
  From: `${name} Mail <${name.toLowerCase()}@secret.example>`,
  Subject: `Subject of ${name}`,
  "Message-ID": `<${name}.${day}@secret.example>`,
  Date: `Tue, ${day} Nov 2026 10:00:00 +0000`,
});
const asks = (name: string, choice = "confidential") => [
  `Name: ${name}`,
  `Organisation: ${name} Trust`,
  `Publish: ${choice}`,
];

/** All that stands outside the folder of confidential replies. */
const openText = ({ files }: Collated): string =>
  Object.entries(files)
    .filter(([path]) => !path.startsWith("confidential/"))
    .flat()
    .join("\n");

const LIBRARY = "Please keep the local library open.";

describe("a confidential reply", () => {
  const conrad = mail(`Greeting by Conrad\n\n${reply({ "Q1.1": "Answer of Conrad" }, asks("Conrad"))}`, from("Conrad"));

  test("is in counts alone, and its words are in a folder of their own", async () => {
    const nora = mail(reply({ "Q1.1": "Yes" }, asks("Nora", "named")), from("Nora"));
    const collated = await collateMails(conrad, nora);
    expect(openText(collated)).not.toMatch(/conrad/i);
    expect(collated.digest.tally.questions[0]).toMatchObject({ answers: 2, confidential: 1 });
    expect(collated.files["digest.html"]).toContain("2 answers. Not shown: 1 confidential.");
    expect(collated.files["digest.html"]).toContain('<a href="confidential/replies.csv">');
    expect(collated.confidential[0]).toMatchObject({
      message: 1,
      name: "Conrad",
      answers: [{ text: "Answer of Conrad" }],
      unplaced: [{ text: "Greeting by Conrad" }],
    });
    expect(collated.files["confidential/replies.csv"]).toContain("Answer of Conrad");
    expect(collated.digest.problems).toEqual([]);
  });

  test("leaves no folder where there is none, and none in a digest to publish", async () => {
    const { files } = await collateMails(mail(reply({ "Q1.1": "Yes" })));
    expect(Object.keys(files).join()).not.toContain("confidential/");
    const published = await collateFiles([mailFile("in.mbox", mailbox(conrad))], "public");
    expect(Object.keys(published.files).join()).not.toContain("confidential/");
  });

  test("with something that cannot be read is reported without its file", async () => {
    const broken = mail(reply({ "Q1.1": "Caf\ufffd" }, asks("Conrad")), from("Conrad"));
    const collated = await collateFiles([mailFile("Conrad writes.eml", broken)]);
    expect(collated.digest.problems).toEqual([expect.stringMatching(/^message 1, confidential: some characters/)]);
    expect(openText(collated)).not.toMatch(/conrad/i);
  });

  test("that names its choice in other words, or in an attachment, is one too", async () => {
    const sheet = `--b\nContent-Type: text/plain\n\n${reply({ "Q1.1": "Saying of Cleo" }, [])}\n--b\nContent-Type: text/plain; name=choice.txt\nContent-Disposition: attachment\n\nReply to: Big Society: Constraints and Potentials (edition 1)\n\nPublish: confidential\n--b--`;
    const texts = [
      reply({ "Q1.1": "Saying of Cora" }, ["Publish: confidential, please"]),
      `Publish: Not at all. Confidential!\n\n[Q1.1]\n\nSaying of Carl\n\n[end]`,
    ];
    const mails = texts.map((text, at) => mail(text, from(`c${at}`)));
    const attached = mail(sheet, { ...from("Cleo"), "Content-Type": "multipart/mixed; boundary=b" });
    const collated = await collateMails(...mails, attached);
    expect(openText(collated)).not.toContain("Saying of");
    expect(collated.confidential).toHaveLength(3);
  });

  test("is not made by the choices that an empty answer sheet offers", async () => {
    const open = "Publish: named / anonymous / confidential";
    const { lines } = await collateMails(mail(`${reply({ "Q1.1": "x" }, [open])}\n\n> ${open}`));
    expect(lines[0]).toMatchObject({ publish: null });
  });
});

describe("confidence covers", () => {
  test("what its sender sent before, whatever that was, and what follows without a choice", async () => {
    const collated = await collateMails(
      mail(reply({ "Q1.1": "First words" }, asks("Conrad", "named")), from("Conrad", 2)),
      mail(
        reply({ "Q1.1": "Other words" }, asks("Conrad", "named")).replace("edition 1", "edition 2"),
        from("Conrad", 3),
      ),
      mail(reply({ "Q1.1": "Second words" }, asks("Conrad")), from("Conrad", 4)),
      mail("I forgot to say some words", from("Conrad", 5)),
    );
    expect(openText(collated)).not.toMatch(/conrad|words$/im);
    expect(collated.confidential.map(({ status }) => status)).toEqual(["counted", "other-edition", "counted", "empty"]);
    expect(collated.files["digest.html"]).toContain("4 messages read = 2 counted + 2 excluded.");
    expect(collated.files["digest.html"]).toContain("Confidential: 2 of those counted and 2 of those excluded.");
    expect(collated.files["digest.html"]).toContain("Replies to another edition (1, 1 confidential)");
  });

  test("all from the same address, by whatever name: two names can be one person's", async () => {
    const { lines, confidential } = await collateMails(
      mail(reply({ "Q1.1": "One" }, asks("Conrad"))),
      mail(reply({ "Q1.1": "Two" }, asks("Nora", "named"))),
    );
    expect(lines).toEqual([]);
    expect(confidential.map(({ name }) => name)).toEqual(["Conrad", "Nora"]);
  });

  test.each(["Conrad Ash", "Dr. Conrad B. Ash, MBE", "ASH, Conrad", "conrad ásh"])(
    "all that is signed by the same name, such as %s, from whatever address",
    async (name) => {
      const collated = await collateMails(
        mail(reply({ "Q1.1": "Open words" }, ["Name: Conrad Ash", "Publish: named"]), from("Home")),
        mail(reply({ "Q3.2": "Other words" }, [`Name: ${name}`, "Publish: not at all"]), from("Work")),
      );
      expect(openText(collated)).not.toMatch(/(?:Open|Other) words/);
    },
  );

  test.each([
    ["without a date", { Date: "garbage" }],
    ["before all others by its date", { Date: "Tue, 3 Nov 1970 10:00:00 +0000" }],
    ["marked as spam", { "X-Spam-Flag": "YES" }],
    ["taken for an automatic reply", { "Auto-Submitted": "auto-replied" }],
    ["from another mailbox, by name alone", { From: "Conrad <conrad@elsewhere.example>" }],
    [
      "through a mailing list",
      { From: "Conrad via List <list@lists.example>", "List-Id": "<l>", "Reply-To": "conrad@secret.example" },
    ],
  ])("what was sent before when it comes %s", async (_, headers) => {
    const collated = await collateMails(
      mail(reply({ "Q1.1": "Open words" }, asks("Conrad", "named")), from("Conrad", 2)),
      mail("Please keep what I sent confidential.", { ...from("Conrad", 3), ...headers }),
    );
    expect(openText(collated)).not.toMatch(/Open words/);
  });

  test.each([
    ["above", (text: string) => `Please treat this reply as confidential.\n\n${text}`],
    ["below", (text: string) => `${text}\n\nPlease do not publish it.`],
    ["within an answer", (text: string) => text.replace("Open words", "Open words. Please keep this confidential.")],
    ["in a second line for the choice", (text: string) => text.replace("named", "named\nPublish: confidential")],
    ["in a line in lower case", (text: string) => text.replace("Publish: named", "publish: confidential")],
    ["in bold", (text: string) => text.replace("Publish: named", "*Publish:* confidential")],
    ["in a quoted copy", (text: string) => `${text}\n\n> Publish: confidential`],
    ["in other words where the choice is made", (text: string) => text.replace("named", "no")],
    ["in Welsh", (text: string) => text.replace("Publish: named", "Cyhoeddi: cyfrinachol")],
    ["with its line breaks gone", (text: string) => text.replace("named", "confidential").replaceAll("\n", "")],
    ["with its line breaks shown", (text: string) => text.replace("named", "confidential").replaceAll("\n", "\\r\\n")],
  ])("a reply that asks for it %s", async (_, change) => {
    const text = change(reply({ "Q1.1": "Open words" }, ["Publish: named"]));
    for (const audience of ["internal", "public"] as const) {
      const collated = await collateFiles([mailFile("in.mbox", mailbox(mail(text)))], audience);
      expect(openText(collated)).not.toMatch(/Open words/);
    }
  });

  test("a reply that asks for it in its subject, or by its mail program's sensitivity", async () => {
    for (const headers of [{ Subject: "Confidential: our reply" }, { Sensitivity: "Company-Confidential" }])
      expect(openText(await collateMails(mail(reply({ "Q1.1": "Open words" }), headers)))).not.toMatch(/Open words/);
  });

  test("an attached reply whose cover note asks for it", async () => {
    const inner = mail(reply({ "Q1.1": "Open words" }, asks("Conrad", "named")), { From: "", "X-Unsent": "1" });
    const note = "--b\nContent-Type: text/plain\n\nPlease keep the attached reply confidential.\n";
    const collated = await collateMails(
      mail(`${note}--b\nContent-Type: message/rfc822\n\n${inner}\n--b--`, {
        ...from("Conrad"),
        "Content-Type": "multipart/mixed; boundary=b",
      }),
    );
    expect(openText(collated)).not.toMatch(/Open words/);
  });

  test("no reply with a lawyer's footer", async () => {
    const footer = "This e-mail and any attachments are confidential and intended solely for the addressee.";
    const { lines } = await collateMails(mail(`${reply({ "Q1.1": "Open words" })}\n\n-- \nAnn\n${footer}`));
    expect(lines[0]).toMatchObject({ publish: "named" });
  });

  test("the message that carries it, and what it carries, but no neighbour", async () => {
    const part = (text: string, name: string) =>
      `--b\nContent-Type: message/rfc822; name="${name}.eml"\nContent-Disposition: attachment\n\n${text}\n`;
    const inner = mail(reply({ "Q1.1": "Words of Conrad" }, asks("Conrad")), from("Conrad"));
    const neighbour = mail(reply({ "Q1.1": "Words of Ulf" }, ["Name: Ulf"]), from("Ulf"));
    const collated = await collateMails(
      mail(`${part(inner, "Conrad")}${part(neighbour, "Ulf")}--b--`, {
        ...from("Bob"),
        Subject: "Conrad’s reply",
        "Content-Type": "multipart/mixed; boundary=b",
      }),
    );
    expect(openText(collated)).not.toMatch(/conrad/i);
    expect(openText(collated)).toContain("attached to a confidential message");
    expect(collated.confidential.map(({ status }) => status)).toEqual(["carrier", "counted"]);
    expect(collated.lines.map(({ name }) => name)).toEqual(["Ulf"]);
  });

  test("copies, on both sides", async () => {
    const text = reply({ "Q1.1": "Words of Conrad" }, asks("Conrad"));
    const collated = await collateMails(
      mail(text, from("Conrad")),
      mail(text.replace("confidential", "named"), { ...from("Conrad"), From: "list@example.org" }),
    );
    expect(openText(collated)).not.toMatch(/conrad/i);
    expect(collated.confidential.map(({ status }) => status)).toEqual(["counted", "duplicate"]);
  });

  test("its part in a campaign, which counts it and shows the words of others alone", async () => {
    const one = (name: string, choice: string) => mail(reply({ "Q1.1": LIBRARY }, asks(name, choice)), from(name));
    const collated = await collateMails(one("Conrad", "confidential"), one("Nora", "named"), one("Nils", "named"));
    const [byQuestion = ""] = collated.files["digest.html"]!.split('id="replies"');
    expect(byQuestion.split(LIBRARY)).toHaveLength(2);
    expect(collated.files["digest.html"]).toContain("The same words came in 2 other replies: <a");
    expect(openText(collated)).not.toMatch(/conrad|message 1\b|#m1"/i);
    const secret = await collateMails(one("Conrad", "confidential"), one("Cora", "confidential"));
    expect(openText(secret)).not.toContain(LIBRARY);
    expect(secret.files["digest.html"]).toContain("2 replies with the same words under");
  });
});

test("no word of a confidential message stands outside its folder, whatever the mailbox", async () => {
  const mails = fc.array(fc.tuple(anyReply, fc.constantFrom("ann", "bob"), fc.boolean()), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(mails, async (all) => {
      const messages = all.map(([reply, address, enclosed], at) => {
        const word = `token${at}x`;
        const answers = reply.answers.map((answer) => ({ ...answer, text: `${word} ${answer.text}` }));
        const text = `${word}\n\n${composeReply({ ...reply, answers }, PAPER, "long")}`;
        const headers = {
          From: `${word} <${address}@example.org>`,
          Subject: word,
          "Message-ID": `<${word}@example.org>`,
        };
        if (!enclosed) return mail(text, headers);
        const outer = { ...headers, "Message-ID": "", "Content-Type": 'multipart/mixed; boundary="=b"' };
        return mail(`--=b\nContent-Type: message/rfc822\n\n${mail(text, headers)}\n--=b--`, outer);
      });
      const collated = await collateMails(...messages);
      const secrets = new Set(JSON.stringify(collated.confidential).match(/token\d+x/g));
      const open = openText(collated);
      for (const word of secrets) expect(open).not.toContain(word);
      expect(collated.lines.length + collated.confidential.length).toBe(collated.digest.tally.read);
    }),
    { numRuns },
  );
});
