import { digestWords } from "../messages/index.ts";
import { CONFIDENTIAL, SHOWN, temporaryPath } from "./digest.ts";
import { planListing } from "./redact.ts";
import { REASONS } from "./record.ts";
import { count, placesOf } from "./tally.ts";
import { redactForPublic, viewOf } from "./redact.ts";
import { consultLines, consultQuestions } from "./write-consult.ts";
import { DataFiles } from "./write-data.ts";
import { answerHtml, excludedHtml, letterHtml, respondentHtml } from "./write-items.ts";
import { ReviewWriter } from "./write-review.ts";
import * as page from "./write-page.ts";
import {
  answerMarkdown,
  letterMarkdown,
  markdownEnd,
  markdownLetters,
  markdownQuestion,
  markdownStart,
} from "./write-markdown.ts";
import type { AnswerView, Classification, Digest, DigestFolder, Listing, MailRecord, MessageView } from "./types.ts";

/** So many unread documents of a message are named. */
const NAMED = 10;

/** Writes the files of a digest, message by message; pages are put together from their parts at the end. */
export class DigestWriter {
  readonly #folder: DigestFolder;
  readonly #digest: Digest;
  readonly #classification: Classification;
  readonly #listing: Listing;
  readonly #placeOf: (number: string) => number;
  readonly #shown = new Map<string, number>();
  readonly #leads = new Set<string>();
  readonly #consulted = new Set<number>();
  readonly #data: DataFiles;
  readonly #review: ReviewWriter;
  /** The data files of confidential replies, begun with the first of them. */
  #confidential?: DataFiles;

  constructor(folder: DigestFolder, digest: Digest, classification: Classification, linkTo: Listing["linkTo"]) {
    this.#folder = folder;
    this.#digest = digest;
    this.#classification = classification;
    this.#listing = planListing(classification, linkTo);
    this.#placeOf = placesOf(digest.tally);
    this.#data = new DataFiles(folder, digest, "");
    this.#review = new ReviewWriter(folder, this.#listing);
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
    else this.#open(audience === "public" ? redactForPublic(whole) : whole);
  }

  /** Reports attached documents that nobody has read, by sender and name, but for those of confidential messages. */
  #unread({ message, file, place, unread }: MailRecord, who: string, isSecret: boolean): void {
    if (!unread.length) return;
    const names = unread.slice(0, NAMED).map(({ name, reason }) => `${name} (${reason})`);
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
    this.#html();
    this.#markdown();
  }

  /** Writes what may be read by all whom the digest is for. */
  #open(view: MessageView | undefined): void {
    if (!view) return;
    this.#data.add(view);
    this.#consult(view);
    if (view.status === "counted") this.#counted(view);
    else if (this.#listing.lists(view.message)) this.#part(view.status, excludedHtml(view, this.#listing).text);
  }

  #consult(view: MessageView): void {
    const respondent = view.respondent ?? 0;
    const lines = consultLines(view, !this.#consulted.has(respondent));
    for (const { path, text } of lines) this.#folder.append(path, text);
    if (lines.length) this.#consulted.add(respondent);
  }

  #counted(view: MessageView): void {
    if (this.#room("who")) this.#part("who", respondentHtml(view, this.#listing).text);
    if (view.isLetter && view.record) this.#letter(view);
    for (const answer of view.answers) if (answer.question >= 0 && !answer.supersededBy) this.#answer(view, answer);
  }

  #letter(view: MessageView): void {
    this.#folder.append("parts/letters.md", letterMarkdown(view));
    if (this.#room("letters")) this.#part("letters", letterHtml(view, this.#listing).text);
  }

  #answer(view: MessageView, answer: AnswerView): void {
    const others = this.#othersLike(view, answer);
    if (!others) return;
    const part = `q${answer.question}`;
    this.#folder.append(`parts/${part}.md`, answerMarkdown(view, answer, others.length));
    if (this.#room(part)) this.#part(part, answerHtml(view, answer, others, this.#listing).text);
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

  #part(name: string, text: string): void {
    this.#folder.append(`parts/${name}.html`, text);
  }

  #html(): void {
    const { tally, audience } = this.#digest;
    const write = (text: string): void => this.#folder.append("digest.html", text);
    const insert = (part: string): void => this.#folder.move([`parts/${part}.html`], "digest.html");
    write(page.pageStart(this.#digest).text);
    for (const [place, question] of tally.questions.entries()) {
      const shown = this.#shown.get(`q${place}`) ?? 0;
      write(page.questionStart(question, this.#digest, shown).text);
      insert(`q${place}`);
      write(page.questionEnd(shown));
    }
    if (tally.letters) {
      write(page.lettersStart(this.#digest).text);
      insert("letters");
      write("</ol></section>\n");
    }
    write(page.campaignsHtml(this.#digest, this.#listing).text);
    write(page.respondentsStart(this.#digest, this.#shown.get("who") ?? 0).text);
    insert("who");
    write(page.RESPONDENTS_END);
    if (audience === "internal") {
      for (const piece of this.#review.section())
        if ("part" in piece) this.#folder.move([piece.part], "digest.html");
        else write(piece.text);
      write(page.decisionsHtml(this.#digest, this.#listing).text);
    }
    this.#excluded(write, insert);
    write(page.pageEnd(this.#digest).text);
  }

  #excluded(write: (text: string) => void, insert: (part: string) => void): void {
    const { tally, audience } = this.#digest;
    write(page.excludedSummary(this.#digest).text);
    for (const reason of REASONS) {
      const { messages, confidential } = tally.excluded[reason];
      if (!messages) continue;
      write(page.excludedStart(reason, this.#digest).text);
      if (audience === "public" || messages === confidential) continue;
      write("<ul>\n");
      insert(reason);
      write("</ul>\n");
    }
    write("</section>\n");
  }

  #markdown(): void {
    this.#folder.append("digest.md", markdownStart(this.#digest));
    for (const [place, question] of this.#digest.tally.questions.entries()) {
      this.#folder.append("digest.md", markdownQuestion(question, this.#digest));
      this.#folder.move([`parts/q${place}.md`], "digest.md");
    }
    if (this.#digest.tally.letters) {
      this.#folder.append("digest.md", markdownLetters(this.#digest));
      this.#folder.move(["parts/letters.md"], "digest.md");
    }
    this.#folder.append("digest.md", markdownEnd(this.#digest));
    this.#folder.remove("parts");
  }
}
