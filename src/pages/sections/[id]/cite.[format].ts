import type { APIRoute, GetStaticPaths } from "astro";
import { citePaper } from "../../../paper/citations.ts";
import { exportCitation } from "../../../paper/export-citation.ts";
import { loadPaper } from "../../../paper/load.ts";
import { type CitationFormat, citationFormats } from "../../../urls.ts";

export const getStaticPaths = (async () => {
  const paper = await loadPaper();
  return paper.sections.flatMap(({ id }) => citationFormats.map((format) => ({ params: { id, format } })));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params, site }) => {
  const { sections } = citePaper(await loadPaper(), site!);
  return exportCitation(sections.get(params["id"]!)!, params["format"] as CitationFormat);
};
