import { loadEditor } from "./load-editor.ts";

/** What it needs of a draft (`Draft` in `src/reply`), read here in little, because every page sends this. */
interface StoredDraft {
  answers: unknown[];
  passages?: unknown[];
  comments?: string;
}

/**
 * `<reply-bar>`: from the reader's first words on says how many questions are answered, and leads to where the reply is sent.
 *
 * Where there is a draft, in this tab, on the device or in another tab, it has the fields of the page show it.
 */
class ReplyBar extends HTMLElement {
  #stop = new AbortController();
  #channel: BroadcastChannel | undefined;

  connectedCallback() {
    const { signal } = this.#stop;
    document.addEventListener("draft-change", ({ detail }) => this.#show(detail), { signal });
    for (const event of ["pageshow", "storage"]) addEventListener(event, () => this.#look(), { signal });
    addEventListener("pagehide", () => this.#channel?.close(), { signal });
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#channel?.close();
  }

  get #key(): string {
    return this.dataset["draft"] ?? "";
  }

  #look() {
    const draft = readDraft(this.#key);
    this.#show(draft);
    if (draft) this.#load();
    else this.#askOtherTabs();
  }

  #show({ answers, passages, comments }: StoredDraft = { answers: [] }) {
    const isEmpty = !answers.length && !passages?.length && !comments;
    // The space that it takes at the foot of the window.
    document.documentElement.toggleAttribute("data-replying", !isEmpty);
    this.hidden = isEmpty;
    const count = this.querySelector("[role=status]");
    const text = (this.dataset["count"] ?? "").replace("{count}", String(answers.length));
    // Told anew only where it is new.
    if (count && count.textContent !== text && !isEmpty) count.textContent = text;
  }

  /** The fields themselves listen to other tabs, once they are here. */
  #askOtherTabs() {
    this.#channel?.close();
    this.#channel = new BroadcastChannel(this.#key);
    this.#channel.addEventListener(
      "message",
      ({ data }: MessageEvent<{ draft?: string }>) => data.draft && this.#load(),
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel reaches its own origin alone.
    this.#channel.postMessage({ from: "" });
  }

  #load() {
    this.#channel?.close();
    // On the page that sends the reply, the form has it.
    if (!document.querySelector("reply-form")) loadEditor().catch(() => {});
  }
}

function readDraft(key: string): StoredDraft | undefined {
  try {
    const json = localStorage.getItem(key) ?? sessionStorage.getItem(key);
    return json ? (JSON.parse(json) as StoredDraft) : undefined;
  } catch {
    return undefined;
  }
}

customElements.define("reply-bar", ReplyBar);
