import { digestWords } from "../messages/index.ts";
import { joined, Html, markup } from "./markup.ts";
import { plainWords } from "./person-name.ts";
import type { Listing, MessageView } from "./digest-types.ts";

const { who: whoWords, answer: answerWords } = digestWords;

/** So many replies of an organisation are named. */
const NAMED = 30;

interface Organisation {
  /** How it is spelled, and how often. */
  spellings: Map<string, number>;
  replies: number;
  from: { message: number; who: string }[];
}

const LEGAL_FORM = /^(?:the|ltd|limited|plc|cic|cio|llp|inc)$/;

/** What is the same of an organisation's name however it is spelled. */
const keyOf = (name: string): string => {
  const words = plainWords(name.replaceAll("&", " and "));
  return words.filter((word) => !LEGAL_FORM.test(word)).join(" ") || words.join(" ");
};

/** The replies of each organisation, however its name is spelled. */
export class Organisations {
  readonly #all = new Map<string, Organisation>();

  add({ organisation, message, who }: MessageView): void {
    if (!organisation) return;
    const key = keyOf(organisation);
    const found = this.#all.get(key) ?? { spellings: new Map<string, number>(), replies: 0, from: [] };
    this.#all.set(key, found);
    found.replies += 1;
    found.spellings.set(organisation, (found.spellings.get(organisation) ?? 0) + 1);
    if (found.from.length < NAMED) found.from.push({ message, who });
  }

  get size(): number {
    return this.#all.size;
  }

  /** A list item for each, in the order of their names; people are linked to in a digest for the publisher alone. */
  items(listing: Listing | undefined): Html[] {
    const sorted = [...this.#all].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return sorted.map(([, { spellings, replies, from }]) => {
      const [[name = ""] = []] = [...spellings].toSorted(([, one], [, other]) => other - one);
      const people = from.map(({ message, who }) => {
        const href = listing?.hrefOf(message);
        return href ? markup`<a href="${href}"><bdi>${who}</bdi></a>` : markup`<bdi>${who}</bdi>`;
      });
      const more = replies > from.length && ` ${answerWords.more(replies - from.length)}`;
      return markup`<li><strong><bdi>${name}</bdi></strong> (${whoWords.organisation(replies)}): ${joined(people)}${more}</li>
`;
    });
  }
}
