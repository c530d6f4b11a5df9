import type { Parents } from "mdast";
import type { ParsedPaper } from "../parse-paper.ts";
import { type Position, type Report, positionAt } from "../issue.ts";
import type { Markup } from "../read-markup.ts";

/** Footnotes that stand twice, and footnotes that nothing refers to. */
export function footnotes({ texts }: ParsedPaper, report: Report): void {
  for (const { markup } of texts) {
    const used = new Set(markup.all("footnoteReference").map(({ node }) => node.identifier));
    const defined = new Set<string>();
    for (const { node, at } of markup.all("footnoteDefinition")) {
      const name = `[^${node.label ?? node.identifier}]`;
      if (defined.has(node.identifier)) report(at, `the note ${name} stands twice`, "give one of them another name");
      else if (!used.has(node.identifier))
        report(at, `nothing refers to the note ${name}`, `write ${name} where it belongs in the text, or remove it`);
      defined.add(node.identifier);
    }
  }
}

/** References to footnotes and addresses that are not there. */
export function undefinedReferences({ texts }: ParsedPaper, report: Report): void {
  for (const { markup } of texts) {
    for (const { written, label, at } of literalReferences(markup)) {
      const what = label.startsWith("[^") ? "the note" : "the address of";
      const fix = `add a line that begins with “${label}: ”, or write \\[ where you mean the sign itself`;
      report({ file: markup.file, ...at }, `${what} ${written} is not there`, fix);
    }
  }
}

/** A reference without a definition stays in the text as it was written; a backslash before it makes that the wish. */
const LITERAL = /(?<!\\)(?:\[(?<note>\^[^\]\s]+)\]|\[(?<words>[^\][]+)\]\[(?<link>[^\]]*)\])/g;

interface LiteralReference {
  written: string;
  label: string;
  at: Position;
}

function literalReferences({ all, source }: Markup): LiteralReference[] {
  const parents = new Set(all("text").flatMap(({ parent }) => parent ?? []));
  return [...parents].flatMap(plainStretches).flatMap(([start, end]) =>
    [...source.slice(start, end).matchAll(LITERAL)].map(({ 0: written, index, groups = {} }) => ({
      written,
      label: `[${groups["note"] ?? (groups["link"] || groups["words"])}]`,
      at: positionAt(source, start + index),
    })),
  );
}

/**
 * Where plain text stands in the source: between the nodes that are something else. The place of a text itself would
 * not do, because remark-gfm gives none to what it splits at an address in brackets.
 */
function plainStretches({ position, children }: Parents): [start: number, end: number][] {
  const [first, last] = [children[0]?.position ?? position, children.at(-1)?.position ?? position];
  if (!first || !last) return [];
  const others = children.flatMap(({ type, position: place }) => (type === "text" || !place ? [] : place));
  const starts = [first.start, ...others.map(({ end }) => end)];
  const ends = [...others.map(({ start }) => start), last.end];
  return starts.map(({ offset = 0 }, index) => [offset, ends[index]?.offset ?? offset]);
}
