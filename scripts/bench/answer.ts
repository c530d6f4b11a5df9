import type { Page } from "playwright-core";
import { type Figure, median } from "./figure.ts";
import { withPhone } from "./phone.ts";

const LENGTH = 5000;
const KEYS = 12;

/**
 * What a key costs in the form once every question has a long answer, on an emulated phone: its script, style and
 * layout.
 */
export async function timeAnswers(folder: string): Promise<Figure[]> {
  return withPhone(folder, {}, async (onPhone) => {
    const costs = await onPhone("respond/", async (page) => {
      await page.locator("[data-fold][data-ready]").first().waitFor({ state: "attached" });
      await page.evaluate(fillAll, LENGTH);
      await page.waitForTimeout(1000);
      await page.locator("textarea[data-answer]").first().focus();
      const each: number[] = [];
      for (let key = 0; key < KEYS; key++) each.push(await costOfKey(page));
      return each;
    });
    const name = `answers: a key, with ${LENGTH.toLocaleString("en-GB")} characters in every answer`;
    return [{ name, value: Math.round(median(costs)), unit: "ms", most: 50 }];
  });
}

/** Milliseconds that the page works for one key. */
async function costOfKey(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  };
  const before = await busy();
  await page.keyboard.press("a");
  // Shorter than the pause after which a draft is kept.
  await page.waitForTimeout(200);
  const after = await busy();
  await devtools.detach();
  return after - before;
}

/** Runs in the page: writes long answers as a reader would. */
function fillAll(length: number) {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-answer]")) {
    // An answered question stands below no section.
    const fold = field.closest("details");
    if (fold) fold.open = true;
    field.value = "Words of an answer. ".repeat(length / 20);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
