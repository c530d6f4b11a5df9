import { plugins, type BibtexEntry, type RisRecord } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import type { CslItem } from "./cite-works.ts";

// Its ASCII output leaves out every character that it knows no LaTeX command for; UTF-8 loses nothing.
plugins.config.get("@bibtex").format.asciiOnly = false;

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const texCommands: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Writes a BibTeX entry in UTF-8 for each item. */
export function writeBibtex(items: readonly CslItem[]): string[] {
  const escaped = items.map(escapeTex);
  const entries = plugins.output.format("bibtex", escaped, { format: "object" });
  return entries.map((entry, index) => printBibtex(entry, escaped[index]!));
}

/** Writes a RIS record for each item. */
export function writeRis(items: readonly CslItem[]): string[] {
  const records = plugins.output.format("ris", items, { format: "object" });
  return records.map((record, index) => printRis(record, items[index]!));
}

function escapeTex(item: CslItem): CslItem {
  const escape = (text: string) =>
    text.replace(/[\\{}~^&%$#_]/g, (character) => texCommands[character] ?? `\\${character}`);
  return JSON.parse(
    JSON.stringify(item, (key, value) => (typeof value === "string" && key !== "URL" ? escape(value) : value)),
  );
}

function printBibtex({ type, properties }: BibtexEntry, item: CslItem): string {
  const { month, ...fields } = properties;
  // Outer braces keep the capitals of whole words, where the library braces letters.
  fields["title"] = `{${item.title}}`;
  if (item["container-title"]) fields["booktitle"] = `{${item["container-title"]}}`;
  const lines = Object.entries(fields).map(([field, value]) => `  ${field} = {${value}},\n`);
  if (month) lines.push(`  month = ${months[Number(month) - 1]},\n`);
  // The library's @inbook leaves bibliographies no place for the title of a part.
  return `@${type === "inbook" ? "incollection" : type}{${item.id},\n${lines.join("")}}\n`;
}

function printRis({ TY, ...record }: RisRecord, item: CslItem): string {
  const [year, month] = item.issued["date-parts"][0]!;
  const date = month && `${year}/${String(month).padStart(2, "0")}//`;
  // The library folds lines at 70 characters, which breaks addresses, and cuts identifiers at 20.
  const fields = Object.entries({ ...record, ID: item.id, ...(date && { DA: date }) });
  const lines = fields.flatMap(([tag, values]) => [values ?? []].flat().map((value) => `${tag}  - ${value}`));
  return [`TY  - ${String(TY)}`, ...lines, "ER  - ", ""].join("\r\n");
}
