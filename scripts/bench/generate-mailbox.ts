import { composeReply } from "../../src/reply/compose.ts";
import type { Answer, Publish, ReplyPaper } from "../../src/reply/reply.ts";

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS =
  "local people know what their area needs but money time and trust are short so small charities that work with families of prisoners fear that contracts go to large providers who promise more than they can keep and councils rarely ask those whom services are for".split(
    " ",
  );
const CHOICES: (Publish | undefined)[] = ["named", "named", "anonymous", "confidential", undefined];
const DAY = Date.UTC(2026, 8, 1);

/** A mailbox of replies as text, a message at a time: mostly plain, a fifth with an HTML version, some HTML alone. */
export function* generateMailbox(messages: number, paper: ReplyPaper, seed = 1): Generator<string> {
  const random = seeded(seed);
  for (let at = 1; at <= messages; at++) yield message(at, paper, random);
}

const pick = <Item>(items: Item[], random: () => number): Item => items[Math.floor(random() * items.length)]!;

function sentences(count: number, random: () => number): string {
  return Array.from({ length: count }, () => pick(WORDS, random)).join(" ");
}

function answersTo(paper: ReplyPaper, random: () => number): Answer[] {
  return paper.questions
    .filter(() => random() < 0.25)
    .map(({ number }) => ({ number, text: `${sentences(20 + Math.floor(random() * 120), random)}.` }));
}

function message(at: number, paper: ReplyPaper, random: () => number): string {
  const answers = answersTo(paper, random);
  const name = `Person ${at}`;
  const publish = pick(CHOICES, random);
  const { title, edition } = paper;
  const reply = { paper: { title, edition }, name, answers, ...(publish && { publish }) };
  const text = composeReply(reply, paper, random() < 0.5 ? "short" : "long").replace(/(.{50,72}) /g, "$1\n");
  const date = new Date(DAY + at * 60_000);
  return [
    `From person${at}@example.org ${date.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, "$1 $3 $2 $5 $4")}`,
    `Received: from mail.example.org by mx.example.net; ${date.toUTCString()}`,
    `From: ${name} <person${at}@example.org>`,
    `To: ${paper.contact}`,
    `Subject: Reply to: ${paper.title}`,
    `Date: ${date.toUTCString()}`,
    `Message-ID: <${at}.${Math.floor(random() * 1e9)}@example.org>`,
    "MIME-Version: 1.0",
    ...bodyOf(text, at, random()),
    "",
    "",
  ].join("\n");
}

function bodyOf(text: string, at: number, chance: number): string[] {
  const plain = ["Content-Type: text/plain; charset=utf-8", "", text.replace(/^(?=>*From )/gm, ">")];
  const lines = text
    .split("\n")
    .map((line) => `<div>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;") || "<br>"}</div>`);
  const html = ["Content-Type: text/html; charset=utf-8", "", `<html><body>\n${lines.join("\n")}\n</body></html>`];
  if (chance < 0.7) return plain;
  if (chance > 0.9) return html;
  const boundary = `=_part_${at}`;
  const head = [`Content-Type: multipart/alternative; boundary="${boundary}"`, ""];
  return [...head, `--${boundary}`, ...plain, `--${boundary}`, ...html, `--${boundary}--`];
}
