import type { Page } from "playwright-core";
import { type Figure, median } from "./figure.ts";
import { withPhone } from "./phone.ts";

const QUERY = "volunteering";

/**
 * Milliseconds: 0.45 of what the search of Astro's Starlight took for the same paper and word, emulated alike (1.86 s).
 */
const FIRST_RESULT = 840;

/** How long a first search takes on an emulated phone: typed at once, and at a person's pace of 150 ms a key. */
export async function timeSearch(folder: string, section: string, runs = 5): Promise<Figure[]> {
  return withPhone(folder, {}, async (onPhone) => {
    const [atOnce, paced]: [Search[], Search[]] = [[], []];
    for (let run = 0; run <= runs; run++) {
      atOnce.push(await onPhone(section, (page) => search(page, 0)));
      paced.push(await onPhone(section, (page) => search(page, 150)));
    }
    const of = (searches: Search[], key: keyof Search) => median(searches.slice(1).map((each) => each[key]));
    return [
      {
        name: "search: tap to first result, typed at once",
        value: of(atOnce, "afterTap"),
        unit: "ms",
        most: FIRST_RESULT,
      },
      {
        name: "search: last key to its results, typed at a person’s pace",
        value: of(paced, "afterKey"),
        unit: "ms",
        most: 150,
      },
      { name: "search: loaded for the first search", value: of(atOnce, "bytes"), unit: "bytes", most: 110_000 },
      { name: "search: requests of the first search", value: of(atOnce, "requests"), unit: "requests" },
    ];
  });
}

interface Search {
  afterTap: number;
  afterKey: number;
  bytes: number;
  requests: number;
}

async function search(page: Page, pace: number): Promise<Search> {
  const before = await page.evaluate(() => performance.getEntriesByType("resource").length);
  await page.locator("#search-open").tap();
  await page.locator("#search input").waitFor();
  await page.evaluate(noteResults);
  await page.keyboard.type(QUERY, { delay: pace });
  await page.locator("#search [data-results] a").first().waitFor();
  await page.waitForTimeout(500);
  return page.evaluate((before) => {
    const at = (name: string) => Number(sessionStorage.getItem(name));
    const files = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).slice(before);
    return {
      afterTap: at("results") - at("tap"),
      afterKey: at("results") - at("key"),
      bytes: files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      requests: files.length,
    };
  }, before);
}

/** Runs in the page: keeps the moment at which the results last shown stood on the screen. */
function noteResults() {
  const list = document.querySelector("#search [data-results]")!;
  const note = () => sessionStorage.setItem("results", `${performance.timeOrigin + performance.now()}`);
  new MutationObserver(() => list.children.length > 0 && requestAnimationFrame(note)).observe(list, {
    childList: true,
  });
}
