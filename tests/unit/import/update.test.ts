import { describe, expect, test } from "vitest";
import { importPaper } from "../../../src/import/import-paper.ts";
import type { ContentFolder } from "../../../src/import/write-content.ts";
import { reportMistakes } from "../../support/import-cases.ts";

const DRAFT = `# Owls

By Maya Lindqvist

## Barns

Owls need barns, and the Barn Trust Society (BTS) counts them every year in spring[1]. See [the meadows](#meadows).

### Key questions

- Should every farm keep one barn open for owls in winter?
- Who should pay for the roofs of old barns?

## Meadows

Owls hunt in meadows at night, and mice are what they hunt there[2].

### Key questions

- Which meadows should be mown late?

## References

1. Barn Trust (2019) *Roofs for owls*.
2. Hale, M. (2021) *Counting owls*.
`;

const importDraft = (text: string, previous?: ContentFolder) =>
  importPaper(new TextEncoder().encode(text), { file: "owls.md", today: "2026-11-22", ...(previous && { previous }) });

/** The folder of the first draft, with such changes to its files as a person makes. */
async function edited(changes: Record<string, (text: string) => string> = {}): Promise<ContentFolder> {
  const { folder } = await importDraft(DRAFT);
  for (const [path, change] of Object.entries(changes)) folder.set(path, change(String(folder.get(path) ?? "")));
  return folder;
}

const BARNS = "sections/01-barns.mdx";
const ASKED = "questions/01-barns.mdx";

async function update(folder: ContentFolder, text: string) {
  const imported = await importDraft(text, folder);
  expect(reportMistakes(imported.folder)).toBe("no mistakes");
  return { ...imported, changes: (imported.report.changes ?? []).map(({ what, text: said }) => `${what}: ${said}`) };
}

describe("a later draft", () => {
  test("that is the same changes nothing", async () => {
    const before = await edited();
    const { folder, changes } = await update(before, DRAFT);
    expect(changes).toEqual([]);
    expect(folder).toEqual(before);
  });

  test("leaves texts alone that it does not change, with what a person did to them", async () => {
    const before = await edited({
      [BARNS]: (text) =>
        text.replace("need barns", 'need <Term id="bts">barns</Term>').replace(/summary: .*/, "summary: Ours."),
      "topics.yaml": () => "- id: birds # ours\n  title: Birds\n  description: All birds.\n",
    });
    before.set("images/owl.png", new Uint8Array([1, 2, 3]));
    for (const [path, text] of before)
      if (typeof text === "string") before.set(path, text.replaceAll("[this-paper]", "[birds]"));
    const { folder } = await update(before, DRAFT.replace("at night", "by night"));
    expect(folder.get(BARNS)).toBe(before.get(BARNS));
    expect(folder.get("topics.yaml")).toBe(before.get("topics.yaml"));
    expect(folder.get("images/owl.png")).toEqual(new Uint8Array([1, 2, 3]));
    expect(folder.get("sections/02-meadows.mdx")).toContain("topics: [birds]\n");
    expect(folder.get("sections/02-meadows.mdx")).toContain("by night");
  });

  test("keeps the ids and topics of questions that are lightly reworded or moved, and names the change", async () => {
    const before = await edited();
    const reworded = "Should every farm keep at least one barn open for owls in winter?";
    const moved = DRAFT.replace("- Who should pay for the roofs of old barns?\n", "")
      .replace("Should every farm keep one barn open for owls in winter?", reworded)
      .replace("- Which meadows", "- Who should pay for the roofs of old barns?\n- Which meadows");
    const { folder, changes } = await update(before, moved);
    expect(folder.get(ASKED)).toContain(`- id: every-farm-keep-one-barn\n    text: ${reworded}\n`);
    expect(folder.get("questions/02-meadows.mdx")).toContain(
      "- id: pay-roofs-old-barns\n    text: Who should pay for the roofs of old barns?\n",
    );
    expect(changes).toEqual([
      `reworded: question every-farm-keep-one-barn: “Should every farm keep one barn open for owls in winter?” is now “${reworded}”`,
      "to do: the questions differ; if edition 1 is public, raise edition.number in paper.yaml and say in edition.changes what changed",
    ]);
  });

  test("takes over choices that the draft changes, and keeps those that a person added", async () => {
    const asking = (choices: string) =>
      DRAFT.replace("open for owls in winter?", `open for owls in winter? ${choices}`);
    const { folder: first } = await importDraft(asking("Yes / No"));
    const { folder, changes } = await update(first, asking("Yes / No / Not sure"));
    expect(folder.get(ASKED)).toContain("choices:\n      - Yes\n      - No\n      - Not sure\n");
    expect(changes).toEqual([
      "changed: question every-farm-keep-one-barn: the choices are now “Yes / No / Not sure”, before “Yes / No”",
      "to do: the questions differ; if edition 1 is public, raise edition.number in paper.yaml and say in edition.changes what changed",
    ]);
    const before = await edited({
      [ASKED]: (text) =>
        text.replace("in winter?\n", "in winter?\n    choices: [Yes, No]\n    several: true\n    why: false\n"),
    });
    const later = await update(
      before,
      DRAFT.replace("Who should pay for the roofs", "Who should now pay for the roofs"),
    );
    expect(later.folder.get(ASKED)).toContain("choices:\n      - Yes\n      - No\n    several: true\n    why: false\n");
    expect(later.changes).toContain(
      "kept: question every-farm-keep-one-barn: the choices “Yes / No”, several of which may be chosen; the draft offers none",
    );
  });

  test("never gives a new question the id of an old one", async () => {
    const before = await edited({ [ASKED]: (text) => text.replace("pay-roofs-old-barns", "mown-early") });
    const { report } = await update(
      before,
      DRAFT.replace("Who should pay for the roofs of old barns?", "What may be mown early?"),
    );
    expect(report.questions.map(({ id }) => id)).toEqual([
      "every-farm-keep-one-barn",
      "mown-early-2",
      "meadows-mown-late",
    ]);
    expect(report.changes).toContainEqual({
      what: "removed",
      text: "question mown-early: “Who should pay for the roofs of old barns?”",
    });
  });

  test("keeps the address of a section that has a new title or place, and of links to it", async () => {
    const before = await edited();
    const later = DRAFT.replace("## Meadows", "## Fields and meadows")
      .replace("(#meadows)", "(#fields-and-meadows)")
      .replace("## Barns", "## Owls of the valley\n\nThere are twelve.\n\n## Barns");
    const { folder, changes } = await update(before, later);
    expect([...folder.keys()].filter((path) => path.startsWith("sections/"))).toEqual([
      "sections/01-owls-of-the-valley.mdx",
      "sections/02-barns.mdx",
      "sections/03-meadows.mdx",
    ]);
    expect(folder.get("sections/02-barns.mdx")).toBe(before.get(BARNS));
    expect(changes).toEqual([
      "added: section 1, “Owls of the valley”; choose its topics",
      "changed: section 2, “Barns” was section 1; so the numbers of its questions change",
      "changed: section 3, “Fields and meadows” was section 2; so the numbers of its questions change",
      "changed: section 3, “Fields and meadows”, before “Meadows”: its text is the draft’s, without what a person had added to the file",
    ]);
  });

  test("keeps the keys of references and drops those that nothing cites any more", async () => {
    const before = await edited({
      [BARNS]: (text) => text.replace("barn-trust-2019", "roofs"),
      "references.yaml": (text) =>
        text
          .replace("- id: barn-trust-2019", "# checked\n- id: roofs")
          .replace("Roofs for owls", "Roofs for owls\n  archived: true"),
    });
    const later = DRAFT.replace("every year", "each year").replace(
      "2. Hale, M. (2021) *Counting owls*.",
      "2. Meadow Society (2008) *Hunting by night*.",
    );
    const { folder, changes } = await update(before, later);
    expect(folder.get("references.yaml")).toContain(
      "# checked\n- id: roofs\n  author: Barn Trust\n  year: 2019\n  title: Roofs for owls\n  archived: true\n- id: meadow-society-2008\n",
    );
    expect(folder.get("references.yaml")).not.toContain("hale-2021");
    expect(folder.get(BARNS)).toContain('in spring<Cite id="roofs" />.');
    expect(changes).toContain("added: reference meadow-society-2008");
    expect(changes).toContain("removed: reference hale-2021");
  });

  test("gives a question in which a word stands in the place of another an id of its own, and says why", async () => {
    const { report } = await update(
      await edited(),
      DRAFT.replace("Who should pay for the roofs of old barns?", "Who should pay for the walls of old barns?"),
    );
    expect(report.questions[1]).toMatchObject({ id: "pay-walls-old-barns" });
    expect(report.changes).toContainEqual({
      what: "added",
      text: "question pay-walls-old-barns: “Who should pay for the walls of old barns?”; choose its topics; it has an id of its own, because it may not be “Who should pay for the roofs of old barns?” in other words",
    });
  });

  test("leaves the glossary and paper.yaml to the editor", async () => {
    const before = await edited({
      "glossary.yaml": () => "- id: bts\n  term: Barn Trust Society\n  definition: A society that counts barns.\n",
      [BARNS]: (text) => text.replace("need barns", 'need <Term id="bts">barns</Term>'),
      "paper.yaml": (text) => text.replace("title: Owls", "title: Our owls"),
    });
    const later = DRAFT.replace("at night", "by night").replace("Maya Lindqvist", "Tom Jones");
    const { folder, changes } = await update(before, later);
    expect(folder.get("glossary.yaml")).toBe(before.get("glossary.yaml"));
    expect(folder.get("paper.yaml")).toBe(before.get("paper.yaml"));
    expect(changes.filter((change) => change.startsWith("kept"))).toEqual([
      "kept: paper.yaml, title: “Our owls”; the draft says “Owls”",
      "kept: paper.yaml, authors: “Maya Lindqvist”; the draft says “Tom Jones”",
    ]);
  });

  test("takes away what it no longer has, and says so", async () => {
    const { folder, changes } = await update(
      await edited(),
      DRAFT.replace(/## Meadows[^]*(?=## References)/, "")
        .replace(" See [the meadows](#meadows).", "")
        .replace(/2\. Hale.*\n/, ""),
    );
    expect([...folder.keys()].filter((path) => path.endsWith(".mdx"))).toEqual([
      "sections/01-barns.mdx",
      "questions/01-barns.mdx",
    ]);
    expect(changes).toContain("removed: section 2, “Meadows”");
    expect(changes).toContain("removed: question meadows-mown-late: “Which meadows should be mown late?”");
  });

  test("is refused where the folder cannot be read", async () => {
    const before = await edited({ "paper.yaml": () => "title: [unfinished" });
    await expect(importDraft(DRAFT, before)).rejects.toThrow(/^the folder holds no paper that can be updated/);
  });
});
