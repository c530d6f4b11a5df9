import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type PublishedAnswer, type ResponsesSummary, isSmall, responseFiles } from "../paper/responses.ts";
import { findRevealingWords } from "./reveals-writer.ts";
import type { Digest, DigestFolder, MessageView } from "./digest-types.ts";
import type { MailRecord } from "./types.ts";

/** The folder of a public digest that the site of the paper takes over. */
const FOLDER = "responses/";

/** How comments on a paragraph are told from other loose texts of a message. */
const COMMENT = /^comment on P(.+)$/;

/** Writes what the site shows of the replies: the answers that may be published, and counts of all. */
export class ResponsesWriter {
  readonly #folder: DigestFolder;
  readonly #digest: Digest;
  readonly #organisations = new Set<number>();
  readonly #published = new Map<string, number>();
  readonly #paragraphs = new Map<string, { comments: number; published: number }>();
  /** Comments that a respondent has made already, and the same words from others. */
  readonly #seen = new Set<string>();
  readonly #leads = new Set<string>();

  constructor(folder: DigestFolder, digest: Digest) {
    this.#folder = folder;
    this.#digest = digest;
  }

  /** Adds a message: as a whole for the counts, and as the public may see it. */
  add(whole: MessageView, open: MessageView | undefined): void {
    if (whole.status !== "counted") return;
    if (whole.respondent && whole.organisation) this.#organisations.add(whole.respondent);
    for (const { question, text, chosen, campaign } of open?.answers ?? []) {
      const { id } = this.#digest.tally.questions[question]!;
      this.#published.set(id, (this.#published.get(id) ?? 0) + 1);
      this.#write(responseFiles.question(id), {
        ...this.#author(whole, open!, id),
        ...(chosen && { chosen }),
        ...(this.#repeats(id, campaign) ? {} : { text }),
        ...(campaign && { campaign }),
      });
    }
    this.#comments(whole, open);
  }

  /** Writes the counts. */
  finish(): void {
    const { paper, tally, made } = this.#digest;
    const respondents = tally.respondents.size;
    const split = {
      organisations: this.#organisations.size,
      individuals: respondents - this.#organisations.size,
    };
    const { named, anonymous, confidential, unstated } = tally.choices;
    const summary: ResponsesSummary = {
      format: "responses/1",
      edition: paper.edition,
      collated: made,
      respondents,
      // One of the two would tell the other.
      ...(!Object.values(split).some(isSmall) && { split }),
      named,
      anonymous: anonymous - tally.revealing,
      withheld: confidential + unstated + tally.revealing,
      questions: tally.questions.map(({ id, answers, choices }) => ({
        id,
        answers,
        ...(choices && {
          choices: choices.map(({ choice, chosen }) => ({
            choice,
            answers: chosen.individuals + chosen.organisations,
          })),
        }),
        published: this.#published.get(id) ?? 0,
      })),
      paragraphs: [...this.#paragraphs]
        .toSorted(([one], [other]) => compareNumbers(one, other))
        .map(([number, counts]) => ({ number, ...counts })),
    };
    this.#folder.append(FOLDER + responseFiles.summary, `${JSON.stringify(summary, null, 1)}\n`);
  }

  /** Comments on paragraphs, which a later reply of the same respondent may say again. */
  #comments(whole: MessageView, open: MessageView | undefined): void {
    const { record, respondent, message } = whole;
    for (const { where, text } of record?.unplaced ?? []) {
      const [, number] = COMMENT.exec(where) ?? [];
      const key = `${respondent ?? -message} ${number} ${text}`;
      if (!number || this.#seen.has(key)) continue;
      this.#seen.add(key);
      const counts = this.#paragraphs.get(number) ?? { comments: 0, published: 0 };
      this.#paragraphs.set(number, counts);
      counts.comments += 1;
      if (!open || reveals(whole, record!, text)) continue;
      counts.published += 1;
      this.#write(responseFiles.paragraphs, {
        ...this.#author(whole, open, `P${number} ${text}`),
        paragraph: number,
        text,
      });
    }
  }

  #author({ message, record }: MessageView, open: MessageView, place: string): Omit<PublishedAnswer, "text"> {
    const { publish, who, organisation, role } = open;
    // A digest gives those without a name a word in its place.
    const name = publish === "named" && record?.name ? who : undefined;
    return {
      id: idOf(record?.reference ?? String(message), place),
      ...(name && { name }),
      ...(organisation && { organisation }),
      ...(role && { role }),
    };
  }

  /** Whether another answer has said these words to the question. */
  #repeats(question: string, campaign: number | undefined): boolean {
    if (!campaign) return false;
    const key = `${question} ${campaign}`;
    return this.#leads.size === this.#leads.add(key).size;
  }

  #write(file: string, answer: PublishedAnswer): void {
    this.#folder.append(FOLDER + file, `${JSON.stringify(answer)}\n`);
  }
}

/** What a reply says of a paragraph must not tell who wrote it either. */
const reveals = ({ publish }: MessageView, record: MailRecord, text: string): boolean =>
  publish === "anonymous" &&
  !record.decided &&
  findRevealingWords({ ...record, answers: [{ number: "", text }] }).length > 0;

/** The same for the same answer at every collation, and telling nothing of its writer. */
const idOf = (reference: string, place: string): string =>
  `a-${bytesToHex(sha256(utf8ToBytes(`${reference} ${place}`))).slice(0, 10)}`;

/** Paragraph 3.10 comes after 3.9. */
const compareNumbers = (one: string, other: string): number => one.localeCompare(other, "en", { numeric: true });
