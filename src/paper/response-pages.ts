import { answersPath } from "../urls.ts";
import type { Paper } from "./paper.ts";
import type { AnswerList, OrganisationAnswers, Responses, ShownAnswer } from "./responses.ts";

/** A page holds answers of at most so many characters, and at most so many of them, so that it stays light. */
const CHARACTERS = 24_000;
const ANSWERS = 50;

/** A page of a list that may take several: both count from 1. */
interface Portion {
  page: number;
  pages: number;
}

/** The comments on a paragraph, as far as they stand on one page. */
export interface ParagraphComments {
  number: string;
  list: AnswerList;
  answers: ShownAnswer[];
}

/** A page of answers: to a question, on paragraphs, or of an organisation. */
export type ResponsePage = (
  | { kind: "question"; id: string; list: AnswerList; answers: ShownAnswer[] }
  | { kind: "paragraphs"; paragraphs: ParagraphComments[] }
  | { kind: "organisation"; organisation: OrganisationAnswers; answers: OrganisationAnswers["answers"] }
) &
  Portion;

/** True where the site has pages on the replies: what they said, or what came of them. */
export const showsReplies = ({ responses, outcomes }: Pick<Paper, "responses" | "outcomes">): boolean =>
  responses !== undefined || outcomes.length > 0;

/** All pages of answers, the first of each list before the others. */
export function responsePages(responses: Responses): ResponsePage[] {
  const questions = [...responses.questions].flatMap(([id, list]) =>
    numbered(paginate(list.answers, lengthOf), (answers) => ({ kind: "question", id, list, answers }) as const),
  );
  const comments = numbered(commentPages(responses), (paragraphs) => ({ kind: "paragraphs", paragraphs }) as const);
  const organisations = responses.organisations.flatMap((organisation) =>
    numbered(
      paginate(organisation.answers, ({ answer }) => lengthOf(answer)),
      (answers) => ({ kind: "organisation", organisation, answers }) as const,
    ),
  );
  return [...questions, ...comments, ...organisations];
}

const numbered = <T, Page>(portions: readonly T[], pageOf: (portion: T) => Page): (Page & Portion)[] =>
  portions.map((portion, index) => ({ ...pageOf(portion), page: index + 1, pages: portions.length }));

/** Where a page stands below `/responses/`. */
export function pathOf(page: ResponsePage): string {
  if (page.kind === "organisation") return answersPath.organisation(page.organisation.id, page.page);
  if (page.kind === "paragraphs") return answersPath.paragraphs(page.page);
  return answersPath.question(page.id, page.page);
}

/** On which page the comments on each paragraph begin, by its number. */
export function commentPlaces(responses: Responses): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, paragraphs] of commentPages(responses).entries())
    for (const { number } of paragraphs) if (!places.has(number)) places.set(number, index + 1);
  return places;
}

/** A paragraph whose comments may not be published stands there with their number alone. */
function commentPages({ paragraphs }: Responses): ParagraphComments[][] {
  if (paragraphs.size === 0) return [];
  const items = [...paragraphs].flatMap(
    ([number, list]): { number: string; list: AnswerList; answer?: ShownAnswer }[] =>
      list.answers.length > 0 ? list.answers.map((answer) => ({ number, list, answer })) : [{ number, list }],
  );
  return paginate(items, ({ answer }) => (answer ? lengthOf(answer) : 0)).map((some) =>
    [...Map.groupBy(some, ({ number }) => number)].map(([number, own]) => ({
      number,
      list: own[0]!.list,
      answers: own.flatMap(({ answer }) => answer ?? []),
    })),
  );
}

const lengthOf = ({ text }: ShownAnswer): number => text.length;

/** Things in the portions in which pages show them; at least one, which may be empty. */
export function paginate<T>(things: readonly T[], length: (thing: T) => number): T[][] {
  const pages: T[][] = [[]];
  let characters = 0;
  for (const thing of things) {
    const last = pages.at(-1)!;
    const isFull = last.length > 0 && (last.length >= ANSWERS || characters + length(thing) > CHARACTERS);
    if (isFull) pages.push([thing]);
    else last.push(thing);
    characters = (isFull ? 0 : characters) + length(thing);
  }
  return pages;
}
