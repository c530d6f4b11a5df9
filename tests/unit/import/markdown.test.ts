import { expect, test } from "vitest";
import { importPaper } from "../../../src/import/import-paper.ts";
import { formatReport } from "../../../src/import/report.ts";
import { reportMistakes } from "../../support/import-cases.ts";

const BODY = "## The well\n\nIt is dry.\n\n## Money\n\nThere is none.\n\n### Key questions\n\n1. Who digs?\n";
const PNG = Buffer.from("89504e470d0a1a0a", "hex");

async function importText(text: string) {
  const options = { file: "well.md", today: "2026-11-22", readFile: () => new Uint8Array(PNG) };
  const { folder, report } = await importPaper(new TextEncoder().encode(text), options);
  expect(reportMistakes(folder)).toBe("no mistakes");
  const texts = [...folder].flatMap(([path, content]) => (path.startsWith("sections") ? String(content) : []));
  return { folder, report, body: texts.join("\n") };
}

test("authors may stand in a list of their own", async () => {
  const { report } = await importText(`# A new well\n\nAuthors\n\n- Ida Elm\n- Ben ap Rhys\n\n${BODY}`);
  expect(report.paper).toMatchObject({ title: "A new well", authors: "Ida Elm; Ben ap Rhys" });
  expect(report.paper["subtitle"]).toBeUndefined();
});

test("the title is the first heading, though lines stand above it and others follow on its level", async () => {
  const { report, folder } = await importText(
    `Version 3, date 2 May 2026\n\n[Talk about it](https://talk.example.org/7)\n\n# A new well\n\n${BODY}\n# What others do\n\nThey dig.\n`,
  );
  expect(report.paper["title"]).toBe("A new well");
  expect(String(folder.get("paper.yaml"))).toContain("Version 3, date 2 May 2026");
});

test("a picture above or in the title is kept, and its description is no title", async () => {
  const { report, body } = await importText(`![Crest of the town](crest.png)\n\n# A new well\n\n${BODY}`);
  expect(report.paper["title"]).toBe("A new well");
  expect(body).toContain("![Crest of the town](../images/crest.png)");
});

test("the link around a picture is kept", async () => {
  const { body } = await importText(
    `# A new well\n\n${BODY}`.replace("It is dry.", "[![A map](map.png)](https://map.example.org/1)"),
  );
  expect(body).toContain("[![A map](../images/map.png)](https://map.example.org/1)");
});

const LIST = "\n## Bibliography\n\nWell UK (2024) *All the dry wells*.\n\nDiggers CIC (2023) *State of digging*.\n";

test("works that the text cites by author and year become references, bodies in capitals too", async () => {
  const { report, body } = await importText(
    `# A new well\n\n${BODY}${LIST}`.replace("It is dry.", "It is dry (Well UK, 2024). Diggers CIC (2023) agrees."),
  );
  expect(report.references.map(({ id }) => id)).toEqual(["well-uk-2024", "diggers-cic-2023"]);
  expect(body.match(/<Cite /g)).toHaveLength(2);
});

test("a list of works stays text where one of them is not cited, and no citation is made", async () => {
  const { report, body } = await importText(
    `# A new well\n\n${BODY}${LIST}`.replace("It is dry.", "It is dry (Well UK, 2024)."),
  );
  expect(report.references).toEqual([]);
  expect(body).not.toContain("<Cite");
  expect(body).toContain("Diggers CIC (2023) _State of digging_.");
});

test("a comment that is never closed takes no text with it", async () => {
  const { body } = await importText(`# A new well\n\n${BODY}`.replace("It is dry.", "It is <!-- dry."));
  expect(body).toContain("There is none.");
});

test("a paper without questions is imported, and the report says how to mark some", async () => {
  const { report } = await importText("# A new well\n\nWe dig.\n");
  expect(report.questions).toEqual([]);
  expect(formatReport(report, "content-imported")).toContain(
    "\n0 key questions\n  no questions were found: a question is what the paper numbers as one",
  );
});

test("“www.” at the end of a sentence becomes no link", async () => {
  const { body } = await importText(`# A new well\n\n${BODY}`.replace("It is dry.", "He made the WWW. It is dry."));
  expect(body).toContain("He made the WWW{/* no link */}. It is dry.");
});

test("an address for replies is one that the text gives for them, and no other that stands in it", async () => {
  const asked = await importText(
    `# A new well\n\n${BODY}`.replace("It is dry.", "Send your answers to ida@example.org."),
  );
  const other = await importText(`# A new well\n\n${BODY}`.replace("It is dry.", "Licences: law@example.org."));
  expect([asked, other].map(({ report }) => report.paper["contact"])).toEqual(["ida@example.org", undefined]);
});
