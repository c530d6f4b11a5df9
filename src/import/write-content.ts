import type { Paragraph, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
import { Document, isScalar, isSeq, visit } from "yaml";
import { PLACEHOLDERS } from "../check/rules/placeholders.ts";
import { interfaceLanguages } from "../messages/index.ts";
import type { PaperData } from "../paper/schema.ts";
import { splitName } from "./imprint.ts";
import type { Picture } from "./images.ts";
import { countWords } from "./plain-text.ts";
import type { Reference } from "./references.ts";
import { type ImportedSection, TOPIC } from "./sections.ts";
import type { TitlePage } from "./title-page.ts";
import { quoteDate, setComment } from "./yaml-fields.ts";

/** A paper in which everything is recognised, ready to be written. */
export interface ImportedPaper {
  page: TitlePage;
  sections: ImportedSection[];
  references: Reference[];
  pictures: Picture[];
  /** True where the author’s numbers stay in the text and the site adds none. */
  keepsNumbers: boolean;
}

/** The files of a content folder, by their paths in it: `sections/01-introduction.mdx`. */
export type ContentFolder = Map<string, string | Uint8Array>;

/** A field whose value the source does not give, with what was put there and what a person should write. */
export interface FillIn {
  file: string;
  field: string;
  value: string;
  fix: string;
}

const topic = { id: TOPIC, title: "This paper", description: "Everything in this paper.", synonyms: [] };
const REFERENCES = "The works that the paper cites. Add “archived: true” where an address is only a record.";

/** Writes a paper as a content folder, and tells which of its fields a person has to fill in. */
export function writeFolder(paper: ImportedPaper, file: string, today: string) {
  const { data, toFillIn } = fillFields(paper, file, today);
  const advice = Object.fromEntries(toFillIn.map(({ field, fix }) => [field, `Fill in: ${fix}`]));
  const above = "The paper as a whole. “Fill in” marks what the source did not say.";
  const folder: ContentFolder = new Map([
    ["paper.yaml", writeYaml(data, above, advice)],
    ["references.yaml", writeYaml(paper.references.map(referenceOf), REFERENCES)],
    ["glossary.yaml", writeYaml([], "The terms and abbreviations that the paper explains, if there are any.")],
    ["topics.yaml", writeYaml([topic], "Fill in: the topics by which readers can find sections and questions.")],
    ["series.yaml", writeYaml([], "Companion papers, if there are any.")],
  ]);
  writeSections(folder, paper.sections);
  for (const { path, bytes } of paper.pictures) folder.set(path, bytes);
  return { folder, toFillIn: [...toFillIn, ...FURTHER] };
}

const FURTHER: readonly FillIn[] = [
  {
    file: "topics.yaml",
    field: "topics",
    value: topic.title,
    fix: "write the topics of the paper and name one to three in each section and question",
  },
  {
    file: "sections",
    field: "summary",
    value: "their first sentences",
    fix: "say in one sentence what each section is about",
  },
];

/** Adds the files of the sections and of their questions to a folder; the number in a name is the reading order. */
export function writeSections(
  folder: ContentFolder,
  sections: readonly ImportedSection[],
  kept: ReadonlyMap<string, string> = new Map(),
): void {
  for (const [index, section] of sections.entries()) {
    const number = String(index + 1).padStart(2, "0");
    const { id, title, summary, topics, blocks, questions, context, block } = section;
    const asked = questions.map(({ id: name, number: own, text, choices, several, why, topics: about }) => ({
      id: name,
      ...(own && { number: own }),
      text,
      ...(choices && { choices }),
      ...(several && { several }),
      ...(why !== undefined && { why }),
      topics: about,
    }));
    folder.set(
      `sections/${number}-${id}.mdx`,
      kept.get(`section ${id}`) ?? writeText({ title, summary, topics }, blocks),
    );
    if (asked.length)
      folder.set(
        `questions/${number}-${block}.mdx`,
        kept.get(`block ${id}`) ?? writeText({ section: id, questions: asked }, context),
      );
  }
}

function writeText(fields: object, blocks: readonly RootContent[]): string {
  const text = mdx.stringify({ type: "root", children: [...blocks] });
  return `---\n${writeYaml(fields)}---\n${text.trim() ? `\n${text}` : ""}`;
}

/** How this project writes Markdown. */
const STYLE = { bullet: "-", emphasis: "_", rule: "-", listItemIndent: "one" } as const;

/** Inside a list or a quotation no line begins at the margin. */
const OUTSIDE = { notInConstruct: ["listItem", "blockquote"] } satisfies Partial<
  NonNullable<Options["unsafe"]>[number]
>;

const mdx = unified()
  .use(remarkGfm)
  .use(remarkMdx)
  .use(remarkStringify, {
    ...STYLE,
    // MDX takes a line that begins with one of these words for code.
    unsafe: [
      { atBreak: true, character: "i", after: "mport ", ...OUTSIDE },
      { atBreak: true, character: "e", after: "xport ", ...OUTSIDE },
    ],
  })
  .freeze();

const markdown = unified().use(remarkGfm).use(remarkStringify, STYLE).freeze();

/** Writes data as this project writes YAML: lists of ids in brackets, dates in quotes, advice above fields. */
function writeYaml(data: unknown[] | object, above = "", advice: Record<string, string> = {}): string {
  const document = new Document(data);
  document.commentBefore = above ? ` ${above}` : null;
  for (const [field, text] of Object.entries(advice)) setComment(document, field, text);
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && (key.value === "topics" || key.value === "synonyms") && isSeq(value)) value.flow = true;
      quoteDate(value);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A reference as an entry of `references.yaml`. */
export const referenceOf = ({ id, author, year, title, url }: Reference) => ({
  id,
  author,
  year,
  title,
  ...(url && { url }),
});

/**
 * The fields of `paper.yaml`: what the title page says and, for the rest, neutral words that a site can be built with.
 */
function fillFields(
  paper: ImportedPaper,
  file: string,
  today: string,
): { data: Omit<PaperData, "numbers" | "timezone">; toFillIn: FillIn[] } {
  const { page } = paper;
  const neutral = neutralFields(paper, today);
  const toFillIn: FillIn[] = [];
  const take = (field: keyof typeof neutral, given?: string): string => {
    if (given) return given;
    const [value, fix] = neutral[field];
    toFillIn.push({ file: "paper.yaml", field, value, fix });
    return value;
  };
  const data = {
    title: page.title,
    ...(page.subtitle && { subtitle: page.subtitle }),
    kind: take("kind", page.kind),
    language: take("language", page.language && knownLanguage(page.language)),
    ...(paper.keepsNumbers && { numbers: "own" as const }),
    authors: page.authors?.length ? page.authors : [splitName(take("authors"))],
    publisher: { name: take("publisher.name", page.publisher), about: take("publisher.about") },
    published: take("published", page.published),
    contact: take("contact", page.contact),
    summary: take("summary", page.summary),
    audience: take("audience"),
    occasion: take("occasion"),
    invitation: take("invitation"),
    ...(page.closes && { closes: page.closes }),
    next: take("next"),
    edition: {
      number: 1,
      date: today,
      note: noteOf(page.lines, file),
      changes: [{ edition: 1, date: today, what: "First web edition." }],
    },
    rights: take("rights", page.rights),
    address: take("address"),
  };
  return { data, toFillIn };
}

/** The language of the file, where the pages have words in it. */
export const knownLanguage = (tag: string): string | undefined =>
  interfaceLanguages.includes(tag.split("-")[0]!) && /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag) ? tag : undefined;

/** For each field that the source may leave open: words that are true of any paper, and what should stand there. */
function neutralFields({ page, sections }: ImportedPaper, today: string) {
  const { publisher, contact = PLACEHOLDERS.contact } = page;
  const about = publisher ? `${publisher} publishes this paper.` : "The publisher of this paper is still to be named.";
  return {
    kind: ["Discussion paper", "what sort of paper it is"],
    language: ["en-GB", "the language of the text, such as en-GB or en-IE"],
    authors: [PLACEHOLDERS.author, "who wrote the paper"],
    "publisher.name": [PLACEHOLDERS.publisher, "who publishes the paper"],
    "publisher.about": [about, "what the publisher is and does"],
    published: [today.slice(0, 7), "year and month of publication"],
    contact: [contact, "the e-mail address that replies go to"],
    summary: [sections[0]?.summary ?? page.title, "what the paper is about, in one or two sentences"],
    audience: ["Everyone with an interest in its subject.", "who the paper is for"],
    occasion: ["The publication of this paper.", "what the paper was written for, such as a review or a bill"],
    invitation: [`Please send your answers to [${contact}](mailto:${contact}).\n`, "how and why to reply"],
    next: ["What happens next is still to be announced.", "what the publisher does with the replies"],
    rights: [`The paper belongs to ${publisher ?? "its publisher"}.`, "who owns the text and how it may be used"],
    address: [PLACEHOLDERS.address, "where the site will be published"],
  } as const;
}

/** Says where the text is from, and gives the title page word for word, so that nothing on it is lost. */
function noteOf(lines: readonly string[], file: string): string {
  const shown = lines.filter((line) => countWords(line)).map((line) => paragraph(line));
  const source = paragraph("This web edition was made from the file ");
  source.children.push({ type: "emphasis", children: [text(file)] }, text(shown.length ? ", which begins:" : "."));
  const children: RootContent[] = shown.length ? [source, { type: "blockquote", children: shown }] : [source];
  const root: Root = { type: "root", children };
  return markdown.stringify(root);
}

const text = (value: string) => ({ type: "text", value }) as const;
const paragraph = (value: string): Paragraph => ({ type: "paragraph", children: [text(value)] });
