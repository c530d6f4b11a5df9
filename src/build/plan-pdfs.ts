import { type Browser, NO_BROWSER, findBrowser } from "./find-browser.ts";
import { messageOf } from "../errors.ts";

/** Whether a build prints PDFs: with which browser, or why not. */
export type PdfPlan = { browser: Browser } | { browser?: never; reason: string; failed: boolean };

/**
 * Decides before any page is written whether PDFs will be made, so that no page links to one that will not.
 *
 * `--no-pdf` leaves them out; `--require-pdf` fails the build where no browser can be started.
 */
export async function planPdfs(flags: readonly string[]): Promise<PdfPlan> {
  if (flags.includes("--no-pdf")) return { reason: "no PDFs, as --no-pdf asks", failed: false };
  const failed = flags.includes("--require-pdf");
  const browser = await findBrowser();
  if (!browser) return { reason: `no PDFs: ${NO_BROWSER}`, failed };
  const problem = await tryToStart(browser);
  return problem ? { reason: `no PDFs: ${browser.executablePath} did not start: ${problem}`, failed } : { browser };
}

/** Starts the browser and closes it again; returns the first line of what went wrong. */
async function tryToStart(browser: Browser): Promise<string | undefined> {
  const { chromium } = await import("playwright-core");
  try {
    await (await chromium.launch(browser)).close();
    return undefined;
  } catch (error) {
    return messageOf(error).split("\n")[0];
  }
}
