import { digestWords } from "../messages/index.ts";
import { Html } from "./markup.ts";
import { REASONS } from "./record.ts";
import * as frames from "./list-frames.ts";
import * as page from "./write-page.ts";
import type { Reason } from "./types.ts";
import type { Digest, DigestFolder, Listing } from "./digest-types.ts";
import type { Organisations } from "./organisations.ts";
import type { ListFrame, Pages } from "./pages.ts";
import type { ReviewWriter } from "./write-review.ts";

/** What the pages of a digest are put together from, once all messages are counted. */
interface DigestParts {
  folder: DigestFolder;
  digest: Digest;
  isDivided: boolean;
  pages: Pages;
  /** How lists link to messages, and how the first page does. */
  listing: Listing;
  first: Listing;
  organisations: Organisations;
  review: ReviewWriter;
  late: number[];
  /** How many items of a list there were for its audience. */
  shown: (list: string) => number;
}

type WriteList = (frame: ListFrame, items: number, title?: string) => void;

/** Writes `digest.html`, and below `pages/` the lists that are too long for it. */
export function writeHtml(parts: DigestParts): void {
  const { folder, digest, review, first } = parts;
  const write = (html: Html): void => folder.append("digest.html", html.text);
  const list = listWriter(parts, write);
  write(page.pageStart(digest, contentsOf(parts), first));
  writeAnswers(parts, write, list);
  writeRespondents(parts, write, list);
  if (digest.audience === "internal") {
    for (const piece of review.section())
      if ("part" in piece) folder.move([piece.part], "digest.html");
      else write(piece);
    write(page.decisionsHtml(digest, first));
  }
  writeExcluded(digest, write, list);
  write(page.pageEnd(digest));
}

/** A list comes into the first page whole, or as a link to pages of its own; those of questions are linked to above. */
/** The sections of the digest below the answers, as far as there are any. */
function contentsOf({ digest, first, review, shown, organisations }: DigestParts): page.Content[] {
  const { tally, campaigns, decisions, problems, audience } = digest;
  const { letters, campaigns: campaignWords, who, needsReview, decisions: decided, excluded } = digestWords;
  const isInternal = audience === "internal";
  const sections: page.Content[] = [
    { title: letters.title, items: tally.letters, href: first.listHref("letters") },
    { title: campaignWords.title, items: campaigns.length, href: "#campaigns" },
    { title: who.title, ...(!tally.counted && { items: 0 }), href: "#who" },
    { title: who.organisations, items: organisations.size, href: first.listHref("organisations") },
    { title: who.replies, items: shown("replies"), href: first.listHref("replies") },
    ...(isInternal ? [{ title: needsReview.title, items: review.size, href: "#needs-review" }] : []),
    ...(isInternal ? [{ title: decided.title, items: decisions.length, href: "#decisions" }] : []),
    { title: excluded.title, items: tally.read - tally.counted, href: "#excluded" },
    ...(isInternal ? [{ title: digestWords.problems.title, items: problems.length, href: "#problems" }] : []),
  ];
  return sections.filter(({ items }) => items !== 0);
}

function listWriter({ digest, isDivided, pages, first }: DigestParts, write: (html: Html) => void): WriteList {
  const frame = page.listFrame(digest);
  return (each, items, title) => {
    if (!isDivided) {
      pages.insert(each, write, "digest.html");
      return;
    }
    pages.writeOwn(each, frame);
    if (title) write(page.linkToList(title, items, first.listHref(each.list)));
  };
}

function writeAnswers({ digest, shown, first }: DigestParts, write: (html: Html) => void, list: WriteList): void {
  const { questions, letters } = digest.tally;
  for (const question of questions)
    if (question.answers)
      list(frames.questionFrame(question, digest, shown(frames.listOf(question))), question.answers);
  write(page.unansweredHtml(questions));
  if (letters) list(frames.lettersFrame(digest), letters, digestWords.letters.title);
  write(page.campaignsHtml(digest, first));
}

function writeRespondents(parts: DigestParts, write: (html: Html) => void, list: WriteList): void {
  const { digest, pages, listing, first, organisations, late, shown } = parts;
  if (!digest.tally.counted) return;
  write(page.respondentsHtml(digest, late, first));
  const items = organisations.items(digest.audience === "internal" ? listing : undefined);
  for (const item of items) pages.add("organisations", item);
  if (items.length) list(frames.organisationsFrame(), items.length, digestWords.who.organisations);
  list(frames.repliesFrame(shown("replies")), shown("replies"), digestWords.who.replies);
}

function writeExcluded(digest: Digest, write: (html: Html) => void, list: WriteList): void {
  const { tally, audience } = digest;
  const reasons = REASONS.filter((reason) => tally.excluded[reason].messages > 0);
  const isCounted = (reason: Reason): boolean =>
    audience === "public" || tally.excluded[reason].messages === tally.excluded[reason].confidential;
  write(page.excludedSummary(digest, reasons.filter(isCounted)));
  for (const reason of reasons.filter((each) => !isCounted(each)))
    list(frames.excludedFrame(reason, digest), tally.excluded[reason].messages, digestWords.excluded.reasons[reason]);
  write(new Html("</section>\n"));
}
