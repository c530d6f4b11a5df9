import { watch } from "node:fs";
import { relative, resolve } from "node:path";
import type { ViteDevServer } from "vite";
import { type CheckOptions, formatIssues, isMistake } from "../check/check-paper.ts";
import type { OpenPaper } from "./open-paper.ts";

/** Editors write a file in several steps, and move whole folders; one check after the last of them is enough. */
const SETTLED = 100;

/** Prints all mistakes and warnings about a paper; true where there are mistakes, so that it cannot be built. */
export function reportIssues(paper: OpenPaper, options?: CheckOptions): boolean {
  const issues = paper.check(options);
  if (issues.length > 0) console.error(`\n${formatIssues(issues)}\n`);
  return issues.some(isMistake);
}

/** Prints the report of all mistakes in a paper, and returns it; "" where there are none and the paper can be built. */
function reportMistakes(paper: OpenPaper): string {
  const mistakes = paper.check().filter(isMistake);
  const report = mistakes.length > 0 ? formatIssues(mistakes) : "";
  if (report) console.error(`\n${report}\n`);
  return report;
}

/** Waits until a paper has no mistakes, because no page can be made of it before; reports them after every change. */
export async function waitForPaper(paper: OpenPaper): Promise<void> {
  if (!reportIssues(paper, { now: new Date().toISOString() })) return;
  console.error("The site starts as soon as this is mended.");
  const { promise, resolve: done } = Promise.withResolvers<void>();
  const check = settled(() => reportMistakes(paper) || done());
  const watcher = watch(paper.folder, { recursive: true }, check);
  await promise;
  watcher.close();
  console.error("All is right now.\n");
}

/**
 * Checks a paper after every change while it is served. Mistakes are reported in the terminal and in the browser; where
 * there are none, `renew` takes in the files, told whether a list has changed, and the browser loads its page again.
 */
export function watchPaper(
  paper: OpenPaper,
  server: ViteDevServer,
  renew: (changed: { lists: boolean }) => Promise<void>,
) {
  const { hot } = server.environments.client;
  const show = (report: string) =>
    hot.send({ type: "error", err: { title: "The paper has mistakes", message: report, stack: "" } });
  let report = "";
  let listsChanged = false;
  const check = settled(async () => {
    const before = report;
    report = reportMistakes(paper);
    if (report) return show(report);
    await renew({ lists: listsChanged });
    listsChanged = false;
    hot.send({ type: "full-reload" });
    // Not before the pages are: one asked for in between could stay as it was.
    if (before) console.error("All is right again.\n");
  });
  hot.on("vite:client:connect", () => report && show(report));
  server.watcher.add(resolve(paper.folder));
  server.watcher.on("all", (_, path) => {
    if (relative(paper.folder, path).startsWith("..")) return;
    listsChanged ||= path.endsWith(".yaml");
    check();
  });
}

/** Makes a function that does some work once its calls have stopped. */
function settled(work: () => unknown): () => void {
  let timer: NodeJS.Timeout | undefined;
  // A file that vanishes during a check is a change of its own, after which all is checked again.
  const run = () => Promise.try(work).catch(({ message }: Error) => console.error(message));
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, SETTLED);
  };
}
