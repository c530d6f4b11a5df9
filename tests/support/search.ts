import type { Page } from "playwright-core";

/** A result as a reader sees it, and where it leads: an address within the site, without the words to mark. */
export interface ShownResult {
  path: string;
  text: string;
}

/** Types a query into the open search box of a page and returns the results once they stand. */
export async function search(page: Page, query: string): Promise<ShownResult[]> {
  await page.locator("site-search input").fill(query);
  await page.waitForFunction(() => {
    const box = document.querySelector("site-search")!;
    const isDone = !box.querySelector("[data-results]")!.hasAttribute("aria-busy");
    return isDone && box.querySelector("[role=status]")!.textContent !== "";
  });
  const links = await page.locator("[data-results] a").all();
  return Promise.all(
    links.map(async (link) => ({
      path: ((await link.getAttribute("href")) ?? "").replace(/\?highlight=[^#]*/, ""),
      text: await link.innerText(),
    })),
  );
}

/** Opens the search dialog of a page and waits until it can search. */
export async function openSearch(page: Page): Promise<void> {
  await page.locator("#search-open").click();
  await search(page, "society");
}
