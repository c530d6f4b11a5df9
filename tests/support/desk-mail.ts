import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { collate } from "../../src/collate/collate.ts";
import type { Decision } from "../../src/collate/decisions.ts";
import type { Audience } from "../../src/collate/digest-types.ts";
import type { CollatedPaper, MailFile, UnreadFile } from "../../src/collate/types.ts";
import { startDigest } from "../../scripts/digest-folder.ts";
import { findMailFiles } from "../../scripts/mail-files.ts";
import { fixture, mail, mailbox } from "./collate-text.ts";
import { makeMsg } from "./make-msg.ts";

/** The day that the tests' digests are made, as shown. */
export const MADE = "22 November 2026";

/** What a stranger may write to harm whoever reads it. */
export const HOSTILE = `<img src=x onerror="document.title='owned'"><script>document.title="owned"</script>`;

const reply = (paper: CollatedPaper, name: string, answers: Record<string, string>, fields: string[] = []) =>
  [
    `Reply to: ${paper.title} (edition ${paper.edition})`,
    [`Name: ${name}`, ...fields].join("\n"),
    ...Object.entries(answers).flatMap(([number, text]) => [`[Q${number}]`, text]),
    "[end]",
  ].join("\n\n");

const from = (name: string) => ({ From: `${name} <${name.toLowerCase().replace(/\W+/g, ".")}@example.org>` });

/** A folder named “mail” with every kind of file that the desk reads, some of them below another. */
export function writeMail(paper: CollatedPaper, extra: Record<string, string | Uint8Array> = {}): string {
  const [one = "", two = ""] = paper.questions.map(({ number }) => number);
  const signed = (name: string, text: string, ...fields: string[]) =>
    mail(reply(paper, name, { [one]: text, [two]: `${name} agrees.` }, fields), from(name));
  const files: Record<string, string | Uint8Array> = {
    ...Object.fromEntries(
      readdirSync("tests/fixtures/mail")
        .filter((name) => name.endsWith(".eml"))
        .map((name) => [`fixtures/${name}`, fixture(name)]),
    ),
    "box.mbox": mailbox(
      signed("Ann Ash", "We ask for a grant that lasts for three years.", "Publish: with my name"),
      signed("Ben Birch", "We ask for a grant that lasts for three years.", "Publish: without my name"),
      signed("Cy Elm", "Keep this to yourselves: the hall is closing.", "Publish: no, keep it confidential"),
      signed(HOSTILE, `${HOSTILE}\n\n=cmd|' /C calc'!A0`, "Publish: with my name"),
      mail("I think that every council in the county should pay for a van and its drivers.", from("Sam Reader")),
    ),
    "outlook.msg": makeMsg(
      {
        subject: "Reply",
        name: "Dee Holly",
        address: "dee@example.org",
        body: reply(paper, "Dee Holly", { [one]: "Tŷ" }),
      },
      [{ name: "notes.txt", content: strToU8("More that we would say.") }],
    ),
    "packed.zip": zipSync({ "in/eve.eml": strToU8(signed("Eve Fir", "From a ZIP file.", "Publish: with my name")) }),
    "photo.jpg": Uint8Array.from([0xff, 0xd8, 0xff, 0]),
    "Z-last.txt": reply(paper, "Gil Hazel", { [two]: "As a text file." }),
    ...extra,
  };
  const folder = join(mkdtempSync(join(tmpdir(), "desk-")), "mail");
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const STYLE = ["styles/tokens.css", "collate/digest.css", "collate/digest-replies.css", "collate/digest-print.css"]
  .map((file) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8"))
  .join("\n");

/**
 * The files that the command makes of a folder of mail, but for links to the mail itself, which a browser cannot have.
 */
export async function commandDigest(
  folder: string,
  paper: CollatedPaper,
  audience: Audience,
  decisions: Decision[] = [],
): Promise<Record<string, Buffer>> {
  const out = join(mkdtempSync(join(tmpdir(), "desk-digest-")), "out");
  const target = startDigest({ path: out, kind: `${audience} digest`, paper: "content", inputs: [folder] });
  async function* named(): AsyncGenerator<MailFile | UnreadFile> {
    const nameOf = (path: string) => relative(join(folder, ".."), path);
    for await (const file of findMailFiles([folder], out))
      yield "chunks" in file ? { ...file, name: nameOf(file.name) } : { ...file, file: nameOf(file.file) };
  }
  await collate(named(), target, { paper, audience, decisions, made: MADE, style: STYLE, linkTo: () => undefined });
  target.publish();
  return filesBelow(out);
}

function filesBelow(folder: string): Record<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !path.startsWith(".") && statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

/** The files in the archive that the desk gives. */
export const filesInZip = (archive: string): Record<string, Buffer> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(archive))).map(([path, bytes]) => [
      path.replace(/^digest(-public)?\//, ""),
      Buffer.from(bytes),
    ]),
  );
