import type { Paper, SectionName } from "../paper/paper.ts";
import { urls } from "../urls.ts";

/** A paper, or one section of it, as something to cite. */
export interface CitedWork {
  /** The key of the work in somebody's bibliography: thomson2010, thomson2010-local-referendums. */
  key: string;
  title: string;
  authors: readonly { given: string; family: string }[];
  year: number;
  /** The month of publication, from 1. */
  month: number;
  publisher: string;
  /** A BCP 47 tag: en-GB. */
  language: string;
  url: string;
  /** What sort of paper it is, "Discussion paper"; a section has none. */
  genre?: string;
  /** Where a section stands, with its number if the paper counts its sections; a paper stands nowhere. */
  part?: { paper: string; number?: string };
}

/** The paper as a whole, at its address on `site`. */
export const citePaper = (paper: Paper, site: URL): CitedWork => ({
  ...describe(paper),
  key: keyOf(paper),
  title: paper.fullTitle,
  genre: paper.kind,
  url: new URL(urls.cover, site).href,
});

/** One section of a paper, at its address on `site`. */
export const citeSection = (paper: Paper, { id, label, title }: SectionName, site: URL): CitedWork => ({
  ...describe(paper),
  key: `${keyOf(paper)}-${id}`,
  title,
  part: { paper: paper.fullTitle, ...(label && { number: label }) },
  url: new URL(urls.section(id), site).href,
});

function describe({ authors, published, publisher, language }: Paper) {
  const [year = 0, month = 0] = published.split("-").map(Number);
  return { authors, year, month, publisher: publisher.name, language };
}

/** In the letters that every program takes for a key. */
function keyOf({ authors, published }: Paper): string {
  const family = (authors[0]?.family ?? "").normalize("NFD").replace(/[^A-Za-z]/g, "");
  return `${family.toLowerCase()}${published.split("-")[0]}`;
}
