import { type WeakColour, CONTRAST, findWeakColours } from "../../paper/palette.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import type { Report } from "../issue.ts";
import { suggest } from "../nearest.ts";
import type { Path } from "../read-yaml.ts";
import { textAt } from "../values.ts";

/** Colours of the publisher in which words could not be read. */
export function brandColour({ brand }: ParsedPaper, report: Report): void {
  const { colour, accent } = brand.value ?? {};
  const main = colour ?? accent;
  if (!main) return;
  for (const { field, contrast, nearest } of findWeakColours({ colour: main, accent })) {
    const written = field === "accent" && accent ? "accent" : colour ? "colour" : "accent";
    const problem = `the contrast of “${brand.value?.[written]}” with ${USES[field]} is ${shown(contrast)}:1, and readers need ${CONTRAST}:1`;
    const fix =
      field === written
        ? `the nearest colour that can be read is "${nearest}"`
        : `keep it for the cover and add accent: "${nearest}" for links and buttons, the nearest that can be read`;
    report(brand.at([written]), problem, fix);
  }
}

const USES: Record<WeakColour["field"], string> = {
  colour: "the words on it",
  accent: "the page behind links and buttons",
};

/** Never more than it is: 6.96 is not shown as 7. */
const shown = (contrast: number) => Math.floor(contrast * 10) / 10;

const FILES: readonly Path[] = [
  ["logo", "file"],
  ["logo", "dark"],
  ["cover", "file"],
  ["fonts", "headings"],
  ["fonts", "text"],
  ["fonts", "bold"],
];

/** Pictures and fonts of the publisher that are not there. */
export function brandFile({ folder, assets, others = [], brand }: ParsedPaper, report: Report): void {
  for (const path of FILES) {
    const file = textAt(brand.data, ...path);
    const whole = `${folder}/${file}`;
    if (!file || assets.includes(whole) || others.includes(whole)) continue;
    report(
      brand.at(path),
      `there is no file ${whole}`,
      suggest(whole, assets, `put it into ${folder}, or mend the name`),
    );
  }
}
