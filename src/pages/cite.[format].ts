import type { APIRoute, GetStaticPaths } from "astro";
import { citePaper } from "../citations/cite-paper.ts";
import { exportCitation } from "../citations/export-citation.ts";
import { loadPaper } from "../paper/load.ts";
import { type CitationFormat, citationFormats } from "../urls.ts";

export const getStaticPaths = (() =>
  citationFormats.map((format) => ({ params: { format }, props: { format } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ format: CitationFormat }> = async ({ props: { format }, site }) =>
  new Response(exportCitation(citePaper(await loadPaper(), site!), format));
