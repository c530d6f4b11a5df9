import type { APIRoute, GetStaticPaths } from "astro";
import { loadPaper } from "../../paper/load.ts";
import type { EditionData } from "../../paper/schema.ts";

export const getStaticPaths = (async () =>
  (await loadPaper()).editions.map((edition) => ({
    params: { number: String(edition.edition.number) },
    props: { edition },
  }))) satisfies GetStaticPaths;

/** What an earlier edition asked, for replies that are still under way. */
export const GET: APIRoute<{ edition: EditionData }> = ({ props: { edition } }) =>
  new Response(`${JSON.stringify(edition, null, 2)}\n`);
