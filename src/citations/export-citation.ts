import type { CitationFormat } from "../urls.ts";
import { writeBibtex } from "./bibtex.ts";
import type { CitedWork } from "./cite-paper.ts";
import { writeCsl } from "./csl-json.ts";
import { writeRis } from "./ris.ts";

const TYPES: Record<CitationFormat, string> = {
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  json: "application/vnd.citationstyles.csl+json",
};

const WRITERS: Record<CitationFormat, (work: CitedWork) => string> = {
  bib: writeBibtex,
  ris: writeRis,
  json: (work) => `${JSON.stringify([writeCsl(work)])}\n`,
};

/** A citation as the text of a file for a reference manager. */
export const exportCitation = (work: CitedWork, format: CitationFormat): string => WRITERS[format](work);

/** The same as an address that holds the file itself: a section's page carries it, so a saved page does too. */
export const citationAddress = (work: CitedWork, format: CitationFormat): string =>
  `data:${TYPES[format]};charset=utf-8,${encodeURIComponent(exportCitation(work, format))}`;
