import type { ParsedPaper } from "../parse-paper.ts";
import { type Report, positionAt } from "../issue.ts";
import { listAt, valueAt } from "../values.ts";
import { imagesIn } from "./images.ts";

/** What an import writes where its source says nothing. */
export const PLACEHOLDERS = {
  author: "Unnamed Author",
  publisher: "Unnamed Publisher",
  contact: "change-me@example.org",
  address: "https://paper.example",
} as const;

const PLACES = [
  { path: ["authors", 0, "given"], value: "Unnamed" },
  { path: ["publisher", "name"], value: PLACEHOLDERS.publisher },
  { path: ["contact"], value: PLACEHOLDERS.contact },
  { path: ["address"], value: PLACEHOLDERS.address },
];

/** Fields that an import has left for a person to fill in. */
export function placeholderFields({ paper, lists }: ParsedPaper, report: Report): void {
  const open = new Set<string>();
  for (const { file, source = "" } of [paper, ...Object.values(lists).filter(({ data }) => listAt(data).length)]) {
    // An import writes "# Fill in: who the paper is for" above a field, or in the first line of a list.
    for (const { index, 1: advice, 2: field } of source.matchAll(
      /^[ \t]*#.*\bFill in: (.*?)\.?\r?\n(?:[ \t]*(\w+):)?/gm,
    )) {
      open.add(field ?? "");
      const what = field ? `“${field}”` : "the list";
      report(
        { file, ...positionAt(source, index) },
        `${what} is still to be filled in: ${advice}`,
        "write it below and remove this comment",
      );
    }
  }
  for (const { path, value } of PLACES)
    if (valueAt(paper.data, path) === value && !path.some((key) => open.has(String(key))))
      report(
        paper.at(path),
        `“${value}” stands for something that the import did not find`,
        "write what is true of this paper",
      );
}

/** Pictures that an import has given a number for a description. */
export function placeholderDescription({ texts }: ParsedPaper, report: Report): void {
  for (const { node, address, at } of texts.flatMap(({ markup }) => imagesIn(markup)))
    if (/^Picture \d+$/.test(node.alt ?? ""))
      report(
        at,
        `the image ${address} has no description but “${node.alt}”`,
        "write between [ and ] what it shows, for readers who cannot see it",
      );
}

/** Remarks that an import has left in a text. */
export function importRemarks({ texts }: ParsedPaper, report: Report): void {
  for (const { all } of texts.map(({ markup }) => markup))
    for (const { node, at } of [...all("mdxFlowExpression"), ...all("mdxTextExpression")]) {
      const [, remark] = /^\/\*\s*Imported: (.*?)\.?\s*\*\/$/s.exec(node.value) ?? [];
      if (remark) report(at, `the import says that ${remark}`, "see to it and remove this comment");
    }
}
