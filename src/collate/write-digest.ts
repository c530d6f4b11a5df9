import type { DigestFolder } from "./collate.ts";
import { SHOWN, type Digest } from "./digest.ts";
import type { Judgement } from "./judge.ts";
import { REASONS, type MailRecord } from "./record.ts";
import { count, placesOf } from "./tally.ts";
import { publicView, viewOf, type AnswerView, type MessageView } from "./view.ts";
import { consultLines, consultQuestions } from "./write-consult.ts";
import { csvHead, csvLines, csvRows } from "./write-csv.ts";
import { answerHtml, apartHtml, eyeHtml, respondentHtml, type LinkTo } from "./write-items.ts";
import * as page from "./write-page.ts";
import { jsonLine } from "./write-jsonl.ts";
import { answerMarkdown, markdownEnd, markdownQuestion, markdownStart } from "./write-markdown.ts";

const ROWS_AT_A_TIME = 500;

/** Writes the files of a digest, message by message; pages are put together from their parts at the end. */
export class DigestWriter {
  /** What went into the data files, to check against the counts. */
  readonly written = { answers: 0, lines: 0 };
  readonly #folder: DigestFolder;
  readonly #digest: Digest;
  readonly #judgement: Judgement;
  readonly #linkTo: LinkTo;
  readonly #placeOf: (number: string) => number;
  readonly #shown = new Map<string, number>();
  readonly #leads = new Map<string, number>();
  readonly #consulted = new Set<number>();
  #rows: ReturnType<typeof csvRows> = [];

  constructor(folder: DigestFolder, digest: Digest, judgement: Judgement, linkTo: LinkTo) {
    this.#folder = folder;
    this.#digest = digest;
    this.#judgement = judgement;
    this.#linkTo = linkTo;
    this.#placeOf = placesOf(digest.tally);
    folder.append("replies.csv", csvHead(digest.audience));
    folder.append("replies.jsonl", "");
    for (const { path, text } of consultQuestions(digest.tally)) folder.append(path, text);
  }

  /** Counts a message and writes what the digest's audience may see of it. */
  add(record: MailRecord): void {
    const { audience, tally } = this.#digest;
    const whole = viewOf(record, this.#judgement, this.#placeOf);
    count(tally, whole);
    this.written.lines += 1;
    this.written.answers += csvRows(whole, tally, "internal").length;
    const view = audience === "public" ? publicView(whole) : whole;
    if (!view) return;
    this.#data(view);
    if (view.status === "counted") this.#counted(view);
    else if (this.#room(view.status)) this.#part(view.status, apartHtml(view, this.#linkTo).text);
  }

  /** Writes what is left and puts the pages together. */
  finish(): void {
    this.#flushRows();
    this.#html();
    this.#markdown();
  }

  #data(view: MessageView): void {
    const { audience, tally } = this.#digest;
    this.#folder.append("replies.jsonl", jsonLine(view));
    this.#rows.push(...csvRows(view, tally, audience));
    if (this.#rows.length >= ROWS_AT_A_TIME) this.#flushRows();
    const respondent = view.respondent ?? 0;
    const lines = consultLines(view, !this.#consulted.has(respondent));
    for (const { path, text } of lines) this.#folder.append(path, text);
    if (lines.length) this.#consulted.add(respondent);
  }

  #flushRows(): void {
    this.#folder.append("replies.csv", csvLines(this.#rows));
    this.#rows = [];
  }

  #counted(view: MessageView): void {
    const isListed = this.#room("who");
    if (isListed) this.#part("who", respondentHtml(view, this.#linkTo).text);
    const eye = eyeHtml(view, isListed);
    if (eye && this.#room("eye")) this.#part("eye", eye.text);
    for (const answer of view.answers)
      if (answer.question >= 0 && !answer.supersededBy) this.#answer(view, answer, isListed);
  }

  #answer(view: MessageView, answer: AnswerView, isListed: boolean): void {
    const others = this.#othersLike(view, answer);
    if (!others) return;
    const part = `q${answer.question}`;
    this.#folder.append(`parts/${part}.md`, answerMarkdown(view, answer, others.length));
    if (this.#room(part)) this.#part(part, answerHtml(view, answer, others, isListed).text);
  }

  /** The other messages with the same words; undefined if these were shown already with one of them. */
  #othersLike({ message }: MessageView, { campaign, question }: AnswerView): number[] | undefined {
    if (!campaign) return [];
    const key = `${campaign} ${question}`;
    if (this.#leads.has(key)) return undefined;
    this.#leads.set(key, message);
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
    write(page.campaignsHtml(this.#digest).text + page.respondentsStart(this.#digest).text);
    insert("who");
    write(page.RESPONDENTS_END);
    if (audience === "internal") {
      write(page.EYE_START);
      insert("eye");
      write("</section>\n");
    }
    this.#apart(write, insert);
    write(page.pageEnd(this.#digest).text);
  }

  #apart(write: (text: string) => void, insert: (part: string) => void): void {
    const { tally, audience } = this.#digest;
    write(page.apartSummary(this.#digest).text);
    for (const reason of Object.keys(REASONS) as (keyof typeof REASONS)[]) {
      if (!tally.setApart[reason]) continue;
      write(page.apartStart(reason, this.#digest).text);
      if (audience === "public") continue;
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
    this.#folder.append("digest.md", markdownEnd(this.#digest));
    this.#folder.remove("parts");
  }
}
