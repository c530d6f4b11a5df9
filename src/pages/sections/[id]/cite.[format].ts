import type { APIRoute, GetStaticPaths } from "astro";
import { citeSection } from "../../../citations/cite-paper.ts";
import { exportCitation } from "../../../citations/export-citation.ts";
import type { Paper, Section } from "../../../paper/paper.ts";
import { loadPaper } from "../../../paper/load.ts";
import { type CitationFormat, citationFormats } from "../../../urls.ts";

interface Props {
  paper: Paper;
  section: Section;
  format: CitationFormat;
}

export const getStaticPaths = (async () => {
  const paper = await loadPaper();
  return paper.sections.flatMap((section) =>
    citationFormats.map((format) => ({ params: { id: section.id, format }, props: { paper, section, format } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props: { paper, section, format }, site }) =>
  new Response(exportCitation(citeSection(paper, section, site!), format));
