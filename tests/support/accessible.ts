import axe from "axe-core";
import type { Page } from "playwright-core";

/** Rules that are off as axe comes: the higher contrast that the design promises, large targets, telling names. */
const STRICTER = [
  "color-contrast-enhanced",
  "target-size",
  "label-content-name-mismatch",
  "identical-links-same-purpose",
];
const RULES = { rules: Object.fromEntries(STRICTER.map((rule) => [rule, { enabled: true }])) };

/** What axe finds wrong on a page, a line each. */
export async function findViolations(page: Page): Promise<string[]> {
  // With the policy's trusted types, a page takes no script from a string; axe comes in as the tester's own.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (rules) => (window as unknown as { axe: typeof axe }).axe.run(rules),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
