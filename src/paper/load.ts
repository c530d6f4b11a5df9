import { getEntry, render } from "astro:content";
import { type Paper, assemblePaper } from "./paper.ts";

let loaded: Promise<Paper> | undefined;

/** The paper, assembled once in a build and afresh at every request while writing. */
export function loadPaper(): Promise<Paper> {
  if (import.meta.env.DEV) return assemble();
  return (loaded ??= assemble());
}

/**
 * The text of a section or of a question block's context, as a component to place in a page; undefined where there is
 * none. Throws where the file itself is not there for Astro, although the check has read it.
 */
export async function loadText(collection: "sections" | "questions" | "outcomes" | "pages", id: string) {
  const entry = await getEntry(collection, id);
  if (!entry) throw new Error(`${collection}: the text of “${id}” has been checked, but cannot be loaded`);
  if (!entry.body?.trim()) return undefined;
  return (await render(entry)).Content;
}

async function assemble(): Promise<Paper> {
  const { default: parts } = await import("virtual:paper");
  return assemblePaper(parts);
}
