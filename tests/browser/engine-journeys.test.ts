import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES, startEngine, type Engine, type Tab } from "../support/engines/index.ts";
import { useServedSite } from "../support/engines/served-site.ts";
import { readPdf, squeeze, textOfPdf } from "../support/pdf.ts";
import { thisPaper } from "../support/this-paper.ts";

const SECTION = "sections/the-coalition-government-and-big-society/";

const site = useServedSite(thisPaper());

/** Waits until the script of the page has run. */
const isReady = (tab: Tab) => tab.until("document.querySelector('#search-open[role=button]') !== null");

describe.each(Object.keys(ENGINES))("in %s", (name) => {
  let engine: Engine | undefined;
  let tab: Tab;
  beforeAll(async () => {
    engine = await startEngine(name);
    if (!engine) return;
    tab = await engine.newTab();
    await tab.resize(1440, 900);
  });
  afterAll(() => engine?.close());

  const open = async (path: string) => {
    await tab.open(site.url + path);
    await isReady(tab);
  };
  const journey = (title: string, walk: () => Promise<void>) =>
    test(title, async ({ skip }) => {
      if (!engine) return skip();
      await walk();
    });

  journey("a reader goes on to the next section, and back to where it was left", async () => {
    await open(SECTION);
    await tab.click("a[rel=next]");
    await tab.until("document.querySelector('h1').textContent.includes('Local freedom')");
    await tab.back();
    await tab.until("document.querySelector('h1').textContent.includes('coalition')");
    await tab.until("scrollY > 500");
  });

  journey("notes stand beside their marks, one below the other", async () => {
    await open(SECTION);
    await tab.until("document.querySelector('margin-notes').dataset.ready === ''");
    const places = await tab.evaluate<{ top: number; bottom: number; mark: number }[]>(
      `[...document.querySelectorAll("[data-footnotes] li")].map((note) => {
        const { top, bottom } = note.getBoundingClientRect();
        const mark = document.querySelector('[data-footnote-ref][href="#' + note.id + '"]').getBoundingClientRect().top;
        return { top, bottom, mark };
      })`,
    );
    expect(places.length).toBeGreaterThan(1);
    for (const [at, { top, mark }] of places.entries()) {
      expect(Math.abs(top - mark)).toBeLessThan(60);
      expect(top).toBeGreaterThanOrEqual(places[at - 1]?.bottom ?? 0);
    }
  });

  journey("a term can be told from the text, and shows what it means, or leads there", async () => {
    await open(SECTION);
    expect(await tab.evaluate("getComputedStyle(document.querySelector('a.term')).textDecorationLine")).toBe(
      "underline",
    );
    await tab.click("a.term");
    await tab.until("document.querySelector('.term-card, dl.glossary')");
    if (await tab.evaluate("location.pathname.includes('glossary')")) return;
    await tab.press("Escape");
    await tab.until("!document.querySelector('.term-card')");
    expect(await tab.evaluate("document.activeElement.className")).toBe("term");
  });

  journey("a search finds, leads there, and is closed with Escape", async () => {
    const search = async () => {
      await tab.press("/");
      await tab.until("document.querySelector('#search').open");
      await tab.type("mortgage");
    };
    await open("sections/introduction/");
    await search();
    await tab.until("document.querySelector('#search [data-results] a')?.pathname.endsWith('what-stands-in-the-way/')");
    await tab.press("Escape");
    // The first one may only empty the field.
    if (await tab.evaluate("document.querySelector('#search').open")) await tab.press("Escape");
    await tab.until("!document.querySelector('#search').open && document.activeElement === document.body");
    await search();
    await tab.click("#search [data-results] a");
    await tab.until("location.pathname.includes('what-stands-in-the-way') && document.querySelector('main mark')");
  });

  journey("an answer that is written beside its question is in the message, and still there after Back", async () => {
    await open("sections/local-referendums/");
    await tab.click("answer-field a[role=button]");
    await tab.until("document.activeElement?.id === 'answer.4.1'");
    await tab.type("Only with time.");
    await tab.click("reply-bar a");
    await tab.until("document.querySelector('[data-body]')?.textContent.includes('Only with time.')");
    await tab.back();
    await tab.until("document.getElementById('answer.4.1')?.value === 'Only with time.'");
  });

  journey("a section is printed with its title, its questions and where to send answers", async () => {
    await open(SECTION);
    if (!tab.print) return;
    const text = textOfPdf(await readPdf(await tab.print()));
    for (const words of ["Ten big questions", "Q2.3", "2.5", "Send your answers", "malcolm.thomson@clinks.org"])
      expect(text).toContain(squeeze(words));
    expect(text).not.toContain(squeeze("Cite this section"));
  });
});
