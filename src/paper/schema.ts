import { z } from "astro/zod";
import { interfaceLanguages } from "../messages/index.ts";
import { DEFAULT_TIMEZONE } from "./closing.ts";

/** Ids stand in addresses and in e-mails: lower-case words joined by hyphens. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and single hyphens");
const text = z.string().trim().min(1, "write something here or remove the field");
const webAddress = z.url({ protocol: /^https?$/, error: "write a whole address that begins with https://" });
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "write year and month in figures, such as 2010-08");
const day = z.iso.date("write the date in figures, such as 2010-08-31");

/** A zone by its place, or UTC: names such as EST and Etc/GMT+5 are easily taken for what they are not. */
const isTimezone = (name: string): boolean => {
  if (name !== "UTC" && !/^(?!Etc\/)[A-Z]\w+(\/[A-Z][\w+-]*)+$/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
};
const timezone = z
  .string()
  .refine(isTimezone, "write the name of a time zone, by continent and city, such as Europe/London");

/** An issue in words of our own: `state` follows the name of the value, `fix` says how to mend it. */
const schemaIssue = (path: PropertyKey[], state: string, fix: string) =>
  ({ code: "custom", path, message: fix, params: { state } }) as const;

/**
 * Refuses an entry that an earlier one repeats, or repeats in one field, beside whatever else is wrong with the list.
 */
const unique = (field?: string) =>
  z.superRefine<unknown[]>(
    (entries, context) => {
      const values = entries.map((entry) => (field ? Object(entry)[field] : entry));
      for (const [index, value] of values.entries()) {
        const first = values.indexOf(value);
        if (!value || first === index) continue;
        const state = `repeats “${String(value)}” from entry ${first + 1}`;
        context.addIssue(schemaIssue(field ? [index, field] : [index], state, "change or remove one of them"));
      }
    },
    { when: ({ value }) => Array.isArray(value) },
  );

/** A language as a BCP 47 tag. */
const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "write a language tag such as en-GB");
const fileInFiles = text.regex(/^files\/./, "keep the file in the folder files and write files/ and its name");

/** One to three topics, so that a topic page stays a selection. */
const topics = z.array(id).min(1, "name at least one topic").max(3, "name at most three topics").check(unique());

const change = z.strictObject({ edition: z.int().min(1), date: day, what: text });

/** The list of changes runs from the newest down, and the newest is that of the edition. */
function explainChanges({
  number,
  date,
  changes,
}: {
  number: number;
  date: string;
  changes: z.infer<typeof change>[];
}) {
  const fix = `say at the top of “changes” what edition ${number} changed`;
  const late = changes.findIndex(
    (one, index, { [index - 1]: above }) => above && (one.edition > above.edition || one.date > above.date),
  );
  const [newest] = changes;
  if (late > 0) return schemaIssue(["changes", late], "is newer than the one above it", "put the newest first");
  if (!newest) return number > 1 ? schemaIssue(["number"], `is ${number}, but “changes” is empty`, fix) : undefined;
  if (newest.edition !== number)
    return schemaIssue(["changes", 0, "edition"], `is ${newest.edition}, but this is edition ${number}`, fix);
  if (newest.date === date) return undefined;
  return schemaIssue(
    ["changes", 0, "date"],
    `is ${newest.date}, but the edition is of ${date}`,
    "give both the same date",
  );
}

const untranslated = (tag: string) =>
  schemaIssue([], `is ${tag}, for which the pages have no words`, `write one of: ${interfaceLanguages.join(", ")}`);

/** `content/paper.yaml`: what is true of the paper as a whole. */
export const paperSchema = z.strictObject({
  /** The title as it stands on the cover. */
  title: text,
  /** The subtitle, if there is one. */
  subtitle: text.optional(),
  /** What sort of paper it is, for the line above the title: "Discussion paper". */
  kind: text,
  /** Its place in a series, to follow the kind: "first in a series". */
  place: text.optional(),
  /** The language of the text as a BCP 47 tag: en-GB. */
  language: languageTag.superRefine((tag, context) => {
    if (!interfaceLanguages.includes(tag.split("-")[0]!)) context.addIssue(untranslated(tag));
  }),
  /**
   * Whose numbers paragraphs and sections show: the site's (3.2), or the author's own, which then stand in the text.
   */
  numbers: z.enum(["derived", "own"], "write derived or own").default("derived"),
  /** Who wrote it, in the order of the title page. */
  authors: z
    .array(
      z.strictObject({
        /** Given names. */
        given: text,
        /** Family name, by which a bibliography sorts. */
        family: text,
        /** Post and organisation: "Policy Adviser, Example Trust". */
        role: text.optional(),
      }),
    )
    .min(1, "name at least one author"),
  /** Who publishes it and reads the replies. */
  publisher: z.strictObject({
    /** Its name, as in "published by …". */
    name: text,
    /** What it is and does, for the About page. Markdown. */
    about: text,
  }),
  /** Year and month of publication: 2010-08. */
  published: month,
  /** The e-mail address that replies go to. */
  contact: z.email("write one plain e-mail address, such as papers@example.org"),
  /** One or two sentences that say what the paper is about. */
  summary: text,
  /** The argument in up to seven sentences, each with the section that makes it; the cover shows it. */
  argument: z
    .array(z.strictObject({ says: text, section: id }))
    .max(7, "say it in at most seven sentences")
    .optional(),
  /** The ids of up to five questions for readers with little time; the cover shows them. */
  shortlist: z.array(id).max(5, "name at most five questions").check(unique()).optional(),
  /** Who it is for. */
  audience: text,
  /** What the paper was written for: a Green Paper, a bill, a review. */
  occasion: text,
  /** How and why to reply, for the respond page and the end of the paper. Markdown. */
  invitation: text,
  /** The last day for replies, such as 2010-10-31. Without it the paper is open. */
  closes: day.optional(),
  /** Whose midnight ends that day: the time zone by its IANA name. */
  timezone: timezone.default(DEFAULT_TIMEZONE),
  /**
   * The day on which what came of the replies was published, such as 2010-12-01. From then on the paper is concluded.
   */
  concluded: day.optional(),
  /** What the publisher does with the replies. */
  next: text,
  /** This web edition of the paper. */
  edition: z
    .strictObject({
      /** Counts up by one whenever the questions or the meaning change. Replies carry it. */
      number: z.int().min(1),
      /** The day this edition was put on the web: 2026-11-22. */
      date: day,
      /** How this text relates to the original, for the About page and the printed colophon. Markdown. */
      note: text,
      /** What changed in each edition, newest first: the newest is of this edition and its day. */
      changes: z.array(change).default([]),
    })
    .superRefine((edition, context) => {
      const found = explainChanges(edition);
      if (found) context.addIssue(found);
    }),
  /** Other forms in which the paper can be had, which the cover and the About page offer. */
  formats: z
    .array(
      z
        .strictObject({
          /** What it is: "Easy Read", "BSL video", "Cymraeg", "Large print", "On paper, by post". */
          title: text,
          /** The language of the title and of what it leads to, where that is another: cy. */
          language: languageTag.optional(),
          /** A file in `content/files`: `files/easy-read.pdf`. */
          file: fileInFiles.optional(),
          /** Where it is, on another site; nothing of it is loaded before a reader goes there. */
          url: webAddress.optional(),
          /** How to get it, where there is nothing to open. Markdown. */
          how: text.optional(),
        })
        .superRefine(({ file, url, how }, context) => {
          if (!file && !url && !how)
            context.addIssue(schemaIssue([], "says neither where nor how to get it", "add “file”, “url” or “how”"));
          if (file && url) context.addIssue(schemaIssue(["url"], "stands beside “file”", "keep one of the two"));
        }),
    )
    .check(unique("title"))
    .optional(),
  /** Who owns the text and how it may be used. */
  rights: text,
  /** Where the site is published. Used for canonical addresses, citations and print. */
  address: webAddress,
});

/** Front matter of `content/sections/NN-id.mdx`: NN is the reading order, id the address. */
export const sectionSchema = z.strictObject({
  /** The heading of the section, without its number. */
  title: text,
  /** One sentence that says what the section is about, for contents, search engines and link previews. */
  summary: text,
  /** One to three ids from `topics.yaml`. */
  topics,
});

/** A number that an author gave a question: 14, 3.1, 2a. */
export const QUESTION_NUMBER = /^\d{1,3}(\.\d{1,3}){0,3}[a-z]?$/;

/** An answer to choose: it stands in one line of a reply, beside others. */
const choice = z
  .string("write the choice in words, in quotation marks if it is a number, Yes or No")
  .trim()
  .min(1, "write the choice or remove it")
  .max(100, "say it in at most 100 characters")
  .regex(/^[^\r\n]*$/, "write the choice in one line");

/** Front matter of `content/questions/NN-name.mdx`, one file per block of key questions. */
export const questionBlockSchema = z.strictObject({
  /** The id of the section these questions belong to. */
  section: id,
  /** The questions in their order. Their numbers (Q3.1, Q3.2 …) follow from it. */
  questions: z
    .array(
      z
        .strictObject({
          /** A name for the question that stays the same when it moves. */
          id,
          /**
           * The author's own number, where the paper has others than its sections would give: 14, 2a. All questions
           * have one, or none.
           */
          number: z
            .string()
            .regex(QUESTION_NUMBER, 'write the number alone, in quotes, such as "14" or "2a"')
            .optional(),
          /** The question itself, or what it asks respondents to tell. */
          text: z.string().trim().min(1, "write the question or remove the entry"),
          /** Answers to choose from: [Yes, No, Don't know]. */
          choices: z
            .array(choice)
            .min(2, "offer at least two choices or remove the field")
            .max(20, "offer at most twenty choices")
            .check(unique())
            .optional(),
          /** True where several of them may be chosen. */
          several: z.boolean().optional(),
          /** False where a choice is all that is asked for; else there is room for words below it. */
          why: z.boolean().optional(),
          /** One to three ids from `topics.yaml`. */
          topics,
        })
        .superRefine(({ choices, ...rest }, context) => {
          for (const field of ["several", "why"] as const)
            if (!choices && rest[field] !== undefined)
              context.addIssue(
                schemaIssue([field], "is about choices, but there are none", "add “choices”, or remove it"),
              );
        }),
    )
    .min(1, "ask at least one question or remove the file"),
});

/** Front matter of `content/outcomes/NN-name.mdx`: what came of the replies on a theme. The text says what was done. */
export const outcomeSchema = z.strictObject({
  /** The theme, as a heading. */
  title: text,
  /** The ids of the questions that it answers. */
  questions: z.array(id).default([]).check(unique()),
  /** The numbers of the paragraphs that it is about: "3.2". */
  paragraphs: z
    .array(z.string().regex(/^\d+\.\d+$/, 'write its number in quotes, such as "3.2"'))
    .default([])
    .check(unique()),
  /** What was asked, in a sentence or two. */
  asked: text,
  /** What people said, in a few sentences. */
  said: text,
});

/** An entry of `content/references.yaml`, in the order of the reference list. */
export const referenceSchema = z.strictObject({
  /** The key that `<Cite id="…" />` names. */
  id,
  /** The body or people that wrote it, as the list shows them. */
  author: text,
  /** The year it came out: 2010. */
  year: z.int().min(1000).max(2999),
  /** Its exact title. */
  title: text,
  /** Its exact web address, if it has one. */
  url: webAddress.optional(),
  /** True where the address is kept as a record and may no longer answer. */
  archived: z.boolean().default(false),
});

/** An entry of `content/glossary.yaml`. */
export const termSchema = z.strictObject({
  /** The key that `<Term id="…">` names. */
  id,
  /** The term in full: "New Economics Foundation". */
  term: text,
  /** Its abbreviation, explained wherever a section first uses it: NEF. */
  abbreviation: text.optional(),
  /** What it means, in a sentence or two. */
  definition: text,
  /** Other words that readers may search for. */
  synonyms: z.array(text).default([]),
});

/** An entry of `content/topics.yaml`. */
export const topicSchema = z.strictObject({
  /** The key that sections and questions name. */
  id,
  /** The topic as readers see it: "Volunteering". */
  title: text,
  /** One sentence that says what the topic covers. */
  description: text,
  /** Other words that readers may search for. */
  synonyms: z.array(text).default([]),
});

/** An entry of `content/series.yaml`: a companion paper. */
export const seriesPaperSchema = z.strictObject({
  /** A name for the paper. */
  id,
  /** The title of the paper. */
  title: text,
  /** The question that it asks. */
  asks: text,
  /** Where it can be read, once it is out. */
  url: webAddress.optional(),
});

/** Front matter of `content/pages/id.mdx`: a page of its own, at the address /id/. */
export const pageSchema = z.strictObject({
  /** The heading of the page, and its name in the list of pages. */
  title: text,
  /** One sentence that stands below it. */
  lead: text.optional(),
});

/** `content/privacy.yaml`, which is optional: what the privacy page says of those who read the replies. */
export const privacySchema = z.strictObject({
  /** Who decides what happens to the replies, by its full name; without it the publisher. */
  controller: text.optional(),
  /** Its postal address. */
  address: text.optional(),
  /** Its registration number with the regulator. */
  registration: text.optional(),
  /** The e-mail address for questions about personal data; without it the one for replies. */
  contact: z.email("write one plain e-mail address, such as data@example.org").optional(),
  /** Its data protection officer, if it has one: a name or post, and how to reach them. */
  officer: text.optional(),
  /** What the replies are used for; without it what `paper.yaml` says happens next. */
  purpose: text.optional(),
  /** The lawful basis for that, and why it applies: "Legitimate interests: to learn what our members think." */
  basis: text.optional(),
  /** Who sees the replies. */
  readers: text.optional(),
  /** Which companies handle them, such as the provider of the mailbox. */
  processors: text.optional(),
  /** Whether they leave the country, and what protects them there. */
  transfers: text.optional(),
  /** How long they are kept, and what happens then. */
  kept: text.optional(),
  /** Who runs the web server, and what it keeps of visits. */
  server: text.optional(),
  /**
   * To whom people can complain: ICO for the Information Commissioner's Office of the United Kingdom, or another in
   * Markdown.
   */
  regulator: text.optional(),
});

/** `content/editions/1.json`: the `paper.json` that the site had in an edition, as far as replies to it need it. */
export const editionSchema = z.object({
  format: z.literal("discussion-paper/1"),
  title: text,
  edition: z.object({ number: z.int().min(1), date: day }),
  questions: z.array(
    z.object({
      id,
      number: text,
      text,
      choices: z.array(text).optional(),
      several: z.boolean().optional(),
      why: z.boolean().optional(),
    }),
  ),
});

const hexColour = z
  .string('write it in quotation marks, such as "#5b2a86"')
  .regex(/^#[\da-f]{6}$/i, 'write # and six figures or letters from a to f, such as "#5b2a86"')
  .toLowerCase();

/** The path of a picture or a font within the folder of the paper. */
const fileOf = (endings: string) =>
  text.regex(new RegExp(`\\.(${endings.replaceAll(", ", "|")})$`, "i"), `name a file that ends in one of: ${endings}`);

/** `content/brand.yaml`, which is optional: how the publisher looks. */
export const brandSchema = z.strictObject({
  /** The main colour, which fills the cover. */
  colour: hexColour.optional(),
  /** The colour of links and buttons; without it they have the main colour. */
  accent: hexColour.optional(),
  /**
   * The logo, at the head of every page and in print. Without it `logo.svg` or `logo.png` is shown, where there is one.
   */
  logo: z
    .strictObject({
      /** The picture. */
      file: fileOf("svg, png"),
      /** What it says, for those who cannot see it; without it the name of the publisher. */
      alt: text.optional(),
      /** The same for dark pages; without it they show the logo on white. */
      dark: fileOf("svg, png").optional(),
    })
    .optional(),
  /** A picture for the cover. */
  cover: z
    .strictObject({
      /** The picture, at least 1,600 pixels wide. */
      file: fileOf("jpg, jpeg, png, webp, avif"),
      /** What it shows, for those who cannot see it; without it, it only decorates. */
      alt: text.optional(),
    })
    .optional(),
  /** Fonts that the publisher may use on the web. */
  fonts: z
    .strictObject({
      /** For headings. */
      headings: fileOf("woff2").optional(),
      /** For text. */
      text: fileOf("woff2").optional(),
      /** For bold text, unless the font for text is a variable one. */
      bold: fileOf("woff2").optional(),
    })
    .optional(),
});

/** The lists that a paper keeps in YAML, each in a file of its name. */
export const listSchemas = {
  references: z.array(referenceSchema).check(unique("id")),
  glossary: z.array(termSchema).check(unique("id"), unique("term"), unique("abbreviation")),
  topics: z
    .array(topicSchema)
    .min(1, "add at least one topic, because every section names one")
    .check(unique("id"), unique("title")),
  series: z.array(seriesPaperSchema).check(unique("id")),
} as const;

export type PaperData = z.infer<typeof paperSchema>;
export type EditionData = z.infer<typeof editionSchema>;
export type PageData = z.infer<typeof pageSchema>;
export type PrivacyData = z.infer<typeof privacySchema>;
export type BrandData = z.infer<typeof brandSchema>;
export type SectionData = z.infer<typeof sectionSchema>;
export type QuestionBlockData = z.infer<typeof questionBlockSchema>;
export type OutcomeData = z.infer<typeof outcomeSchema>;
export type Reference = z.infer<typeof referenceSchema>;
export type Term = z.infer<typeof termSchema>;
export type Topic = z.infer<typeof topicSchema>;
export type SeriesPaper = z.infer<typeof seriesPaperSchema>;
