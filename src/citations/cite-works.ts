import { writeBibtex, writeRis } from "./bibtex-ris.ts";
import { writeHarvard } from "./harvard.ts";

/** A paper, or one section of it, as something to cite. */
export interface CitedWork {
  /** Names the work among those cited together. */
  id: string;
  kind: "paper" | "section";
  title: string;
  /** The paper that a section belongs to. */
  container?: { title: string };
  /** What sort of paper it is: "Discussion paper". */
  genre?: string;
  authors: readonly { given: string; family: string }[];
  publisher: string;
  issued: { year: number; month?: number };
  /** A BCP 47 tag: en-GB. */
  language: string;
  url: string;
  /** The number of a section: "3". */
  number?: string;
}

/** One work cited in the forms that readers and reference managers ask for. */
export interface Citation {
  /** Harvard as plain text. */
  harvard: string;
  /** Harvard as HTML, the title of the paper in `<em>`. */
  harvardHtml: string;
  /** A BibTeX entry in UTF-8. */
  bibtex: string;
  /** A RIS record. */
  ris: string;
  /** A CSL-JSON item. */
  cslJson: CslItem;
}

/** An item of CSL-JSON 1.0, with the fields that a paper has. {@link https://docs.citationstyles.org/en/stable/} */
export interface CslItem {
  id: string;
  type: "report" | "chapter";
  title: string;
  author: { family: string; given: string }[];
  issued: { "date-parts": number[][] };
  publisher: string;
  language: string;
  URL: string;
  genre?: string;
  "container-title"?: string;
  "chapter-number"?: string;
}

/** Cites works in their order; the first call also starts the citation engine, once for the process. */
export function citeWorks(works: readonly CitedWork[]): Citation[] {
  const items = works.map(describeWork);
  const harvard = writeHarvard(items);
  const bibtex = writeBibtex(items);
  const ris = writeRis(items);
  return items.map((item, index) => ({
    harvard: harvard[index]!.text,
    harvardHtml: harvard[index]!.html,
    bibtex: bibtex[index]!,
    ris: ris[index]!,
    cslJson: item,
  }));
}

function describeWork(work: CitedWork): CslItem {
  const { year, month } = work.issued;
  return {
    id: nameWork(work),
    type: work.kind === "paper" ? "report" : "chapter",
    title: work.title,
    author: work.authors.map(({ family, given }) => ({ family, given })),
    issued: { "date-parts": [month ? [year, month] : [year]] },
    publisher: work.publisher,
    language: work.language,
    URL: work.url,
    ...(work.genre && work.kind === "paper" && { genre: work.genre }),
    ...(work.container && { "container-title": work.container.title }),
    ...(work.number && { "chapter-number": work.number }),
  };
}

/** The key of a work in somebody's bibliography: thomson2010, thomson2010-local-referendums. */
function nameWork({ authors, issued, kind, id }: CitedWork): string {
  const family = (authors[0]?.family ?? "").normalize("NFD").replace(/[^A-Za-z]/g, "");
  const paper = `${family.toLowerCase()}${issued.year}`;
  return kind === "paper" ? paper : `${paper}-${id}`;
}
