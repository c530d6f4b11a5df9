import { closingInWords, dateInWords } from "./dates.ts";
import { QUESTIONS_PLACEHOLDER, SITE_PLACEHOLDER } from "./section-facts.ts";
import { words } from "../messages/index.ts";
import type { Paper, Question, Section } from "./paper.ts";

/**
 * The whole paper as one Markdown file: sections numbered, questions in place, references as footnotes. `site` is where
 * the cover is published.
 */
export function writeMarkdown(paper: Paper, site: URL): string {
  const authors = paper.authors.map(({ given, family, role }) =>
    [`${given} ${family}`, role].filter(Boolean).join(", "),
  );
  return [
    `# ${paper.fullTitle}`,
    `${paper.kind}. ${authors.join("; ")}. ${paper.publisher.name}, ${dateInWords(paper.published, paper.language)}.`,
    ...paper.sections.map(writeSection),
    `## ${words.end.by}`,
    ...authors,
    `## ${words.end.contribute}`,
    placeLinks(paper.invitation),
    `${closingInWords(paper)} ${placeLinks(paper.next)}`,
    `## ${words.about.publisher(paper.publisher.name)}`,
    placeLinks(paper.publisher.about),
    `## ${words.glossary.title}`,
    ...paper.glossary.map(
      ({ term, abbreviation, definition }) => `**${[abbreviation, term].filter(Boolean).join(": ")}**. ${definition}`,
    ),
    `## ${words.wholePaper.colophon}`,
    placeLinks(paper.edition.note),
    paper.rights,
    ...paper.references.map(
      ({ id, author, year, title, url }) => `[^${id}]: ${author} (${year}) *${title}*.${url ? ` <${url}>` : ""}`,
    ),
  ]
    .join("\n\n")
    .concat("\n")
    .replaceAll(SITE_PLACEHOLDER, site.href.replace(/\/$/, ""));
}

/** A text of `paper.yaml`, whose links within the site get the site's address like those of the sections. */
const placeLinks = (markdown: string): string =>
  markdown.trim().replace(/(?<=\]\(<?|^\[[^\]]+\]: *<?)(?=\/(?!\/))/gm, SITE_PLACEHOLDER);

function writeSection(section: Section): string {
  const questions = writeQuestions(section);
  const own = section.markdown.replace(QUESTIONS_PLACEHOLDER, () => questions);
  const text = section.placesQuestions || !questions ? own : `${own}\n\n${questions}`;
  return `## ${section.fullTitle}\n\n${scopeNotes(text, section)}`;
}

const writeQuestions = ({ questions }: Section): string =>
  questions.length === 0 ? "" : [`### ${words.questions.title}`, questions.map(writeQuestion).join("\n")].join("\n\n");

/** What may be chosen stands below, as boxes to tick. */
const writeQuestion = ({ label, text, choices = [] }: Question): string =>
  [`- **${label}** ${text}`, ...choices.map((choice) => `  - [ ] ${choice}`)].join("\n");

/** A footnote that a section defines itself gets the section's number, so that labels never meet in one file. */
function scopeNotes(text: string, { number }: Section): string {
  const own = new Set([...text.matchAll(/^\[\^([^\]\s]+)\]:/gm)].map((match) => match[1]));
  return text.replace(/\[\^([^\]\s]+)\]/g, (mark, label: string) => (own.has(label) ? `[^${number}-${label}]` : mark));
}
