import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { unpackMail } from "../../../src/collate/unpack-mail.ts";
import { collateFiles, fixture, mail, mailbox, mailFile, reply } from "../../support/collate-text.ts";

const text = (answer: string) => mail(reply({ "Q1.1": answer }));

test("the messages in a ZIP archive are read as those in a folder are, whatever size its pieces come in", async () => {
  const archive = zipSync({
    "mail/": new Uint8Array(),
    "mail/one.eml": fixture("gmail.eml"),
    "mail/more.mbox": strToU8(
      mailbox(...Array.from({ length: 300 }, (_, at) => text(`Answer ${at}. ${"x".repeat(3000)}`))),
    ),
    "mail/.DS_Store": strToU8("\0\0"),
    "__MACOSX/mail/._one.eml": strToU8("\0"),
  });
  for (const size of [1000, 1 << 20]) {
    const { digest, lines } = await collateFiles([mailFile("in.zip", archive, size), mailFile("two.eml", text("Yes"))]);
    expect(digest.problems).toEqual([]);
    expect(digest.tally.read).toBe(302);
    expect([lines[0]!["file"], lines[1]!["file"], lines[301]!["file"]]).toEqual([
      "in.zip/mail/one.eml",
      "in.zip/mail/more.mbox",
      "two.eml",
    ]);
  }
});

test("an archive that cannot be read is named, and what is in it and is no mail too", async () => {
  const odd = zipSync({ "photo.jpg": Uint8Array.from([0xff, 0xd8, 0xff]), "inner.zip": zipSync({}) });
  const { digest } = await collateFiles([
    mailFile("broken.zip", "PK but nothing else"),
    mailFile("odd.zip", odd),
    mailFile("two.eml", text("Yes")),
  ]);
  expect(digest.problems).toEqual([
    expect.stringMatching(/^broken\.zip: damaged, or locked/),
    expect.stringMatching(/^odd\.zip\/photo\.jpg: neither mail nor text/),
    expect.stringMatching(/^odd\.zip\/inner\.zip: packed/),
  ]);
  expect(digest.tally.read).toBe(1);
});

test("no more of an archive is unpacked than is asked for", async () => {
  let given = 0;
  const bomb = zipSync({ "a.mbox": new Uint8Array(200_000_000).fill(120) }, { level: 9 });
  async function* chunks() {
    for (let at = 0; at < bomb.length; at += 1000) yield bomb.subarray(at, (given = at + 1000));
  }
  for await (const file of unpackMail({ name: "bomb.zip", chunks: chunks() })) {
    if ("chunks" in file) for await (const piece of file.chunks) if (piece.length) break;
    break;
  }
  expect(given).toBeLessThan(bomb.length / 10);
});
