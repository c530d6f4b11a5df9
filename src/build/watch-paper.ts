import { watch } from "node:fs";
import { relative, resolve } from "node:path";
import { type EnvironmentModuleNode, isRunnableDevEnvironment, type ViteDevServer } from "vite";
import { readSource } from "./read-source.ts";
import { keepTrees } from "../markdown/parse-once.ts";
import { checkSource, formatIssues } from "../check/check-paper.ts";

/** Editors write a file in several steps, and move whole folders; one check after the last of them is enough. */
const SETTLED = 100;

/** Prints the report of all mistakes in a paper, and returns it; "" where there are none and the paper can be built. */
export function reportIssues(folder: string): string {
  const { issues, texts } = checkSource(readSource(folder));
  keepTrees(texts);
  const report = issues.length > 0 ? formatIssues(issues) : "";
  if (report) console.error(`\n${report}\n`);
  return report;
}

/** Waits until a paper has no mistakes, because no page can be made of it before; reports them after every change. */
export async function untilRight(folder: string): Promise<void> {
  if (!reportIssues(folder)) return;
  console.error("The site starts as soon as this is mended.");
  const { promise, resolve: done } = Promise.withResolvers<void>();
  const check = settled(() => reportIssues(folder) || done());
  const watcher = watch(folder, { recursive: true }, check);
  await promise;
  watcher.close();
  console.error("All is right now.\n");
}

/**
 * Checks a paper after every change while it is served. Mistakes are reported in the terminal and in the browser; where
 * there are none, `renew` takes in the files and the browser loads its page again.
 */
export function watchPaper(folder: string, server: ViteDevServer, renew: () => Promise<void>) {
  const { hot } = server.environments.client;
  const show = (report: string) =>
    hot.send({ type: "error", err: { title: "The paper has mistakes", message: report, stack: "" } });
  let report = "";
  let listsChanged = false;
  const check = settled(async () => {
    const before = report;
    report = reportIssues(folder);
    if (report) return show(report);
    await renew();
    if (listsChanged) forgetTexts(server);
    listsChanged = false;
    hot.send({ type: "full-reload" });
    // Not before the pages are: one asked for in between could stay as it was.
    if (before) console.error("All is right again.\n");
  });
  hot.on("vite:client:connect", () => report && show(report));
  server.watcher.add(resolve(folder));
  server.watcher.on("all", (_, path) => {
    if (relative(folder, path).startsWith("..")) return;
    listsChanged ||= path.endsWith(".yaml");
    check();
  });
}

/**
 * The texts have been compiled with references and terms in them. They and what shows them are made again, and nothing
 * else: to load Astro's own modules a second time while pages are served breaks every page after it.
 */
function forgetTexts({ environments }: ViteDevServer) {
  for (const environment of Object.values(environments)) {
    if (!isRunnableDevEnvironment(environment)) continue;
    const { moduleGraph, runner } = environment;
    const outdated = new Set<EnvironmentModuleNode>();
    for (const module of moduleGraph.idToModuleMap.values())
      if (module.file?.endsWith(".mdx")) moduleGraph.invalidateModule(module, outdated);
    for (const { id } of outdated) {
      const evaluated = id && runner.evaluatedModules.getModuleById(id);
      if (evaluated) runner.evaluatedModules.invalidateModule(evaluated);
    }
  }
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
