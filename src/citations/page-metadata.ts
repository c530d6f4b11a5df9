import { urls } from "../urls.ts";
import type { Paper, SectionName } from "../paper/paper.ts";

/** What a page offers to reference managers: the paper, or one section of it. */
export type CitedPage = "paper" | SectionName;

/** Makes a path in this site a whole address. */
type Address = (path: string) => string;

/**
 * Highwire tags as name and content, which Zotero and Google Scholar read.
 * {@link https://scholar.google.com/intl/en/scholar/inclusion.html#indexing}
 */
export function citationTags(paper: Paper, cites: CitedPage, address: Address): [string, string][] {
  const common: [string, string][] = [
    ...paper.authors.map(({ given, family }): [string, string] => ["citation_author", `${family}, ${given}`]),
    ["citation_publication_date", paper.published.replace("-", "/")],
    ["citation_publisher", paper.publisher.name],
    ["citation_language", paper.language],
  ];
  if (cites === "paper")
    return [
      ["citation_title", paper.fullTitle],
      ...common,
      ["citation_technical_report_institution", paper.publisher.name],
      ["citation_public_url", address(urls.cover)],
      ["citation_fulltext_html_url", address(urls.wholePaper)],
    ];
  return [
    ["citation_title", cites.title],
    ...common,
    ["citation_inbook_title", paper.fullTitle],
    ["citation_public_url", address(urls.section(cites.id))],
  ];
}

/** JSON-LD for a page; `<` is escaped so that no text can close the script element. */
export function describeReport(paper: Paper, cites: CitedPage, address: Address): string {
  const report = {
    "@type": "Report",
    "@id": address(urls.cover),
    name: paper.fullTitle,
    url: address(urls.cover),
    author: paper.authors.map(({ given, family }) => ({ "@type": "Person", name: `${given} ${family}` })),
    publisher: { "@type": "Organization", name: paper.publisher.name },
    datePublished: paper.published,
    inLanguage: paper.language,
  };
  const described =
    cites === "paper"
      ? { ...report, abstract: paper.summary, genre: paper.kind, dateModified: paper.edition.date }
      : {
          "@type": "Chapter",
          name: cites.title,
          position: cites.number,
          url: address(urls.section(cites.id)),
          isPartOf: report,
        };
  return JSON.stringify({ "@context": "https://schema.org", ...described }).replaceAll("<", "\\u003c");
}
