import type { CitationFormat } from "../urls.ts";
import type { Citation } from "./cite-works.ts";

const TYPES: Record<CitationFormat, string> = {
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  json: "application/vnd.citationstyles.csl+json",
};

/** A citation as the text of a file for a reference manager. */
export const exportCitation = ({ bibtex, ris, cslJson }: Citation, format: CitationFormat): string =>
  ({ bib: bibtex, ris, json: `${JSON.stringify([cslJson])}\n` })[format];

/** The same as an address that holds the file itself: a section's page carries it, so a saved page does too. */
export const citationAddress = (citation: Citation, format: CitationFormat): string =>
  `data:${TYPES[format]};charset=utf-8,${encodeURIComponent(exportCitation(citation, format))}`;
