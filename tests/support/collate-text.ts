import { readFileSync } from "node:fs";
import { collate } from "../../src/collate/collate.ts";
import { PAPER } from "./replies.ts";
import type { Decision } from "../../src/collate/decisions.ts";
import type { Audience, Digest, DigestFolder } from "../../src/collate/digest-types.ts";
import type { CollatedPaper, MailFile } from "../../src/collate/types.ts";

export const COLLATED_PAPER: CollatedPaper = {
  ...PAPER,
  url: "https://paper.example/",
  questions: PAPER.questions.map((question) => ({ ...question, url: `https://paper.example/#q${question.number}` })),
};

/** A line of `replies.jsonl` as the tests read it. */
export interface Line {
  message: number;
  status: string;
  name: string | null;
  address: string;
  answers: {
    question: string;
    text: string;
    chosen: string[];
    superseded_by: number | null;
    campaign: number | null;
  }[];
  unplaced: { where: string; text: string }[];
  problems: string[];
  notes: string[];
  attachments: { name: string }[];
  [field: string]: unknown;
}

/** A digest made in memory. */
export interface Collated {
  digest: Digest;
  files: Record<string, string>;
  /** Of `replies.jsonl`. */
  lines: Line[];
  /** Of `confidential/replies.jsonl`. */
  confidential: Line[];
}

export const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/mail/${name}`, import.meta.url));

/** A file of the given content, in chunks of the given size. */
export function mailFile(name: string, content: string | Uint8Array, size = 1 << 16): MailFile {
  const bytes = Buffer.from(content as Uint8Array);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return { name, chunks: chunks() };
}

/** Collates files in memory. */
export async function collateFiles(
  files: MailFile[],
  audience: Audience = "internal",
  paper: CollatedPaper = COLLATED_PAPER,
  decisions: Decision[] = [],
  style = "",
): Promise<Collated> {
  const { folder, written } = memoryFolder();
  async function* all() {
    yield* files;
  }
  const digest = await collate(all(), folder, {
    paper,
    audience,
    decisions,
    made: "22 November 2026",
    style,
    linkTo: (file) => `../${file}`,
  });
  const lines = (path: string): Line[] =>
    (written[path] ?? "")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  const confidential = lines("confidential/replies.jsonl");
  return { digest, files: written, lines: lines("replies.jsonl"), confidential };
}

function memoryFolder(): { folder: DigestFolder; written: Record<string, string> } {
  const written: Record<string, string> = {};
  const folder: DigestFolder = {
    append: (path, text) => void (written[path] = (written[path] ?? "") + text),
    save: (path, bytes) => void (written[path] = Buffer.from(bytes).toString("latin1")),
    lines: async function* (path) {
      yield* (written[path] ?? "").split("\n").filter(Boolean);
    },
    move: (parts, into) => {
      for (const part of parts) {
        written[into] = (written[into] ?? "") + (written[part] ?? "");
        delete written[part];
      }
    },
    remove: (path) => {
      for (const name of Object.keys(written)) if (name === path || name.startsWith(`${path}/`)) delete written[name];
    },
  };
  return { folder, written };
}

let count = 0;

/** A plain message; headers given replace or add to the usual ones. */
export function mail(body: string, headers: Record<string, string> = {}): string {
  count += 1;
  const all = {
    From: "Ann Example <ann@example.org>",
    To: "policy+reply@example.org",
    Subject: "Reply",
    Date: "Tue, 3 Nov 2026 10:00:00 +0000",
    "Message-ID": `<${count}@example.org>`,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  const head = Object.entries(all).filter(([, value]) => value !== "");
  return `${head.map(([name, value]) => `${name}: ${value}`).join("\n")}\n\n${body}\n`;
}

/** The text of a reply: fields as lines, answers by number. */
export function reply(answers: Record<string, string>, fields: string[] = ["Publish: named"]): string {
  const parts = Object.entries(answers).flatMap(([number, text]) => [`[${number}]`, text]);
  return ["Reply to: Big Society: Constraints and Potentials (edition 1)", fields.join("\n"), ...parts, "[end]"].join(
    "\n\n",
  );
}

/** Messages as a mailbox in the mboxrd form. */
export function mailbox(...messages: string[]): string {
  const separator = "From ann@example.org Tue Nov  3 10:00:00 2026\n";
  return messages.map((text) => `${separator}${text.replace(/^(?=>*From )/gm, ">")}\n`).join("");
}
