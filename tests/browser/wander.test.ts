import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { thisPaper } from "../support/this-paper.ts";
import { ENGINES, startEngine, type Engine, type Tab } from "../support/engines/index.ts";
import { useServedSite } from "../support/engines/served-site.ts";

const FIELD = '[id="answer.2.1"]';
const WORDS = "Tŷ & garden: 100 % “ours”";
const valueOf = `document.querySelector('${FIELD}').value`;
/** The field is shown and, on the page of the form, what keeps its words has come: before that its room is empty. */
const IS_READY = `(document.querySelector('${FIELD}')?.getClientRects().length ?? 0) > 0 &&
  (!document.querySelector("reply-form") || document.querySelector("[data-fold][data-ready]") !== null)`;

const site = useServedSite(thisPaper());

const openForm = async (tab: Tab) => {
  await tab.open(`${site.url}respond/#q2.1`);
  await tab.until(IS_READY);
};
const write = async (tab: Tab, words = WORDS) => {
  // Two clicks on one place at once would be a double click, which selects a word, and the next key would replace it.
  if (!(await tab.evaluate(`document.activeElement === document.querySelector('${FIELD}')`))) await tab.click(FIELD);
  await tab.type(words);
};
const follow = async (tab: Tab, path: string) => {
  await tab.evaluate(`void setTimeout(() => location.assign(${JSON.stringify(site.url + path)}))`);
  await tab.until(`location.href === ${JSON.stringify(site.url + path)} && document.readyState === "complete"`);
};

/** Ways to wander off after the first words; each ends in a tab that shows the form. */
const WAYS: Record<string, (tab: Tab, engine: Engine) => Promise<Tab | void>> = {
  reload: (tab) => tab.reload(),
  "reload twice": async (tab) => {
    await tab.reload();
    await tab.until(IS_READY);
    await tab.reload();
  },
  "a section, and back": async (tab) => {
    await follow(tab, "sections/introduction/");
    await tab.back();
  },
  "the form's own link to a section, and back": async (tab) => {
    await tab.click(".reply-question .row a");
    await tab.until("location.pathname.includes('/sections/')");
    await tab.back();
  },
  "two sections, and back twice": async (tab) => {
    await follow(tab, "sections/introduction/");
    await follow(tab, "questions/");
    await tab.back();
    await tab.back();
  },
  "back, and forward": async (tab) => {
    await follow(tab, "about/");
    await tab.back();
    await tab.forward();
    await tab.back();
  },
  "a section, reload there, and back": async (tab) => {
    await follow(tab, "sections/introduction/");
    await tab.reload();
    await tab.back();
  },
  "a section, and the form by its address": async (tab) => {
    await follow(tab, "sections/introduction/");
    await openForm(tab);
  },
  "an answer in a section": async (tab) => {
    await follow(tab, "sections/local-referendums/");
    await tab.click("answer-field a");
    await tab.until("document.activeElement?.id === 'answer.4.1'");
    await tab.type("More");
    await tab.click("reply-bar a");
    await tab.until("location.pathname.endsWith('/respond/') && document.readyState === 'complete'");
    await tab.until("document.querySelector('[id=\"answer.4.1\"]').value === 'More'");
  },
  "search, and the form": async (tab) => {
    await follow(tab, "search/");
    await openForm(tab);
  },
  "all pages of the menu": async (tab) => {
    for (const path of ["questions/", "topics/", "about/", "paper/", ""]) await follow(tab, path);
    await openForm(tab);
  },
  "the section of the question, and more words there": async (tab) => {
    await follow(tab, "sections/the-coalition-government-and-big-society/");
    await tab.until(IS_READY);
    await write(tab, "?");
    await tab.press("Backspace");
    await openForm(tab);
  },
  "the section, a comment on its first paragraph, and back": async (tab) => {
    await follow(tab, "sections/the-coalition-government-and-big-society/");
    await tab.click("a.para");
    await tab.until("document.activeElement?.closest('.paragraph-menu')");
    await tab.press("Enter");
    await tab.until("document.activeElement?.id === 'comment.2.1'");
    await tab.type("Why?");
    await tab.back();
    await tab.until("document.querySelector('[data-passage]')?.value === 'Why?'");
  },
  "all questions on one page": async (tab) => {
    await follow(tab, "questions/");
    await tab.until(`${IS_READY} && ${valueOf} === ${JSON.stringify(WORDS)}`);
    await openForm(tab);
  },
  "an anchor of the form, and back": async (tab) => {
    await follow(tab, "respond/#q3.2");
    await tab.back();
  },
  "back, and reload": async (tab) => {
    await follow(tab, "about/");
    await tab.back();
    await tab.until(IS_READY);
    await tab.reload();
  },
  "a second tab": async (_, engine) => {
    const other = await engine.newTab();
    await openForm(other);
    await other.until(`${valueOf} !== ""`);
    return other;
  },
  "a second tab, and back to the first": async (tab, engine) => {
    const other = await engine.newTab();
    await openForm(other);
    await other.close();
    return tab;
  },
};

describe.each(Object.keys(ENGINES))("no character is lost in %s", (name) => {
  describe.each([true, false])("with a page cache: %s", (pageCache) => {
    let engine: Engine | undefined;
    beforeAll(async () => {
      engine = await startEngine(name, { pageCache });
    });
    afterAll(() => engine?.close());

    test.for(Object.entries(WAYS))("after %s", async ([, wander], { skip }) => {
      if (!engine) return skip();
      const tab = await engine.newTab();
      await openForm(tab);
      // Where a try failed before, its words are still there.
      await tab.evaluate("document.querySelector('[data-do=clear]').click()");
      await write(tab);
      const end = (await wander(tab, engine)) ?? tab;
      await end.until(IS_READY);
      expect(await end.evaluate(valueOf)).toBe(WORDS);
      await end.until(`document.querySelector('[data-body]').textContent.includes(${JSON.stringify(WORDS)})`);
      await write(end, "!");
      expect(await end.evaluate(`${valueOf}.length`)).toBe(WORDS.length + 1);
      await end.close();
      if (end !== tab) await tab.close();
    });
  });
});
