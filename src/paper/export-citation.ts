import type { CitationFormat } from "../urls.ts";
import type { Citation } from "./cite.ts";

/** A citation as a file for a reference manager. */
export const exportCitation = ({ bibtex, ris, cslJson }: Citation, format: CitationFormat): Response =>
  new Response({ bib: bibtex, ris, json: `${JSON.stringify([cslJson], null, 2)}\n` }[format]);
