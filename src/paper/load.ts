import { getEntry, render } from "astro:content";
import { type Paper, assemblePaper } from "./paper.ts";

let loaded: Promise<Paper> | undefined;

/** The paper, assembled once in a build and afresh at every request while writing. */
export function loadPaper(): Promise<Paper> {
  if (import.meta.env.DEV) return assemble();
  return (loaded ??= assemble());
}

/** The text of a section or of a question block's context, as a component to place in a page. */
export async function loadText(collection: "sections" | "questions", id: string) {
  const entry = await getEntry(collection, id);
  if (!entry?.body?.trim()) return undefined;
  return (await render(entry)).Content;
}

async function assemble(): Promise<Paper> {
  const { default: parts } = await import("virtual:paper");
  return assemblePaper(parts);
}
