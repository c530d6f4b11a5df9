import { hasHeader } from "./header.ts";
import { readMarker, spreadMarkers, unquote, type Marker } from "./markers.ts";

/** A marker with the lines below it, or what stands before the first marker (`header`). */
export interface Section {
  kind: Marker["kind"] | "header";
  number: string;
  /** How deep its marker was quoted; its lines are free of that much quoting. */
  depth: number;
  lines: string[];
}

/**
 * The parts of a text, and whether markers stood within lines: split there (`run-together`), or left as text
 * (`inline`).
 */
export interface Sections {
  /** `header` first; what follows `[end]` last, untouched. */
  sections: Section[];
  odd?: "run-together" | "inline";
}

/**
 * Splits a text at its marker lines; at all its markers if the lines of a reply were joined, so that few markers have
 * one.
 */
export function findSections(text: string): Sections {
  const sections = splitSections(text);
  const spread = splitSections(spreadMarkers(text));
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
    const marker: Marker | undefined = ended ? undefined : readMarker(line, open);
    if (marker) {
      const { rest, ...place } = marker;
      sections.push((section = { ...place, lines: rest ? [rest] : [] }));
    } else section.lines.push(ended ? line : unquote(line, section.depth).text);
    open = marker ? !marker.rest : !unquote(line).text.trim();
  }
  return sections;
}

/** Where the dashes stand that open a signature; after the last line if there are none. */
export function signatureAt(lines: string[]): number {
  const at = lines.findIndex((line) => /^--\s*$/.test(line));
  return at < 0 ? lines.length : at;
}

/** The lines after `[end]`; without one, a signature's dashes end the last answer, so that no name gets into it. */
export function takeEnd(sections: Section[]): { lines: string[]; complete: boolean } {
  const last = sections.at(-1);
  if (last?.kind === "end") return { lines: last.lines, complete: true };
  const lines = last && last.kind !== "header" ? last.lines.splice(signatureAt(last.lines)) : [];
  return { lines, complete: false };
}
