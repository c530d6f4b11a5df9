import { loadEditor } from "./load-editor.ts";

/**
 * Makes the link to where a question is answered a button that opens a field beside the question, and a paragraph's
 * number a menu. What that needs is loaded once a reader reaches for it, or where there is a draft: in this tab, on the
 * device or in another tab. Where it cannot be loaded, and without script, they are links.
 */

const TARGETS = "answer-field a, a.para, .paragraphs a";
const linkOf = ({ target }: Event) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>(TARGETS) : undefined;
const load = () => void loadEditor().catch(() => {});

/** What is selected as the reader reaches for a number: the press itself may take the selection away. */
let selected = "";
let channel: BroadcastChannel | undefined;

for (const intent of ["pointerdown", "focusin"])
  document.addEventListener(intent, (event) => {
    if (!linkOf(event)) return;
    selected = `${getSelection()}`;
    load();
  });

document.addEventListener("click", (event) => {
  const link = linkOf(event);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  loadEditor().then(
    (editor) => editor.follow(link, selected),
    () => location.assign(link.href),
  );
});

customElements.define(
  "answer-field",
  class extends HTMLElement {
    connectedCallback() {
      const link = this.querySelector("a");
      link?.setAttribute("role", "button");
      link?.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        link.click();
      });
    }
  },
);

addEventListener("pagehide", () => channel?.close());
addEventListener("pageshow", () => {
  const key = document.querySelector<HTMLElement>("reply-bar")?.dataset["draft"];
  if (!key) return;
  try {
    if (localStorage.getItem(key) ?? sessionStorage.getItem(key)) return load();
  } catch {
    // Where nothing can be kept, another tab may have a draft all the same.
  }
  channel = new BroadcastChannel(key);
  channel.addEventListener("message", ({ data }: MessageEvent<{ draft?: string }>) => {
    if (!data.draft) return;
    channel?.close();
    load();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A channel reaches its own origin alone.
  channel.postMessage({ from: "" });
});
