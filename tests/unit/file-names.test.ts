import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Root } from "mdast";
import { afterAll, describe, expect, test } from "vitest";
import { VFile } from "vfile";
import { readSource, refusePaper } from "../../src/build/read-source.ts";
import { findIssues, formatIssues } from "../../src/check/check-paper.ts";
import { remarkImageAddresses } from "../../src/markdown/remark-image-addresses.ts";
import { remarkOnlyChecked } from "../../src/markdown/remark-only-checked.ts";

const work = realpathSync(mkdtempSync(join(tmpdir(), "names-")));
afterAll(() => rmSync(work, { recursive: true }));

const { files, folder } = readSource("tests/fixtures/issues/base");
const SECTION = `${folder}/sections/02-cost.mdx`;

/** What is said of the base paper with such an image, named so in its second section. */
function issuesOf(image: string, address: string): string {
  const addImage = ({ path, text }: (typeof files)[number]) => ({
    path,
    text: path === SECTION ? `${text}\n![A plan](<${address}>)\n` : text,
  });
  const issues = findIssues({ folder, files: files.map(addImage), assets: [`${folder}/images/${image}`] });
  return formatIssues(issues).replaceAll(`${folder}/`, "");
}

describe("an image", () => {
  test.each([
    ["with spaces", "my plan.png", "../images/my plan.png"],
    ["with spaces, as an address", "my plan.png", "../images/my%20plan.png"],
    ["with signs", "a&b+c=d,(e).png", "../images/a&b+c=d,(e).png"],
    ["with signs, as an address", "a&b+c.png", "../images/a%26b%2Bc.png"],
    ["with a composed accent", "\u00e9.png", "../images/\u00e9.png"],
    ["with a decomposed accent", "e\u0301.png", "../images/e\u0301.png"],
    ["with a long name", `${"x".repeat(190)}.png`, `../images/${"x".repeat(190)}.png`],
  ])("%s may be shown", (_, image, address) => {
    expect(issuesOf(image, address)).toBe("no mistakes");
  });

  test.each([
    ["#", "a#b.png", "../images/a#b.png", "holds “#”; rename it with letters"],
    ["?", "a?b.png", "../images/a%3Fb.png", "holds “?”; rename it with letters"],
    ["%", "a%41b.png", "../images/a%2541b.png", "holds “%”; rename it with letters"],
    ["a backslash", "a\\b.png", "../images/a%5Cb.png", "holds “\\”; rename it with letters"],
    [
      "300 letters",
      `${"x".repeat(300)}.png`,
      `../images/${"x".repeat(300)}.png`,
      "is longer than 200 letters; rename it",
    ],
    [
      "accents spelled otherwise",
      "e\u0301.png",
      "../images/\u00e9.png",
      "spell an accent in two ways; rename the file",
    ],
    ["NUL", "a.png", "../images/a%00.png", "there is no image images/a\ufffd.png; did you mean"],
  ])("with %s in its name is a mistake, with its fix", (_, image, address, said) => {
    expect(issuesOf(image, address)).toContain(said);
    expect(issuesOf(image, address)).toMatch(/^sections\/02-cost\.mdx:\d+:1: .*\n1 mistake$/);
  });

  test.each([
    ["my plan.png", "my%20plan.png"],
    ["a%26b%2Bc.png", "a&b+c.png"],
    ["\u00e9.png", "%C3%A9.png"],
    ["100%.png", "100%25.png"],
  ])("that a text calls %s has the address %s for Astro", (written, address) => {
    const tree: Root = { type: "root", children: [{ type: "paragraph", children: [{ type: "image", url: written }] }] };
    remarkImageAddresses()(tree);
    expect(tree).toMatchObject({ children: [{ children: [{ url: address }] }] });
    expect(decodeURI(address)).toBe(decodeURIComponent(written.replace(/%(?!\w\w)/, "%25")));
  });
});

describe("a paper", () => {
  const place = (name: string) => {
    mkdirSync(join(work, name), { recursive: true });
    return join(work, name);
  };

  test.each(["my paper", "a&b+c", "\u00e9", "e\u0301", "(a) 'b' [c] {d}", "~", ".hidden"])(
    "in the folder %s can be built",
    (name) => expect(refusePaper(place(name))).toBeUndefined(),
  );

  test.each(["#", "?", "%", "\\"])("in a folder with %s in its name cannot, and the check says so", (sign) => {
    expect(refusePaper(place(`a${sign}b`))).toBe(
      `the path ${work}/a${sign}b holds “${sign}”, with which no site can be built; rename that folder`,
    );
  });

  test.each([
    ["", "the name of the folder is empty; name the folder that holds the paper"],
    ["gone", "there is no folder gone; name the folder that holds the paper"],
    ["package.json/paper", "there is no folder package.json/paper"],
    ["x".repeat(300), "a name is too long for this disk; choose a shorter one"],
  ])("in the folder %j is not there", (name, said) => {
    expect(refusePaper(name)).toContain(said);
  });

  test("is read without following a link, which is told apart", () => {
    const paper = place("linked");
    writeFileSync(join(paper, "paper.yaml"), "title: One\n");
    symlinkSync("/", join(paper, "images"));
    symlinkSync("paper.yaml", join(paper, "glossary.yaml"));
    expect(readSource(paper)).toMatchObject({
      files: [{ path: `${paper}/paper.yaml` }],
      assets: [],
      others: [`${paper}/glossary.yaml`, `${paper}/images`],
    });
  });
});

describe("a build takes", () => {
  const file = join(work, "01-a.mdx");
  const compile = (source: string, value: string) => {
    writeFileSync(file, source);
    remarkOnlyChecked(() => [{ file, source: "---\na: b\n---\n\nText.\n", tree: undefined }])(
      { type: "root", children: [] },
      new VFile({ path: file, value }),
    );
  };

  test("a text that has been checked, whose front matter Astro has blanked", () => {
    compile("", "    \n    \n    \n\nText.\n");
  });

  test("no text that has changed since, and none that the check has not seen", () => {
    expect(() => compile("", "    \n    \n    \n\nexport const a = 1;\n")).toThrow("is not what the check has read");
    writeFileSync(join(work, "other.mdx"), "Text.\n");
    symlinkSync("other.mdx", join(work, "02-b.mdx"));
    const plugin = remarkOnlyChecked(() => [{ file, source: "Text.\n", tree: undefined }]);
    const link = new VFile({ path: join(work, "02-b.mdx"), value: "Text.\n" });
    expect(() => plugin({ type: "root", children: [] }, link)).toThrow("is not what the check has read");
  });
});
