import type { CitationFormat } from "../urls.ts";
import { writeBibtex } from "./bibtex.ts";
import type { CitedWork } from "./cite-paper.ts";
import { writeCsl } from "./csl-json.ts";
import { writeRis } from "./ris.ts";

const WRITERS: Record<CitationFormat, (work: CitedWork) => string> = {
  bib: writeBibtex,
  ris: writeRis,
  json: (work) => `${JSON.stringify([writeCsl(work)])}\n`,
};

/** A citation as the text of a file for a reference manager. */
export const exportCitation = (work: CitedWork, format: CitationFormat): string => WRITERS[format](work);
