import type { words } from "../messages/index.ts";
import type { ReplyPaper } from "../reply/reply.ts";

/** What the fields of a reply need to know: of the paper, of the site, and of its words. Pages get it as JSON. */
export interface ReplySettings {
  paper: ReplyPaper;
  /** Where the sections are that have paragraphs to comment on, by their numbers. */
  sections: Record<string, string>;
  /** What readers see for the numbers of paragraphs, in a paper that keeps its author's own. */
  labels?: Record<string, string>;
  says: typeof words.respond.says;
  language: string;
  draftKey: string;
}

/** The number of a paragraph as readers see it. */
export const labelOf = (number: string, { labels }: ReplySettings): string => labels?.[number] ?? number;

/** Fills in the words in braces. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
