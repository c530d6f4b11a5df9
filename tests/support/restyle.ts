import type { Page } from "playwright-core";

/** Adds a reader's own style sheet to a page. */
export const addStyle = (page: Page, css: string): Promise<void> =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, css);

/** Opens everything on a page that can be opened; the contents of a phone, which cover the text, only where asked. */
export const openDetails = (page: Page, which = "details"): Promise<void> =>
  page.evaluate((which) => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(which)) details.open = true;
  }, which);
