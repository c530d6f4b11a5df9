import { type Issue, type Place, issueAt, placeAt } from "./issue.ts";
import type { Markup } from "./read-markup.ts";

/** Finds notes that nothing refers to, notes that are not there, and links whose address is not there. */
export const checkFootnotes = (markup: Markup): Issue[] => [...checkDefinitions(markup), ...checkLiterals(markup)];

function checkDefinitions({ all, file, place }: Markup): Issue[] {
  const used = new Set(all("footnoteReference").map(({ node }) => node.identifier));
  const definitions = all("footnoteDefinition").map(({ node }) => node);
  return definitions.flatMap((node, index) => {
    const name = `[^${node.label ?? node.identifier}]`;
    if (definitions.findIndex(({ identifier }) => identifier === node.identifier) < index) {
      return [issueAt(file, place(node), `the note ${name} stands twice`, "give one of them another name")];
    }
    const cure = `write ${name} where it belongs in the text, or remove it`;
    return used.has(node.identifier) ? [] : [issueAt(file, place(node), `nothing refers to the note ${name}`, cure)];
  });
}

/** A reference without a definition stays in the text as it was written; a backslash before it makes that the wish. */
const LITERAL = /(?<!\\)(?:\[(?<note>\^[^\]\s]+)\]|\[[^\][]+\]\[(?<link>[^\]]*)\])/g;

function checkLiterals({ all, file, source }: Markup): Issue[] {
  return all("text").flatMap(({ node }) => {
    const start = node.position?.start.offset ?? 0;
    const written = source.slice(start, node.position?.end.offset);
    if (!written.includes("[")) return [];
    return [...written.matchAll(LITERAL)].map((match) => literal(file, placeAt(source, start + match.index), match));
  });
}

function literal(file: string, place: Place, { 0: written, groups }: RegExpMatchArray): Issue {
  const problem = groups?.["note"] ? `the note ${written} is not there` : `the address of ${written} is not there`;
  const label = groups?.["note"] ? written : `[${groups?.["link"] || /\[(.*?)\]/.exec(written)?.[1]}]`;
  return issueAt(
    file,
    place,
    problem,
    `add a line that begins with “${label}: ”, or write \\[ where you mean the sign itself`,
  );
}
