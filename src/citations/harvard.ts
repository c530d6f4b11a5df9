import { escapeHtml } from "../escape-html.ts";
import { words } from "../messages/index.ts";
import type { CitedWork } from "./cite-paper.ts";

/** A reference in the style of Cite Them Right, as plain text. */
export const writeHarvard = (work: CitedWork): string =>
  reference(
    work,
    (text) => text,
    (title) => title,
  );

/** The same as HTML, the title of the paper in `<em>`. */
export const writeHarvardHtml = (work: CitedWork): string =>
  reference(work, escapeHtml, (title) => `<em>${escapeHtml(title)}</em>`);

type Format = (text: string) => string;

function reference(work: CitedWork, plain: Format, emphasized: Format): string {
  const { authors, year, title, publisher, url, part } = work;
  const say = words.cite.harvard;
  const names = say.authors(authors.map(({ family, given }) => `${family}, ${initials(given)}`));
  const paper = part?.paper ?? title;
  const inPaper = part ? plain(`‘${quoted(title)}’, ${say.in} `) : "";
  const house = part?.number ? `${publisher}, ${say.section(part.number)}` : publisher;
  return [
    `${plain(`${names} (${year})`)} ${inPaper}${emphasized(paper)}${stopAfter(paper)}`,
    plain(`${house}${stopAfter(house)}`),
    plain(`${say.availableAt} ${url}`),
  ].join(" ");
}

/** "Mary-Ann J. van der" is "M.-A.J. van der"; names of scripts without capitals stay whole. */
function initials(given: string): string {
  const names = given.split(/\s+/);
  const short = names.filter((name) => /^\p{Lu}/u.test(name)).map(shorten);
  return [short.join(""), ...names.filter((name) => !/^\p{Lu}/u.test(name))].filter(Boolean).join(" ");
}

const shorten = (name: string) =>
  name.endsWith(".")
    ? name
    : name
        .split("-")
        .map((part) => `${[...part.normalize()][0] ?? ""}.`)
        .join("-");

/** Quotation marks within quotation marks are double. */
const quoted = (title: string) => title.replace(/‘(.*?)’(?!\p{L})/gu, "“$1”").replace(/"(.*?)"/g, "“$1”");

const stopAfter = (text: string) => (/[.?!…。？！؟][”’"']?$/.test(text) ? "" : ".");
