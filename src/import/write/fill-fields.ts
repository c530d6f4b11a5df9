import type { Paragraph, RootContent } from "mdast";
import { PLACEHOLDERS } from "../../check/rules/placeholders.ts";
import type { PaperData } from "../../paper/schema.ts";
import type { ImportedPaper } from "../imported-paper.ts";
import { countWords } from "../plain-text.ts";
import { writeMarkdown } from "./write-mdx.ts";

/** A field whose value the source does not give, with what was put there and what a person should write. */
export interface FillIn {
  file: string;
  field: string;
  value: string;
  cure: string;
}

/** The fields of `paper.yaml`: what the title page says and, for the rest, neutral words that a site can be built with. */
export function fillFields(paper: ImportedPaper, file: string, today: string): { data: PaperData; toFillIn: FillIn[] } {
  const { page } = paper;
  const neutral = neutralFields(paper, today);
  const toFillIn: FillIn[] = [];
  const take = (field: keyof typeof neutral, given?: string): string => {
    if (given) return given;
    const [value, cure] = neutral[field];
    toFillIn.push({ file: "paper.yaml", field, value, cure });
    return value;
  };
  const data = {
    title: page.title,
    ...(page.subtitle && { subtitle: page.subtitle }),
    kind: take("kind", page.kind),
    language: take("language", page.language),
    authors: page.authors?.length ? page.authors : [splitName(take("authors"))],
    publisher: { name: take("publisher.name", page.publisher), about: take("publisher.about") },
    published: take("published", page.published),
    contact: take("contact", paper.contact),
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

/** For each field that the source may leave open: words that are true of any paper, and what should stand there. */
function neutralFields({ page, contact = PLACEHOLDERS.contact, sections }: ImportedPaper, today: string) {
  const affiliation = page.authors?.at(-1)?.role?.split(/,\s*/).at(-1);
  const publisher = page.publisher ?? affiliation;
  const about = publisher ? `${publisher} publishes this paper.` : "The publisher of this paper is still to be named.";
  return {
    kind: ["Discussion paper", "what sort of paper it is"],
    language: ["en-GB", "the language of the text, such as en-GB or cy"],
    authors: [PLACEHOLDERS.author, "who wrote the paper"],
    "publisher.name": [publisher ?? PLACEHOLDERS.publisher, "who publishes the paper"],
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

function splitName(name: string): { given: string; family: string } {
  const [given = "", family = ""] = name.split(" ");
  return { given, family };
}

/** Says where the text is from, and gives the title page word for word, so that nothing on it is lost. */
function noteOf(lines: readonly string[], file: string): string {
  const shown = lines.filter((line) => countWords(line)).map((line) => paragraph(line));
  const source = paragraph("This web edition was made from the file ");
  source.children.push({ type: "emphasis", children: [text(file)] }, text(shown.length ? ", which begins:" : "."));
  const quoted: RootContent[] = shown.length ? [{ type: "blockquote", children: shown }] : [];
  return writeMarkdown([source, ...quoted]);
}

const paragraph = (value: string): Paragraph => ({ type: "paragraph", children: [text(value)] });

const text = (value: string) => ({ type: "text", value }) as const;
