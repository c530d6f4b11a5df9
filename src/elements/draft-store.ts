import { type Draft, parseDraft } from "../reply/draft.ts";

/** What became of an attempt to keep something: a browser may forbid it, or have no room left. */
export type Kept = "kept" | "full" | "notKept";

/** What tabs tell each other: their draft as it now is, or a question for it from one that has just opened. */
interface TabMessage {
  from: string;
  draft?: string;
}

/**
 * The reader's draft. It lives in the tab by itself, and on the device only if the reader chose that; open tabs of the
 * site tell each other of every change.
 */
export class DraftStore {
  readonly #key: string;
  /** New with every page: a tab that is duplicated has a copy of all that is kept in it. */
  readonly tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
  readonly #channel: BroadcastChannel | undefined;

  constructor(key: string) {
    this.#key = key;
    this.#channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(key) : undefined;
  }

  /** Whether the reader chose to keep the draft on the device. */
  get isSaved(): boolean {
    return readFrom("localStorage", this.#key) !== undefined;
  }

  read(): Draft | undefined {
    return readFrom("localStorage", this.#key) ?? readFrom("sessionStorage", this.#key);
  }

  /** Keeps the draft in the tab or, where the reader chose so, on the device, and tells other tabs. */
  write(draft: Draft, save: boolean): Kept {
    this.#tell({ draft: JSON.stringify(draft) });
    return this.keep(draft, save);
  }

  /** Keeps what another tab has told. */
  keep(draft: Draft, save: boolean): Kept {
    const json = JSON.stringify(draft);
    if (!save) {
      forget("localStorage", this.#key);
      return keepIn("sessionStorage", this.#key, json);
    }
    const kept = keepIn("localStorage", this.#key, json);
    // Where the device has no room, the tab still holds it.
    if (kept === "kept") forget("sessionStorage", this.#key);
    else keepIn("sessionStorage", this.#key, json);
    return kept;
  }

  remove(draft: Draft) {
    this.#tell({ draft: JSON.stringify(draft) });
    forget("localStorage", this.#key);
    forget("sessionStorage", this.#key);
  }

  /** Notes that this draft was taken out of the page: nothing of it is lost with the tab. */
  markTaken(draft: Draft) {
    keepIn("sessionStorage", this.#takenKey, wordsOf(draft));
  }

  isTaken(draft: Draft): boolean {
    return readText("sessionStorage", this.#takenKey) === wordsOf(draft);
  }

  get #takenKey(): string {
    return `${this.#key}:taken`;
  }

  /**
   * Calls back with the draft of another tab when it changes, and asks the others once for theirs; `mine` is what they
   * are told.
   */
  onChangeElsewhere(call: (draft: Draft, tab: string) => void, mine: () => Draft | undefined, signal: AbortSignal) {
    const channel = this.#channel;
    if (!channel) return;
    channel.addEventListener(
      "message",
      ({ data }: MessageEvent<TabMessage>) => {
        const draft = parseDraft(data.draft ?? "");
        if (draft) return call(draft, data.from);
        const own = mine();
        if (own) this.#tell({ draft: JSON.stringify(own) });
      },
      { signal },
    );
    this.#tell({});
    signal.addEventListener("abort", () => channel.close());
  }

  #tell(message: Omit<TabMessage, "from">) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel reaches its own origin alone.
    this.#channel?.postMessage({ from: this.tab, ...message } satisfies TabMessage);
  }
}

type Place = "localStorage" | "sessionStorage";

const readFrom = (place: Place, key: string): Draft | undefined => parseDraft(readText(place, key));

function readText(place: Place, key: string): string {
  try {
    return window[place].getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** A draft without when and where it was written. */
const wordsOf = ({ registers: _registers, ...draft }: Draft): string => JSON.stringify({ ...draft, savedAt: "" });

function keepIn(place: Place, key: string, json: string): Kept {
  try {
    window[place].setItem(key, json);
    return "kept";
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "notKept";
  }
}

function forget(place: Place, key: string) {
  try {
    window[place].removeItem(key);
  } catch {
    // Where nothing can be kept, there is nothing to remove.
  }
}
