import { byteLength } from "../bytes.ts";
import { digestWords } from "../messages/index.ts";
import { CONFIDENTIAL, NAMED, SHOWN, temporaryPath } from "./digest.ts";
import { Html } from "./markup.ts";
import { Organisations } from "./organisations.ts";
import { Pages } from "./pages.ts";
import { listingFor, planPages, type Plan } from "./plan-pages.ts";
import { count, placesOf } from "./tally.ts";
import { redactForPublic, viewOf } from "./redact.ts";
import { consultLines, consultQuestions } from "./write-consult.ts";
import { DataFiles } from "./write-data.ts";
import { answerHtml, excludedHtml, letterHtml, longReplyHtml, replyHtml } from "./write-items.ts";
import { ResponsesWriter } from "./write-responses.ts";
import { ReviewWriter } from "./write-review.ts";
import { writeHtml } from "./write-html.ts";
import { listOf } from "./list-frames.ts";
import {
  answerMarkdown,
  letterMarkdown,
  markdownEnd,
  markdownLetters,
  markdownQuestion,
  markdownStart,
} from "./write-markdown.ts";
import type { AnswerView, Classification, Digest, DigestFolder, Listing, MessageView } from "./digest-types.ts";
import type { MailRecord } from "./types.ts";

/** So many unread documents of a message are named. */
const DOCUMENTS_NAMED = 10;

/** Writes the files of a digest, message by message; pages are put together from their parts at the end. */
export class DigestWriter {
  readonly #folder: DigestFolder;
  readonly #digest: Digest;
  readonly #classification: Classification;
  readonly #plan: Plan;
  readonly #pages: Pages;
  /** How lists link to messages, and how the first page does. */
  readonly #listing: Listing;
  readonly #first: Listing;
  readonly #organisations = new Organisations();
  readonly #late: number[] = [];
  readonly #placeOf: (number: string) => number;
  readonly #shown = new Map<string, number>();
  readonly #leads = new Set<string>();
  readonly #consulted = new Set<number>();
  readonly #data: DataFiles;
  readonly #review: ReviewWriter;
  /** What a site shows, of a digest for all. */
  readonly #responses: ResponsesWriter | undefined;
  /** The data files of confidential replies, begun with the first of them. */
  #confidential?: DataFiles;

  constructor(folder: DigestFolder, digest: Digest, classification: Classification, linkTo: Listing["linkTo"]) {
    this.#folder = folder;
    this.#digest = digest;
    this.#classification = classification;
    this.#plan = planPages(classification, digest.tally.questions);
    this.#pages = new Pages(folder, this.#plan);
    this.#listing = listingFor(this.#plan, classification, linkTo, this.#plan.isDivided ? "../" : "");
    this.#first = listingFor(this.#plan, classification, linkTo, "");
    this.#placeOf = placesOf(digest.tally);
    this.#data = new DataFiles(folder, digest, "");
    this.#review = new ReviewWriter(folder, this.#first);
    this.#responses = digest.audience === "public" ? new ResponsesWriter(folder, digest) : undefined;
    for (const { path, text } of consultQuestions(digest.tally)) folder.append(path, text);
  }

  /** What went into the data files. */
  get written(): DataFiles["written"] {
    const [{ answers, lines }, confidential] = [this.#data.written, this.#confidential?.written];
    return { answers: answers + (confidential?.answers ?? 0), lines: lines + (confidential?.lines ?? 0) };
  }

  /** Counts a message and writes what the digest's audience may see of it. */
  add(record: MailRecord): void {
    const { audience, tally, problems } = this.#digest;
    const whole = viewOf(record, this.#classification, this.#placeOf);
    const isSecret = audience === "internal" && whole.publish === "confidential";
    count(tally, whole);
    for (const problem of record.problems)
      problems.push(
        isSecret
          ? digestWords.problems.confidential(record.message, problem)
          : `${record.file}, message ${record.place}: ${problem}`,
      );
    this.#unread(record, whole.who, isSecret);
    if (audience === "internal") {
      this.#keepDocuments(record, isSecret ? CONFIDENTIAL : "");
      this.#review.add(whole, isSecret);
    }
    if (isSecret) (this.#confidential ??= new DataFiles(this.#folder, this.#digest, CONFIDENTIAL)).add(whole);
    else {
      const open = audience === "public" ? redactForPublic(whole) : whole;
      this.#responses?.add(whole, open);
      this.#open(open);
    }
  }

  /** Reports attached documents that nobody has read, by sender and name, but for those of confidential messages. */
  #unread({ message, file, place, unread }: MailRecord, who: string, isSecret: boolean): void {
    if (!unread.length) return;
    const names = unread.slice(0, DOCUMENTS_NAMED).map(({ name, reason }) => `${name} (${reason})`);
    const rest = unread.length - names.length;
    this.#digest.problems.push(
      isSecret
        ? digestWords.problems.confidential(message, digestWords.problems.unreadConfidential(unread.length))
        : `${file}, message ${place}: ${digestWords.problems.unread(who, names.join("; "), rest)}`,
    );
  }

  /** Puts the documents of a message beside the digest, under names that cannot meet. */
  #keepDocuments({ message, documents }: MailRecord, below: string): void {
    for (const [at, name] of documents.entries())
      this.#folder.move([temporaryPath(message, at)], `${below}attachments/${message}-${at + 1} ${name}`);
  }

  /** Writes what is left and puts the pages together. */
  finish(): void {
    this.#data.flush();
    this.#confidential?.flush();
    this.#review.finish();
    this.#responses?.finish();
    writeHtml({
      folder: this.#folder,
      digest: this.#digest,
      isDivided: this.#plan.isDivided,
      pages: this.#pages,
      listing: this.#listing,
      first: this.#first,
      organisations: this.#organisations,
      review: this.#review,
      late: this.#late,
      shown: (list) => this.#shown.get(list) ?? 0,
    });
    this.#markdown();
  }

  /** Writes what may be read by all whom the digest is for. */
  #open(view: MessageView | undefined): void {
    if (!view) return;
    this.#data.add(view);
    this.#consult(view);
    if (view.status === "counted") this.#counted(view);
    else this.#put(view, excludedHtml(view, this.#listing), longReplyHtml(view, this.#listing));
  }

  #consult(view: MessageView): void {
    const respondent = view.respondent ?? 0;
    const lines = consultLines(view, !this.#consulted.has(respondent));
    for (const { path, text } of lines) this.#folder.append(path, text);
    if (lines.length) this.#consulted.add(respondent);
  }

  #counted(view: MessageView): void {
    this.#organisations.add(view);
    if (view.record?.late && this.#late.length < NAMED) this.#late.push(view.message);
    const whole = replyHtml(view, this.#listing, this.#digest.tally.questions);
    if (this.#room("replies")) this.#put(view, whole, longReplyHtml(view, this.#listing));
    if (view.isLetter && view.record) this.#letter(view);
    for (const answer of view.answers) if (answer.question >= 0 && !answer.supersededBy) this.#answer(view, answer);
  }

  /** Puts a message where all that links to it expects it, in its short form if the whole one is too long. */
  #put(view: MessageView, whole: Html, short: Html): void {
    const place = this.#plan.placeOf(view.message);
    if (this.#digest.audience === "public") this.#pages.add("replies", whole);
    else if (place) {
      const isLong = this.#plan.isDivided && byteLength(whole.text) > this.#plan.budgetOf(view.message);
      this.#pages.add(place.list, isLong ? short : whole, place.page);
    }
  }

  #letter(view: MessageView): void {
    this.#folder.append("parts/letters.md", letterMarkdown(view));
    if (this.#room("letters")) this.#pages.add("letters", letterHtml(view, this.#listing));
  }

  #answer(view: MessageView, answer: AnswerView): void {
    const others = this.#othersLike(view, answer);
    if (!others) return;
    const list = listOf(answer);
    this.#folder.append(`parts/${list}.md`, answerMarkdown(view, answer, others.length));
    if (this.#room(list)) this.#pages.add(list, answerHtml(view, answer, others, this.#listing));
  }

  /** The other messages with the same words; undefined if these were shown already with one of them. */
  #othersLike({ message }: MessageView, { campaign, question }: AnswerView): number[] | undefined {
    if (!campaign) return [];
    const key = `${campaign} ${question}`;
    if (this.#leads.has(key)) return undefined;
    this.#leads.add(key);
    return (this.#digest.campaigns[campaign - 1]?.messages ?? []).filter((each) => each !== message);
  }

  #room(list: string): boolean {
    const shown = this.#shown.get(list) ?? 0;
    this.#shown.set(list, shown + 1);
    return shown < SHOWN;
  }

  #markdown(): void {
    this.#folder.append("digest.md", markdownStart(this.#digest));
    for (const question of this.#digest.tally.questions) {
      this.#folder.append("digest.md", markdownQuestion(question, this.#digest));
      this.#folder.move([`parts/${listOf(question)}.md`], "digest.md");
    }
    if (this.#digest.tally.letters) {
      this.#folder.append("digest.md", markdownLetters(this.#digest));
      this.#folder.move(["parts/letters.md"], "digest.md");
    }
    this.#folder.append("digest.md", markdownEnd(this.#digest));
    this.#folder.remove("parts");
  }
}
