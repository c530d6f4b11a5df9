import { readFileSync } from "node:fs";
import type { OpenPaper } from "./open-paper.ts";
import { findFaces } from "./subset-fonts.ts";

const stylesheet = new URL("../styles/fonts.css", import.meta.url);
const covered = new Set(
  findFaces(readFileSync(stylesheet, "utf8"))
    .filter(({ file }) => file.startsWith("public-sans"))
    .flatMap(({ text }) => [...text]),
);

/** How many of the letters of a paper the fonts may lack: a name or a foreign word here and there. */
const TOLERANCE = 1 / 100;

/** Whether the fonts of the site have the letters of a paper that has passed the check. */
export function fontsCoverPaper({ parts, searchTexts }: Pick<OpenPaper, "parts" | "searchTexts">): boolean {
  const sections = [...searchTexts().values()].flat();
  const texts = sections.flatMap(({ heading, blocks }) => [heading, ...blocks.map(({ text }) => text)]);
  return fontsCoverText([parts().data.title, ...texts].join("\n"));
}

/** Whether the fonts of the site have the letters of a text, but for at most 1 in 100. */
export function fontsCoverText(text: string): boolean {
  // Some editors write an accent as a character of its own.
  const letters = text.normalize("NFC").match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => !covered.has(letter)).length <= letters.length * TOLERANCE;
}
