import { z } from "astro/zod";

const count = z.int().min(0);

/** A count that could tell who somebody is, because it is below 5, is kept out of the file. */
const SMALLEST = 5;

/** True for such a count; none tells nothing. */
export const isSmall = (people: number): boolean => people > 0 && people < SMALLEST;

/** `content/responses/summary.json`: what came in, in counts alone. `collate --publish --into` writes it. */
export const summarySchema = z.strictObject({
  format: z.literal("responses/1"),
  /** The edition that was replied to. */
  edition: z.int().min(1),
  /** The day of the collation, as shown. */
  collated: z.string(),
  /** How many people and organisations wrote. */
  respondents: count,
  /** How many of them wrote for an organisation and how many for themselves; absent where one of the two is below 5. */
  split: z.strictObject({ organisations: count, individuals: count }).optional(),
  /** How many replies may be published with a name, without one, and not at all. */
  named: count,
  anonymous: count,
  withheld: count,
  /** How many answers came to each question, and how many of them may be published; the comments are called so. */
  questions: z.array(
    z.strictObject({
      id: z.string(),
      answers: count,
      published: count,
      /** How often each answer was chosen that the question offers. */
      choices: z.array(z.strictObject({ choice: z.string(), answers: count })).optional(),
    }),
  ),
  /** How many comments came on each paragraph, and how many of them may be published. */
  paragraphs: z.array(z.strictObject({ number: z.string(), comments: count, published: count })),
});

/**
 * A line of `content/responses/questions/<id>.jsonl`, `comments.jsonl` or `paragraphs.jsonl`: an answer that may be
 * published.
 */
export const publishedAnswerSchema = z.strictObject({
  /** Where it stands on its page; the same at every later collation. */
  id: z.string().regex(/^a-[0-9a-f]{10}$/),
  /** Who wrote it; absent for those who wish to stay anonymous. */
  name: z.string().optional(),
  organisation: z.string().optional(),
  role: z.string().optional(),
  /** What was chosen of the answers that the question offers. */
  chosen: z.array(z.string()).optional(),
  /** What was said; absent where another answer said the same words. */
  text: z.string().optional(),
  /** The same number for answers in the same words. */
  campaign: z.int().optional(),
  /** Of a comment: the number of the paragraph. */
  paragraph: z.string().optional(),
});

export type ResponsesSummary = z.infer<typeof summarySchema>;
export type PublishedAnswer = z.infer<typeof publishedAnswerSchema>;

/** What stands in the place of words that were taken out of an answer, with the reason if one is given. */
export const redaction = (reason: string): string => `[redacted${reason && `: ${reason.replace(/[[\]]/g, "")}`}]`;

/** Finds that, brackets included. */
export const REDACTION = /(\[redacted(?:: [^\]]*)?\])/;

/** The files of answers below `content/responses/`, by question. */
export const responseFiles = {
  summary: "summary.json",
  question: (id: string) => (id === COMMENTS ? "comments.jsonl" : `questions/${id}.jsonl`),
  paragraphs: "paragraphs.jsonl",
} as const;

/** The id of what was said beside the questions. */
export const COMMENTS = "comments";

/** The replies to a paper as its folder keeps them. */
export interface ResponseParts {
  summary: ResponsesSummary;
  /** The answers of each file, by its path below `responses/`. */
  answers: Record<string, PublishedAnswer[]>;
}

/** An answer as a page shows it. */
export interface ShownAnswer extends PublishedAnswer {
  text: string;
  /** How many others said the same words, and which of their names may be given. */
  alike: number;
  alikeNames: string[];
}

/** What was answered to a question, said beside the questions, or said of paragraphs. */
export interface AnswerList {
  /** How many came. */
  count: number;
  /** How many of them may be published. */
  published: number;
  /** How often each answer was chosen that the question offers. */
  choices?: { choice: string; answers: number }[] | undefined;
  answers: ShownAnswer[];
}

/** The replies to a paper, put together for its pages. */
export interface Responses {
  summary: ResponsesSummary;
  /** By the ids of the questions, comments included; those that nobody answered are there too. */
  questions: ReadonlyMap<string, AnswerList>;
  /** Comments on paragraphs, by their numbers, in reading order. */
  paragraphs: ReadonlyMap<string, AnswerList>;
  /** Organisations that answered with their names, in the order of the alphabet. */
  organisations: readonly OrganisationAnswers[];
}

/** What an organisation said. */
export interface OrganisationAnswers {
  id: string;
  name: string;
  /** Answers, with the ids of their questions. */
  answers: { question: string; answer: ShownAnswer }[];
}

/**
 * Puts the replies together: the same words are shown once, and organisations are told by their names. `known` are the
 * numbers of the paragraphs that the paper has.
 */
export function assembleResponses(
  { summary, answers }: ResponseParts,
  language: string,
  known: ReadonlySet<string>,
): Responses {
  const listOf = (file: string, id: string): [string, AnswerList] => {
    const { answers: count = 0, published = 0, choices } = summary.questions.find((each) => each.id === id) ?? {};
    return [id, { count, published, choices, answers: showOnce(answers[file] ?? []) }];
  };
  const questions = new Map(summary.questions.map(({ id }) => listOf(responseFiles.question(id), id)));
  const comments = Map.groupBy(answers[responseFiles.paragraphs] ?? [], ({ paragraph }) => paragraph);
  const paragraphs = new Map(
    summary.paragraphs
      .filter(({ number }) => known.has(number))
      .map(({ number, comments: count, published }) => [
        number,
        { count, published, answers: showOnce(comments.get(number) ?? []) },
      ]),
  );
  return { summary, questions, paragraphs, organisations: findOrganisations(answers, questions, language) };
}

/** Answers in the same words become one, with the names of the others. */
function showOnce(answers: readonly PublishedAnswer[]): ShownAnswer[] {
  const shown = new Map<string, ShownAnswer>();
  for (const { text, ...answer } of answers) {
    const first = answer.campaign === undefined ? undefined : shown.get(`campaign ${answer.campaign}`);
    if (first) {
      first.alike += 1;
      const name = answer.organisation ?? answer.name;
      if (name) first.alikeNames.push(name);
    } else if (text !== undefined) {
      const key = answer.campaign === undefined ? answer.id : `campaign ${answer.campaign}`;
      shown.set(key, { ...answer, text, alike: 0, alikeNames: [] });
    }
  }
  return [...shown.values()];
}

function findOrganisations(
  answers: ResponseParts["answers"],
  questions: ReadonlyMap<string, AnswerList>,
  language: string,
): OrganisationAnswers[] {
  const found = new Map<string, OrganisationAnswers>();
  for (const id of questions.keys()) {
    const all = answers[responseFiles.question(id)] ?? [];
    for (const answer of all) {
      if (!answer.organisation) continue;
      const slug = slugify(answer.organisation);
      if (!slug) continue;
      const own = found.get(slug) ?? { id: slug, name: answer.organisation, answers: [] };
      found.set(slug, own);
      const text = answer.text ?? all.find(({ campaign, text: said }) => said && campaign === answer.campaign)?.text;
      if (text !== undefined) own.answers.push({ question: id, answer: { ...answer, text, alike: 0, alikeNames: [] } });
    }
  }
  return [...found.values()].toSorted((one, other) => one.name.localeCompare(other.name, language));
}

/** File systems take names of 255 bytes. */
const LONGEST_SLUG = 60;

/** The name of an organisation as a part of an address. */
const slugify = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-|-$/g, "");
