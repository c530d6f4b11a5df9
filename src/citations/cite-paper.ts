import { urls } from "../urls.ts";
import { type Citation, type CitedWork, citeWorks } from "./cite-works.ts";
import type { Paper } from "../paper/paper.ts";

/** The citation of the paper as a whole, and of each section by its id. */
export interface Citations {
  paper: Citation;
  sections: ReadonlyMap<string, Citation>;
}

const made = new WeakMap<Paper, Citations>();

/** Cites the paper and all its sections, once for each paper. `site` is the address that the citations give. */
export function citePaper(paper: Paper, site: URL): Citations {
  const known = made.get(paper) ?? citeAll(paper, site);
  made.set(paper, known);
  return known;
}

function citeAll(paper: Paper, site: URL): Citations {
  const address = (path: string) => new URL(path, site).href;
  const [year, month] = paper.published.split("-").map(Number);
  const common = {
    authors: paper.authors,
    publisher: paper.publisher.name,
    issued: { year: year ?? 0, ...(month && { month }) },
    language: paper.language,
  };
  const whole: CitedWork = {
    ...common,
    id: "paper",
    kind: "paper",
    title: paper.fullTitle,
    genre: paper.kind,
    url: address(urls.cover),
  };
  const parts = paper.sections.map(({ id, number, title }): CitedWork => ({
    ...common,
    id,
    kind: "section",
    title,
    container: { title: paper.fullTitle },
    number: String(number),
    url: address(urls.section(id)),
  }));
  const [first, ...rest] = citeWorks([whole, ...parts]);
  if (!first) throw new Error("the paper could not be cited");
  return { paper: first, sections: new Map(parts.map(({ id }, index) => [id, rest[index] ?? first])) };
}
