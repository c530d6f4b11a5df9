import type { Remarks } from "../manuscript.ts";
import { dropFurniture } from "./drop-furniture.ts";
import { escapeOpenHtml } from "./escape-open-html.ts";
import { joinWords } from "./join-words.ts";
import { limitMarkup } from "./limit-markup.ts";
import { type Line, SOFT_HYPHEN } from "./lines.ts";
import { markBullets } from "./mark-bullets.ts";

/** Undoes what a conversion did to the lines of a text, before they are read as Markdown. */
export function cleanLines(lines: readonly Line[], remarks: Remarks): Line[] {
  remarkDamage(lines, remarks);
  const whole = joinWords(dropFurniture(lines, remarks), remarks);
  const marked = escapeOpenHtml(markBullets(whole)).map((line) => ({
    ...line,
    text: line.text.replaceAll(SOFT_HYPHEN, ""),
  }));
  return limitMarkup(marked, remarks);
}

/** Letters that were lost before the file came here cannot be mended, so they are pointed out. */
function remarkDamage(lines: readonly Line[], { guesses }: Remarks) {
  for (const { text, at } of lines) {
    if (text.includes("\uFFFD")) guesses.push({ line: at, text: "a letter could not be read and is shown as \uFFFD" });
    if (/â€|Ã[\u0080-\u00BF]/.test(text))
      guesses.push({
        line: at,
        text: "the text was damaged by a wrong encoding before it came here: it holds “â€” or the like",
      });
  }
}
