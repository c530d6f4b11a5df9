import { type Draft, parseDraft } from "../reply/draft.ts";

/** What became of an attempt to keep something: a browser may forbid it, or have no room left. */
export type Kept = "kept" | "full" | "notKept";

/** The reader's draft in this browser, which nothing but the reader's own choice creates. */
export class DraftStore {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  read(): Draft | undefined {
    try {
      return parseDraft(localStorage.getItem(this.#key) ?? "");
    } catch {
      return undefined;
    }
  }

  write(draft: Draft): Kept {
    try {
      localStorage.setItem(this.#key, JSON.stringify(draft));
      return "kept";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "notKept";
    }
  }

  remove() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Where nothing can be kept, there is nothing to remove.
    }
  }

  /** Calls back when another tab changes the draft. */
  onChangeElsewhere(call: () => void, signal: AbortSignal) {
    addEventListener("storage", ({ key }) => key === this.#key && call(), { signal });
  }
}
