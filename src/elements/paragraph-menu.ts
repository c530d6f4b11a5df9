import { make } from "./make-element.ts";
import { fill, type ReplySettings } from "./reply-settings.ts";

/** What can be done with a paragraph: a small menu at its number, which closes as the reader goes on. */
export function openParagraphMenu(paragraph: HTMLElement, { says }: ReplySettings, comment: () => void) {
  const before = document.activeElement;
  const link = make("a", { href: `#${paragraph.id}`, textContent: says.copyLink });
  link.dataset["copy"] = "";
  const button = make("button", { type: "button", textContent: says.comment });
  const menu = make("div", { className: "paragraph-menu small" });
  menu.setAttribute("role", "group");
  menu.setAttribute("aria-label", fill(says.menu, { number: paragraph.querySelector(".para")?.textContent || "¶" }));
  menu.append(link, button);
  menu.style.top = `${paragraph.offsetTop + 28}px`;
  paragraph.after(menu);
  button.focus({ preventScroll: true });
  menu.scrollIntoView({ block: "nearest" });

  const stop = new AbortController();
  const { signal } = stop;
  const close = (returns = false) => {
    stop.abort();
    menu.remove();
    if (returns && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  button.addEventListener(
    "click",
    () => {
      close();
      comment();
    },
    { signal },
  );
  // The link is followed first.
  link.addEventListener("click", () => setTimeout(() => close(true)), { signal });
  menu.addEventListener("keydown", ({ key }) => key === "Escape" && close(true), { signal });
  menu.addEventListener(
    "focusout",
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) close();
    },
    { signal },
  );
}
