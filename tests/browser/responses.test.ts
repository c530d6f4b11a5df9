import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gunzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { main as collate } from "../../scripts/collate.ts";
import { words } from "../../src/messages/index.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { composeReply } from "../../src/reply/compose.ts";
import { findViolations } from "../support/accessible.ts";
import { useSite } from "../support/browser.ts";
import { build } from "../support/build-sites.ts";
import { mail, mailbox } from "../support/collate-text.ts";
import { all, readPage, textOf } from "../support/pages.ts";
import { search } from "../support/search.ts";

const second = inject("second");
const description: PaperDescription = JSON.parse(readFileSync(join(second.folder, "paper.json"), "utf8"));
const { questions } = description;
const PAPER = {
  id: "orchard",
  title: `${description.title}${description.subtitle ? `: ${description.subtitle}` : ""}`,
  edition: description.edition.number,
  contact: description.contact,
  questions,
};
const CHOICES = ["named", "named", "anonymous", "confidential", undefined] as const;

/** Somebody's answer to every question. Whoever keeps it to themselves says “quince” in each. */
function replyOf(index: number): string {
  const publish = CHOICES[index % CHOICES.length];
  const isOpen = publish === "named" || publish === "anonymous";
  const secret = isOpen ? "" : " quince";
  const name = publish === "named" ? `Ann Ash the ${index}th` : `Quince ${index}`;
  const text = composeReply(
    {
      paper: { title: PAPER.title, edition: PAPER.edition },
      name,
      ...(index % 2 === 0 && {
        organisation: publish === "named" ? `Pear Trust ${index % 4}` : `Quince Trust ${index}`,
      }),
      ...(publish && { publish }),
      answers: questions.map(({ id, number, choices, why }, place) => ({
        id,
        number,
        ...(choices && { chosen: [choices[index % 2]!] }),
        text:
          why === false
            ? ""
            : `Reply ${index} to ${place} wants persimmons${secret}. ${`Some ${index} more words ${place} of it. `.repeat(20)}`.trim(),
      })),
      passages: index % 10 === 0 ? [{ number: "1.1", text: `A remark by number ${index}.` }] : [],
    },
    PAPER,
    "short",
  );
  return mail(text, { From: `P${index} <p${index}@quince.example>`, "Message-ID": `<r${index}@quince.example>` });
}

const folder = "node_modules/.test-sites/answered";
const paper = join(folder, "content");
mkdirSync(folder, { recursive: true });
cpSync("tests/fixtures/second-paper", paper, { recursive: true });
const MESSAGES = 150;
writeFileSync(join(folder, "in.mbox"), mailbox(...Array.from({ length: MESSAGES }, (_, index) => replyOf(index))));
const code = await collate([
  join(folder, "in.mbox"),
  "--paper",
  join(second.folder, "paper.json"),
  "--out",
  join(folder, "digest"),
  "--publish",
  "--into",
  paper,
]);
mkdirSync(join(paper, "outcomes"));
writeFileSync(
  join(paper, "outcomes", "01-trees.mdx"),
  `---\ntitle: Which trees\nquestions: [${questions[0]!.id}]\nparagraphs: ["1.1"]\nasked: Which trees?\nsaid: Medlars.\n---\n\nWe will plant **medlars**.\n`,
);
const site = build("answered", paper, "/papers/answered/", {}, ["--no-pdf"]);
const { visit } = useSite(site);

const filesOf = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

describe("a site with answers", () => {
  test("was made without a problem", () => {
    expect(code).toBe(0);
  });

  test("holds no byte of what its writers keep to themselves, nor their names and addresses", () => {
    for (const file of filesOf(site.folder)) {
      const bytes = readFileSync(file);
      const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("latin1");
      expect(/quince/i.test(text), file).toBe(false);
    }
  });

  test("counts all who wrote, and shows the answers of those who let it", () => {
    const overview = readPage(site, "/responses/");
    expect(textOf(overview, "h1")).toBe(words.responses.title(true));
    expect(textOf(overview, ".lead")).toContain(`${MESSAGES} people and organisations replied`);
    const [first] = questions;
    const address = `/responses/questions/${first!.id}/`;
    const ids = filesOf(join(site.folder, address)).flatMap((file) =>
      all(readPage(site, file.slice(site.folder.length, -"index.html".length)), ".answers > li"),
    );
    expect(ids).toHaveLength((MESSAGES * 3) / 5);
    expect(new Set(ids.map(({ properties }) => properties["id"])).size).toBe(ids.length);
    expect(textOf(readPage(site, address), ".answers-count")).toBe(
      `${MESSAGES} answers, of which 90 may be published.`,
    );
  });

  test("counts what was chosen, of all who chose", () => {
    const [offering] = questions.filter(({ choices }) => choices);
    const table = textOf(readPage(site, `/responses/questions/${offering!.id}/`), ".choice-counts tbody");
    expect(table).toMatch(/^Yes ?75 ?No ?75 ?Don’t know ?0$/);
  });

  test("keeps every page of them light", () => {
    const pages = filesOf(join(site.folder, "responses")).filter((file) => file.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(questions.length);
    for (const page of pages) expect(brotliCompressSync(readFileSync(page)).length, page).toBeLessThan(40_000);
  });

  test("says at questions and paragraphs how many answered, and leads there", () => {
    const section = readPage(site, `/sections/${description.sections[0]!.id}/`);
    const links = all(section, ".question a, .comment-count").map(({ properties }) => String(properties["href"]));
    expect(links).toContain(`/papers/answered/responses/questions/${questions[0]!.id}/`);
    expect(links).toContain("/papers/answered/responses/#outcome.trees");
    expect(textOf(section, ".comment-count")).toBe("15 comments");
    expect(links).toContain("/papers/answered/responses/paragraphs/#p1.1");
    expect(all(readPage(site, "/responses/paragraphs/"), "#p1\\.1")).toHaveLength(1);
  });

  test("finds them, behind what the paper itself says", async () => {
    const { page } = await visit("/search/?q=trees");
    const found = (await search(page, "persimmons")).map(({ text }) => text);
    expect(found[0]).toMatch(/Q\d.*: (?:Ann Ash|Anonymous)/);
    const results = await search(page, "words");
    const isAnswer = results.map(({ text }) => /: (?:Ann Ash|Anonymous)/.test(text));
    expect(isAnswer).toEqual(isAnswer.toSorted((one, other) => Number(one) - Number(other)));
  });

  test.each(["/responses/", `/responses/questions/${questions[0]!.id}/`, "/responses/paragraphs/"])(
    "%s has no barrier",
    async (path) => {
      const { page } = await visit(path);
      expect(await findViolations(page)).toEqual([]);
    },
  );
});

test("nothing of it is on the site of a paper without replies", () => {
  expect(filesOf(second.folder).filter((file) => file.includes("/responses/"))).toEqual([]);
  expect(all(readPage(second, "/"), "a[href*='/responses/']")).toEqual([]);
});
