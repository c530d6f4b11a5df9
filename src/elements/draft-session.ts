import { type Draft, type DraftAnswer, draftOf, restoreDraft } from "../reply/draft.ts";
import {
  joinRegisters,
  knowsMore,
  readRegisters,
  type Registers,
  type TabLabels,
  writeRegisters,
} from "../reply/merge-tabs.ts";
import { type Answer, isAnswered, type Passage, passageKey, type Reply, type ReplyPaper } from "../reply/reply.ts";
import { askBeforeLeaving } from "./ask-before-leaving.ts";
import { DraftStore, type Kept } from "./draft-store.ts";
import { isEmpty, sortReply } from "./reply-texts.ts";
import type { ReplySettings } from "./reply-settings.ts";

/** Milliseconds without a key after which a draft is kept. */
const PAUSE = 400;

/**
 * What fields are told: `change` where their words are no longer the reply's, `kept` once a draft is kept or is not.
 */
interface SessionEvents {
  change: "restored" | "replaced" | "elsewhere";
  kept: Kept;
}

/**
 * The reader's reply on a page, whichever fields it is written in: keeps what is typed, takes over what other tabs
 * write, and tells the page of both.
 */
export class DraftSession {
  /**
   * Answers whose question reads otherwise now, and answers to questions that are no longer asked; both stay in the
   * draft.
   */
  changed: DraftAnswer[] = [];
  removed: DraftAnswer[] = [];
  readonly #settings: ReplySettings;
  readonly #store: DraftStore;
  readonly #listeners: { [Name in keyof SessionEvents]: ((what: SessionEvents[Name]) => void)[] } = {
    change: [],
    kept: [],
  };
  /** The text of each paragraph that is commented on. */
  readonly #paragraphs = new Map<string, string>();
  #reply!: Reply;
  #registers: Registers = {};
  /** Registers made from the drafts of tabs that show another edition of the paper. */
  readonly #ofOtherEditions = new Map<string, Registers>();
  #saves = false;
  #timer = 0;
  /** What undo brings back. */
  #before: Draft | undefined;

  constructor(settings: ReplySettings, signal: AbortSignal) {
    this.#settings = settings;
    this.#store = new DraftStore(settings.draftKey);
    this.#restore();
    addEventListener("pagehide", () => this.#flush(), { signal });
    // A page that comes back from history may have its fields emptied by the browser (WebKit), or filled with old
    // words.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#restore(), { signal });
    askBeforeLeaving(() => !this.#saves && !isEmpty(this.#reply) && !this.#store.isTaken(this.#draft), signal);
    this.#store.onChangeElsewhere(
      (draft, tab) => this.#changedElsewhere(draft, tab),
      () => (isEmpty(this.#reply) ? undefined : this.#draft),
      signal,
    );
  }

  /** The reply as it stands, in the paper's order. */
  get reply(): Reply {
    return this.#reply;
  }

  /** The paper, with as much of its paragraphs as is known. */
  get paper(): ReplyPaper {
    return { ...this.#settings.paper, passages: Array.from(this.#paragraphs, ([number, text]) => ({ number, text })) };
  }

  /** Whether the draft is kept on the device. */
  get saves(): boolean {
    return this.#saves;
  }

  /** When the draft was last kept; undefined if there is none. */
  get keptAt(): Date | undefined {
    const { savedAt } = this.#store.read() ?? {};
    return savedAt ? new Date(savedAt) : undefined;
  }

  get canUndo(): boolean {
    return this.#before !== undefined;
  }

  on<Name extends keyof SessionEvents>(name: Name, call: (what: SessionEvents[Name]) => void) {
    this.#listeners[name].push(call);
  }

  /** Takes over what fields hold now, and keeps it after a pause. */
  write(reply: Reply) {
    this.#set(reply);
    this.#count();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#keep(), PAUSE);
  }

  writeAnswer(answer: Answer) {
    const others = this.#reply.answers.filter(({ number }) => number !== answer.number);
    this.write({ ...this.#reply, answers: isAnswered(answer) ? [...others, answer] : others });
  }

  /** `paragraph` is how the paragraph reads. */
  writePassage(passage: Passage, paragraph: string) {
    this.#paragraphs.set(passage.number, paragraph);
    const others = (this.#reply.passages ?? []).filter((each) => passageKey(each) !== passageKey(passage));
    this.write({ ...this.#reply, passages: passage.text.trim() ? [...others, passage] : others });
  }

  /** Puts another reply in the place of this one, which undo brings back. */
  replace(reply: Reply) {
    this.#before = this.#draft;
    this.#set(reply);
    this.#keep();
    this.#tell("change", "replaced");
  }

  /** Removes everything from everywhere; undo brings it back. */
  clear() {
    this.#before = this.#draft;
    this.#drop();
    this.#set({ paper: this.#before.paper, answers: [] });
    [this.changed, this.removed, this.#saves] = [[], [], false];
    this.#store.remove(this.#draft);
    this.#tell("change", "replaced");
  }

  undo() {
    if (!this.#before) return;
    this.#set(this.#take(this.#before));
    this.#before = undefined;
    this.#keep();
    this.#tell("change", "replaced");
  }

  /** Keeps the draft on the device from now on, or no longer. */
  save(saves: boolean) {
    this.#saves = saves;
    this.#keep();
  }

  /** Notes that the reader has taken the reply out of the page as it now is. */
  markTaken() {
    this.#store.markTaken(this.#draft);
  }

  get #draft(): Draft {
    const draft = draftOf(this.#reply, this.paper, new Date().toISOString());
    draft.answers.push(...this.removed);
    return { ...draft, registers: this.#registers };
  }

  #set(reply: Reply) {
    this.#reply = sortReply(reply, this.#settings.paper);
    this.#registers = writeRegisters(this.#registers, this.#reply, this.#store.tab, this.#tabLabels);
  }

  /** What a draft holds of today's paper; what else it holds is kept beside that. */
  #take(draft: Draft): Reply {
    for (const { number, paragraph } of draft.passages ?? []) this.#paragraphs.set(number, paragraph);
    const { reply, changed, removed } = restoreDraft(draft, this.#settings.paper);
    this.changed = changed;
    this.removed = removed;
    return sortReply(reply, this.#settings.paper);
  }

  /** The registers of a draft of this edition: another one may have given its numbers to other questions. */
  #registersOf({ paper, registers }: Draft): Registers | undefined {
    return paper.edition === this.#settings.paper.edition ? registers : undefined;
  }

  #restore() {
    const draft = this.#store.read();
    const { title, edition } = this.#settings.paper;
    const reply = draft ? this.#take(draft) : { paper: { title, edition }, answers: [] };
    this.#registers = (draft && this.#registersOf(draft)) ?? {};
    this.#set(reply);
    this.#saves = this.#store.isSaved;
    this.#tell("change", "restored");
  }

  /** Keeps at once what was typed a moment ago. */
  #flush() {
    if (this.#timer) this.#keep();
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #keep() {
    this.#drop();
    this.#tell("kept", this.#store.write(this.#draft, this.#saves));
  }

  /** Another tab wrote: both texts stay where both wrote a field at once. */
  #changedElsewhere(draft: Draft, tab: string) {
    const mine = this.#reply;
    const reply = this.#take(draft);
    const theirs = this.#registersOf(draft);
    const heard = theirs ?? writeRegisters(this.#ofOtherEditions.get(tab) ?? {}, reply, tab, this.#tabLabels);
    if (!theirs) this.#ofOtherEditions.set(tab, heard);
    this.#registers = joinRegisters(this.#registers, heard);
    this.#reply = sortReply(readRegisters(this.#registers, mine.paper, this.#tabLabels), this.#settings.paper);
    if (!isSame(this.#reply, mine)) this.#tell("change", "elsewhere");
    // Saved or not, it is so for all tabs.
    this.#saves = this.#store.isSaved;
    if (theirs && knowsMore(this.#registers, theirs)) this.#keep();
    else this.#store.keep(this.#draft, this.#saves);
  }

  get #tabLabels(): TabLabels {
    return { first: this.#settings.says.oneTab, second: this.#settings.says.otherTabText };
  }

  #tell<Name extends keyof SessionEvents>(name: Name, what: SessionEvents[Name]) {
    for (const call of this.#listeners[name]) call(what);
    this.#count();
  }

  /** The bar, which is on every page, shows how much is answered. */
  #count() {
    document.dispatchEvent(new CustomEvent("draft-change", { detail: this.#reply }));
  }
}

const isSame = (one: Reply, two: Reply): boolean => JSON.stringify(one) === JSON.stringify(two);
