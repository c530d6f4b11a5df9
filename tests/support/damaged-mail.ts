import * as fc from "fast-check";
import { mail } from "./collate-text.ts";
import { DAMAGE, FOOTER, GREETING, joinLines } from "./mail-damage.ts";

/** The first part of a text. */
export const cut = (text: string, share: number): string => text.slice(0, Math.floor(text.length * share));
const drop = (text: string, share: number): string => {
  const lines = text.split("\n");
  lines.splice(Math.floor(lines.length * share), 2);
  return lines.join("\n");
};
/** Another character in the place of one. */
export const flip = (text: string, share: number): string => {
  const at = Math.floor(text.length * share);
  return `${text.slice(0, at)}~${text.slice(at + 1)}`;
};
const names = Object.keys(DAMAGE) as (keyof typeof DAMAGE)[];
/** Any damage that mail programs, filters and people do. */
export const damage = fc.record({
  client: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
  random: fc.array(
    fc.tuple(fc.constantFrom(cut, drop, flip, joinLines), fc.double({ min: 0, max: 0.999, noNaN: true })),
    {
      maxLength: 2,
    },
  ),
  around: fc.boolean(),
  shape: fc.constantFrom("plain", "html", "alternative", "attached", "enclosed"),
});

const escapeHtml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const asHtml = (text: string) =>
  `<html><body>${text
    .split("\n")
    .map((line) => `<div>${escapeHtml(line) || "<br>"}</div>`)
    .join("\n")}</body></html>`;
const parts = (...each: string[]) => `${each.map((part) => `--=b\n${part}\n`).join("")}--=b--`;

/** A body as a message of some shape, with the headers given. */
export function shaped(text: string, shape: string, headers: Record<string, string> = {}): string {
  const type = (value: string) => ({ ...headers, "Content-Type": value });
  const plain = `Content-Type: text/plain; charset=utf-8\n\n${text}`;
  if (shape === "html") return mail(asHtml(text), type("text/html; charset=utf-8"));
  if (shape === "alternative")
    return mail(
      parts(plain, `Content-Type: text/html; charset=utf-8\n\n${asHtml(text)}`),
      type('multipart/alternative; boundary="=b"'),
    );
  if (shape === "attached")
    return mail(
      parts(
        "Content-Type: text/plain\n\nherewith",
        plain.replace("\n\n", "; name=a.txt\nContent-Disposition: attachment\n\n"),
      ),
      type('multipart/mixed; boundary="=b"'),
    );
  if (shape === "enclosed")
    return mail(
      parts(`Content-Type: message/rfc822\n\n${mail(text, headers)}`),
      type('multipart/mixed; boundary="=b"'),
    );
  return mail(text, headers);
}

/** A text after damage. */
export function damaged(text: string, { client, random, around }: Damage): string {
  const whole = around ? `${GREETING}${text}${FOOTER}` : text;
  const sent = client.reduce((each, name) => DAMAGE[name](each), whole);
  return random
    .reduce((each, [change, share]) => change(each, share), sent)
    .replace(/\r\n?/g, "\n")
    .toWellFormed();
}

type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;
