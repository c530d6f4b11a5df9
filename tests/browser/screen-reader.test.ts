import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { useSite } from "../support/browser.ts";
import { readPages } from "../support/pages.ts";
import { openDetails } from "../support/restyle.ts";
import { search } from "../support/search.ts";
import { thisPaper } from "../support/this-paper.ts";

const WIDE = { viewport: { width: 1440, height: 900 } };

/** One thing that assistive technology is told of: what it is, its name, its level or address. */
interface Told {
  role: string;
  name: string;
  level: number;
  url: string;
}

/** What a page tells assistive technology, in order. */
async function listen(page: Page, part = "body"): Promise<Told[]> {
  const lines = (await page.locator(part).ariaSnapshot()).split("\n");
  return lines.flatMap((line, index) => {
    const [, role = "", name = ""] = /^ *- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(line) ?? [];
    const [, level = 0] = /\[level=(\d)\]/.exec(line) ?? [];
    const [, url = ""] = /^ *- \/url: (.*)$/.exec(lines[index + 1] ?? "") ?? [];
    return role ? [{ role, name, level: Number(level), url }] : [];
  });
}

/** As a reader hears it: "heading 2 Notes". */
const inWords = ({ role, name, level }: Told) => [role, level || "", name].filter(Boolean).join(" ");

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  const site = inject(name);
  const paths = readPages(site).map(({ path }) => path);
  const open = useSite(site);

  test.each(paths)("%s has one title, no level skipped, one of each landmark or a name for each", async (path) => {
    const { page } = await open.visit(path, WIDE);
    const told = await listen(page);
    const levels = told.filter(({ role }) => role === "heading").map(({ level }) => level);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    const landmarks = told.filter(({ role }) => /^(banner|main|contentinfo|navigation|region|search)$/.test(role));
    expect(new Set(landmarks.map(inWords)).size).toBe(landmarks.length);
    expect(landmarks.filter(({ role, name }) => /navigation|region/.test(role) && !name)).toEqual([]);
    await page.context().close();
  });

  test.each(paths)("%s has links that can be told apart where one hears nothing else", async (path) => {
    const { page } = await open.visit(path, WIDE);
    await openDetails(page);
    const links = (await listen(page)).filter(({ role }) => role === "link");
    expect(links.filter(({ name }) => !/\p{L}{2}/u.test(name))).toEqual([]);
    // Where several sections stand, the notes of each count from 1, below its heading.
    const single = links.filter(({ name }) => !/^\/(paper|questions)\/$/.test(path) || !/\bnote \d/i.test(name));
    const alike = single.filter(({ name, url }) => single.some((other) => other.name === name && other.url !== url));
    expect(alike.map(inWords)).toEqual([]);
    await page.context().close();
  });

  test.each(paths)(
    "%s has lists that remain lists in Safari, which asks for a role where bullets are gone",
    async (path) => {
      const { page } = await open.visit(path, WIDE);
      const silent = await page
        .locator("ul:not([role]), ol:not([role])")
        .evaluateAll((lists) =>
          lists.filter((list) => getComputedStyle(list).listStyleType === "none").map((list) => list.outerHTML),
        );
      expect(silent).toEqual([]);
      await page.context().close();
    },
  );
});

describe("in the order in which one hears it", () => {
  const open = useSite(thisPaper());

  /** Fails unless all of these are told, in this order; other things may come between. */
  async function expectInOrder(page: Page, expected: string[]) {
    const told = (await listen(page)).map(inWords);
    let at = -1;
    const reached = expected.filter((words) => (at = told.indexOf(words, at + 1)) >= 0);
    expect(reached).toEqual(expected);
  }

  test("a section: the way past everything, search, the contents, then title, text, questions, notes and the next section", async () => {
    const { page } = await open.visit("/sections/the-coalition-government-and-big-society/", WIDE);
    await expectInOrder(page, [
      "link Skip to the text",
      "banner",
      "link Big Society: cover",
      "button Search",
      "navigation Main",
      "navigation Contents",
      "link 2 The coalition Government and Big Society",
      "list In this section",
      "link Five elements",
      "main",
      "article",
      "heading 1 The coalition Government and Big Society",
      "link 3 key questions",
      "heading 2 How the idea took shape",
      "heading 2 Five elements",
      "link Note 1",
      "region Key questions on section 2",
      "heading 2 Key questions on section 2",
      "button Answer (Q2.1)",
      "link Copy link to Q2.1",
      "heading 2 Ten big questions",
      "link NEF",
      "heading 2 Notes",
      "link Back to the text at note 1",
      "link Topic: Government data",
      "button Print this section",
      "navigation Previous and next",
      "link Next 3 Local freedom and powers",
      "contentinfo",
      "status",
    ]);
  });

  test("the form: where it is kept, each field by its question, who replies, the ways out, and the rest", async () => {
    const { page } = await open.visit("/respond/", WIDE);
    await openDetails(page);
    await expectInOrder(page, [
      "heading 1 Review and send",
      "checkbox Save on this device, where anyone who uses it can read my answers",
      "status",
      "region Your answers",
      "region Questions",
      "link Read section 4 (Q4.3)",
      "textbox Q4.3 Does the campaigning role of the Voluntary and Community Sector become more relevant?",
      "textbox Comments on the paper as a whole",
      "textbox Your name",
      "group May we publish your reply?",
      "radio Without my name",
      "region How do you send e-mail?",
      "link E-mail app",
      "group Webmail",
      "link Gmail",
      "button Copy",
      "status",
      "button Download as text (.txt)",
      "button Open a saved reply",
      "status",
      "button Clear all answers",
    ]);
    expect(await describedBy(page, page.getByLabel("Open a saved reply"))).toContain("What you have written stays");
  });

  test("the search dialog: its name, the field by what to type, how many results, and the results as a list", async () => {
    const { page } = await open.visit("/", WIDE);
    await page.keyboard.press("/");
    await expectInOrder(page, ["dialog Search the paper", "searchbox Words, or a number such as 3.2", "button Close"]);
    await expectInOrder(page, ["navigation Topics", "list", "navigation Contents", "list", "link 9 Conclusion"]);
    await search(page, "mortgage");
    const told = await listen(page, "dialog");
    expect(told.filter(({ role }) => role === "listitem")).toHaveLength(1);
    expect(await page.getByRole("dialog").getByRole("status").innerText()).toBe("1 result");
  });
});

const describedBy = (page: Page, field: ReturnType<Page["getByLabel"]>) =>
  field.getAttribute("aria-describedby").then((id) => page.locator(`[id="${id}"]`).innerText());
