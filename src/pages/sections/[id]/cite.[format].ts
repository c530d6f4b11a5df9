import type { APIRoute, GetStaticPaths } from "astro";
import { citeSection } from "../../../citations/cite-paper.ts";
import { exportCitation } from "../../../citations/export-citation.ts";
import type { Paper, Section } from "../../../paper/paper.ts";
import { loadPaper } from "../../../paper/load.ts";
import { type CitationFormat, citationFormats } from "../../../urls.ts";

interface Props {
  paper: Paper;
  section: Section;
}

export const getStaticPaths = (async () => {
  const paper = await loadPaper();
  return paper.sections.flatMap((section) =>
    citationFormats.map((format) => ({ params: { id: section.id, format }, props: { paper, section } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ params, props: { paper, section }, site }) =>
  new Response(exportCitation(citeSection(paper, section, site!), params["format"] as CitationFormat));
