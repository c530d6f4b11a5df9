import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { NO_BROWSER, findBrowser } from "../../src/build/find-browser.ts";
import { serveSite } from "../../src/build/serve-site.ts";
import { collatedPaper } from "../../src/collate/record.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import { benchCollate } from "./collate.ts";
import type { Figure } from "./figure.ts";
import { generateMailbox } from "./generate-mailbox.ts";

const MESSAGES = 20_000;

/**
 * How long the desk takes to read a generated mailbox, next to the command, and how much memory its tab takes at most.
 */
export async function timeDesk(dist: string, messages: number = MESSAGES): Promise<Figure[]> {
  const command = await benchCollate(messages, join(dist, "paper.json"));
  const { seconds, megabytes } = await readOnDesk(dist, messages);
  return [
    { name: `desk, ${messages} replies`, value: seconds, unit: "s" },
    { name: "desk, time to the command’s", value: seconds / command.collate, unit: "×", most: 3 },
    { name: "desk, memory of its tab", value: megabytes, unit: "MB", most: 500 },
  ];
}

/** Reads a generated mailbox on the desk of a built site, in a browser. */
export async function readOnDesk(
  dist: string,
  messages: number,
): Promise<{ seconds: number; megabytes: number; mailbox: number }> {
  const found = await findBrowser();
  if (!found) throw new Error(NO_BROWSER);
  const folder = mkdtempSync(join(tmpdir(), "bench-desk-"));
  const { url, close } = await serveSite(dist);
  const browser = await chromium.launch(found);
  try {
    const file = join(folder, "replies.mbox");
    const description: PaperDescription = JSON.parse(readFileSync(join(dist, "paper.json"), "utf8"));
    const handle = openSync(file, "w");
    for (const message of generateMailbox(messages, collatedPaper(description))) writeSync(handle, message);
    closeSync(handle);
    const page = await browser.newPage();
    await page.goto(`${url}desk/`);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const tabs = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    const start = performance.now();
    await page.locator("desk-replies [data-files]").first().setInputFiles(file);
    await page.locator("desk-replies [data-results]:not([hidden])").waitFor({ timeout: 3_600_000 });
    const seconds = (performance.now() - start) / 1000;
    const megabytes = Math.max(...tabs.map(peakOf));
    return { seconds, megabytes, mailbox: statSync(file).size / 1e6 };
  } finally {
    await browser.close();
    close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The most memory that a process has held, in megabytes, as Linux tells it. */
function peakOf(process: number): number {
  const [, kilobytes = "NaN"] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

if (import.meta.main) console.log(await readOnDesk("dist", Number(process.argv[2]) || MESSAGES));
