import { expect, test } from "vitest";
import { checkSource } from "../../../src/check/check-paper.ts";
import { fillIn } from "../../../src/import/fill-in.ts";
import { importPaper } from "../../../src/import/import-paper.ts";
import { contentSource } from "../../../src/import/read-folder.ts";

const TEXT = `# A garden for Mill Street

## Why

The corner of Mill Street has stood empty for years.

### Key questions

1. What should grow there?

## How

Neighbours would water it.
`;

const { folder } = await importPaper(new TextEncoder().encode(TEXT), { file: "garden.md", today: "2026-11-22" });
const NOTHING = { fields: {}, authors: [], topics: [], topicOf: {} };

const issuesOf = (filled: typeof folder) =>
  checkSource(contentSource(filled)).issues.map(({ file, problem }) => `${file}: ${problem}`);

test("nothing said changes nothing but how the file is laid out", () => {
  const filled = fillIn(folder, NOTHING);
  expect(issuesOf(filled)).toEqual(issuesOf(folder));
});

test("what is said stands in the folder, and the check asks for it no more", () => {
  const filled = fillIn(folder, {
    fields: {
      "publisher.name": "Mill Street Neighbours: the “committee”",
      contact: "garden@mill.example",
      closes: "2026-12-31",
      address: "https://mill.example",
      summary: "",
    },
    authors: ["Ann Maria Ash", " Council ", "", "Jan van der Berg"],
    topics: ["Plants", "Water and tools", "Plants"],
    topicOf: { how: "Water and tools" },
  });
  const paper = String(filled.get("paper.yaml"));
  expect(paper).toContain('name: "Mill Street Neighbours: the “committee”"');
  expect(paper).toContain('closes: "2026-12-31"');
  expect(paper).toContain("given: Ann Maria\n    family: Ash\n");
  expect(paper).toContain("given: Council\n    family: Council\n");
  expect(paper).toContain("given: Jan\n    family: van der Berg\n");
  expect(String(filled.get("sections/02-how.mdx"))).toContain("topics: [water-and-tools]");
  expect(String(filled.get("sections/01-why.mdx"))).toContain("topics: [plants]");
  expect(String(filled.get("questions/01-why.mdx"))).toContain("topics: [plants]");
  const [before, after] = [issuesOf(folder), issuesOf(filled)];
  for (const field of ["authors", "contact", "address", "the list"]) {
    expect(before.join("\n")).toContain(`“${field}”`.replace("“the list”", "the list is still"));
    expect(after.join("\n")).not.toContain(`“${field}”`.replace("“the list”", "the list is still"));
  }
  expect(folder.get("paper.yaml")).not.toBe(paper);
});
