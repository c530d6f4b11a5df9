import { readFile } from "node:fs/promises";
import type { APIRoute, GetStaticPaths } from "astro";
import { loadPaper } from "../../paper/load.ts";

export const getStaticPaths = (async () =>
  (await loadPaper()).files.map(({ path, file }) => ({ params: { path }, props: { file } }))) satisfies GetStaticPaths;

/** A file of the paper as it is; SVG pictures are sanitized once the site is built. */
export const GET: APIRoute<{ file: string }> = async ({ props: { file } }) =>
  new Response(new Uint8Array(await readFile(file)));
