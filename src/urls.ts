/** The path that a site is mounted at, whole however it was typed: "/base", "base" and "/base/" are "/base/". */
export const wholeBase = (path: string): string => `/${path}/`.replace(/\/+/g, "/");

/** Where the site is mounted. Outside Vite (Markdown plugins, tools) it is "/". */
const base = wholeBase(import.meta.env?.BASE_URL ?? "/");

/** The whole address of a root-relative path in this site: "/topics/" becomes "/base/topics/". */
const withBase = (path: string): string => base + path.slice(1);

const at = (path: string) => withBase(`/${path}`);

/** The first page of a list has the address of the list. */
const pageOf = (list: string, page: number) => (page > 1 ? `${list}/${page}` : list);

/** Where answers stand below `/responses/`; pages count from 1. */
export const answersPath = {
  question: (id: string, page = 1) => pageOf(`questions/${id}`, page),
  paragraphs: (page = 1) => pageOf("paragraphs", page),
  organisation: (id: string, page = 1) => pageOf(`organisations/${id}`, page),
} as const;

/** Every address of the site, in one place. */
export const urls = {
  cover: at(""),
  section: (id: string) => at(`sections/${id}/`),
  wholePaper: at("paper/"),
  questions: at("questions/"),
  question: (number: string) => at(`questions/#q${number}`),
  respond: at("respond/"),
  whatNext: at("respond/#next"),
  replySettings: at("reply.json"),
  answer: (number: string) => at(`respond/#q${number}`),
  questionsText: at("questions.txt"),
  glossary: at("glossary/"),
  term: (id: string) => at(`glossary/#${id}`),
  references: at("references/"),
  reference: (id: string) => at(`references/#${id}`),
  search: at("search/"),
  searchTopic: (id: string) => at(`search/?topic=${id}`),
  searchIndex: at("pagefind/"),
  topics: at("topics/"),
  topic: (id: string) => at(`topics/${id}/`),
  series: at("series/"),
  about: at("about/"),
  changes: at("about/#changes"),
  accessibility: at("accessibility/"),
  privacy: at("privacy/"),
  desk: at("desk/"),
  responses: at("responses/"),
  responsePage: (path: string) => at(`responses/${path}/`),
  outcome: (id: string) => at(`responses/#outcome.${id}`),
  answersTo: (question: string) => at(`responses/${answersPath.question(question)}/`),
  commentsOnParagraphs: at(`responses/${answersPath.paragraphs()}/`),
  organisation: (id: string) => at(`responses/${answersPath.organisation(id)}/`),
  citation: (format: CitationFormat) => at(`cite.${format}`),
  sectionCitation: (id: string, format: CitationFormat) => at(`sections/${id}/cite.${format}`),
  paperJson: at("paper.json"),
  paperMarkdown: at("paper.md"),
  paperPdf: at("paper.pdf"),
  questionsPdf: at("questions.pdf"),
  closingDay: at("closing.ics"),
  ogImage: at("share.png"),
  sitemap: at("sitemap-index.xml"),
  page: (id: string) => at(`${id}/`),
  file: (path: string) => at(path),
  brandFile: (name: string) => at(`brand/${name}`),
  favicon: at("favicon.svg"),
  touchIcon: at("apple-touch-icon.png"),
} as const;

/** Under which key a browser keeps a reader's draft; two papers on one host have two. */
export const draftKey = `reply-draft:${urls.cover}`;

/** The formats in which a citation can be taken away. */
export type CitationFormat = "bib" | "ris" | "json";

/** Those formats, for routes. */
export const citationFormats: readonly CitationFormat[] = ["bib", "ris", "json"];

/** Anchors within a page. Paragraphs and questions carry a letter, so that 3.2 and Q3.2 never meet. */
export const anchors = {
  paragraph: (number: string) => `p${number}`,
  question: (number: string) => `q${number}`,
} as const;

/** Undoes percent signs such as %20 in an address; one that is malformed stays as it is. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
