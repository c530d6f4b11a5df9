import { hasHeader } from "./header.ts";
import { readMark, spreadMarks, unquote, type Mark } from "./markers.ts";

/** A marker with the lines below it, or what stands before the first marker (`header`). */
export interface Section {
  kind: Mark["kind"] | "header";
  number: string;
  /** How deep its marker was quoted; its lines are free of that much quoting. */
  depth: number;
  lines: string[];
}

/** The parts of a text, and whether markers stood within lines: split there (`run-together`), or left as text (`inline`). */
export interface Sections {
  /** `header` first; what follows `[end]` last, untouched. */
  sections: Section[];
  odd?: "run-together" | "inline";
}

/** Splits a text at its marker lines; at all its markers if the lines of a reply were joined, so that few markers have one. */
export function findSections(text: string): Sections {
  const sections = splitSections(text);
  const spread = splitSections(spreadMarks(text));
  const gained = (has: (sections: Section[]) => boolean): boolean => has(spread) && !has(sections);
  if (hasHeader(spread[0]?.lines ?? []) && (gained(hasTexts) || gained(hasEnd)))
    return { sections: spread, odd: "run-together" };
  return spread.length > sections.length ? { sections, odd: "inline" } : { sections };
}

const hasEnd = (sections: Section[]): boolean => sections.at(-1)?.kind === "end";
const hasTexts = (sections: Section[]): boolean => sections.some(({ kind }) => kind !== "header" && kind !== "end");

function splitSections(text: string): Section[] {
  let section: Section = { kind: "header", number: "", depth: 0, lines: [] };
  const sections = [section];
  let open = true;
  for (const line of text.split("\n")) {
    const ended = section.kind === "end";
    const mark: Mark | undefined = ended ? undefined : readMark(line, open);
    if (mark) {
      const { rest, ...place } = mark;
      sections.push((section = { ...place, lines: rest ? [rest] : [] }));
    } else section.lines.push(ended ? line : unquote(line, section.depth).text);
    open = mark ? !mark.rest : !unquote(line).text.trim();
  }
  return sections;
}

/** The lines after `[end]`; without one, a signature's dashes end the last answer, so that no name gets into it. */
export function takeEnd(sections: Section[]): { lines: string[]; complete: boolean } {
  const last = sections.at(-1);
  if (last?.kind === "end") return { lines: last.lines, complete: true };
  const dashes = last?.kind === "header" ? -1 : (last?.lines.findIndex((line) => /^--\s*$/.test(line)) ?? -1);
  return { lines: dashes < 0 ? [] : (last?.lines.splice(dashes) ?? []), complete: false };
}
