import type { ReplySettings } from "../elements/reply-settings.ts";
import { words } from "../messages/index.ts";
import type { Paper } from "../paper/paper.ts";
import { draftKey, urls } from "../urls.ts";
import { replyPaperOf } from "./reply-paper.ts";

/** What the fields of a reply need to know, for the page that sends it and for those where questions stand. */
export const replySettings = (paper: Paper): ReplySettings => ({
  paper: replyPaperOf(paper),
  sections: Object.fromEntries(paper.sections.map(({ id, number }) => [number, urls.section(id)])),
  ...(paper.numbers === "own" && { labels: labelsOf(paper) }),
  says: words.respond.says,
  language: paper.language,
  draftKey,
});

const labelsOf = ({ sections }: Paper) =>
  Object.fromEntries(
    sections.flatMap(({ paragraphs }) => paragraphs.map(({ number, label }) => [number, label || "¶"])),
  );
