import type { BlockContent, Paragraph, RootContent } from "mdast";
import type { PaperData } from "../../paper/schema.ts";
import type { ImportedPaper } from "../imported-paper.ts";
import { countWords } from "../plain-text.ts";
import { writeMarkdown } from "./write-mdx.ts";

/** A field whose value the source does not give, with what was put there and what a person should do about it. */
export interface FillIn {
  file: string;
  field: string;
  value: string;
  cure: string;
}

/** The address of a paper that nobody has named one for. */
const NO_CONTACT = "change-me@example.org";

type Filler = (field: string, value: string, cure: string) => string;

/** The fields of `paper.yaml`: what the title page says and, for the rest, neutral words that the site can be built with. */
export function fillFields(
  { page, contact: found, sections }: ImportedPaper,
  file: string,
  today: string,
): { data: PaperData; toFillIn: FillIn[] } {
  const toFillIn: FillIn[] = [];
  const fill: Filler = (field, value, cure) => {
    toFillIn.push({ file: "paper.yaml", field, value, cure });
    return value;
  };
  const affiliation = page.authors?.at(-1)?.role?.split(/,\s*/).at(-1);
  const known = page.publisher ?? affiliation;
  const publisher =
    page.publisher ?? fill("publisher.name", affiliation ?? "Unnamed Publisher", "who publishes the paper");
  const contact = found ?? fill("contact", NO_CONTACT, "the e-mail address that replies go to");
  const data = {
    title: page.title,
    ...(page.subtitle && { subtitle: page.subtitle }),
    kind: page.kind ?? fill("kind", "Discussion paper", "what sort of paper it is"),
    language: page.language ?? "en-GB",
    authors: page.authors?.length ? page.authors : unnamed(fill),
    publisher: {
      name: publisher,
      about: fill(
        "publisher.about",
        known ? `${known} publishes this paper.` : "The publisher of this paper is still to be named.",
        "what the publisher is and does",
      ),
    },
    published: page.published ?? fill("published", today.slice(0, 7), "year and month of publication"),
    contact,
    summary:
      page.summary ??
      fill("summary", sections[0]?.summary ?? page.title, "what the paper is about, in one or two sentences"),
    audience: fill("audience", "Everyone with an interest in its subject.", "who the paper is for"),
    occasion: fill(
      "occasion",
      "The publication of this paper.",
      "what the paper was written for, such as a review or a bill",
    ),
    invitation: fill(
      "invitation",
      `Please send your answers to [${contact}](mailto:${contact}).\n`,
      "how and why to reply",
    ),
    ...(page.closes && { closes: page.closes }),
    next: fill("next", "What happens next is still to be announced.", "what the publisher does with the replies"),
    edition: {
      number: 1,
      date: today,
      note: noteOf(page.lines, file),
      changes: [{ edition: 1, date: today, what: "First web edition." }],
    },
    rights:
      page.rights ??
      fill("rights", `The paper belongs to ${known ?? "its publisher"}.`, "who owns the text and how it may be used"),
    address: fill("address", "https://paper.example", "where the site will be published"),
  };
  return { data, toFillIn };
}

function unnamed(fill: Filler): PaperData["authors"] {
  fill("authors", "Unnamed Author", "who wrote the paper");
  return [{ given: "Unnamed", family: "Author" }];
}

/** Says where the text is from, and gives the title page word for word, so that nothing on it is lost. */
function noteOf(lines: readonly string[], file: string): string {
  const source: Paragraph = {
    type: "paragraph",
    children: [
      text("This web edition was made from the file "),
      { type: "emphasis", children: [text(file)] },
      text(lines.length ? ", which begins:" : "."),
    ],
  };
  const quoted: BlockContent[] = lines
    .filter((line) => countWords(line))
    .map((line) => ({ type: "paragraph", children: [text(line)] }));
  const blocks: RootContent[] = quoted.length ? [source, { type: "blockquote", children: quoted }] : [source];
  return writeMarkdown(blocks);
}

const text = (value: string) => ({ type: "text", value }) as const;
