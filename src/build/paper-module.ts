import { type EnvironmentModuleNode, type Plugin, type ViteDevServer, isRunnableDevEnvironment } from "vite";
import type { PaperParts } from "../paper/paper.ts";

const ID = "virtual:paper";
const RESOLVED = `\0${ID}`;

/** Hands the checked paper to the pages, as the module `virtual:paper`. */
export const paperModule = (parts: () => PaperParts): Plugin => ({
  name: "paper",
  resolveId: (id) => (id === ID ? RESOLVED : undefined),
  load: (id) => (id === RESOLVED ? `export default ${JSON.stringify(parts())};` : undefined),
});

/**
 * Makes the pages take in the paper anew, and with `texts` compile its texts again, which have references and terms in
 * them. Nothing else is loaded again: to load Astro's own modules a second time breaks every page after it.
 */
export function renewPaper({ environments }: ViteDevServer, { texts }: { texts: boolean }) {
  for (const environment of Object.values(environments)) {
    if (!isRunnableDevEnvironment(environment)) continue;
    const { moduleGraph, runner } = environment;
    const outdated = new Set<EnvironmentModuleNode>();
    for (const module of moduleGraph.idToModuleMap.values())
      if (texts && module.file?.endsWith(".mdx")) moduleGraph.invalidateModule(module, outdated);
    const paper = moduleGraph.getModuleById(RESOLVED);
    if (paper) moduleGraph.invalidateModule(paper);
    for (const id of [RESOLVED, ...[...outdated].map(({ id }) => id)]) {
      const evaluated = id && runner.evaluatedModules.getModuleById(id);
      if (evaluated) runner.evaluatedModules.invalidateModule(evaluated);
    }
  }
}
