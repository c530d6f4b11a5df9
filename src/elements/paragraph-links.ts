import { loadEditor } from "./load-editor.ts";

/**
 * Makes a paragraph's number, and the links to the paragraphs that a section lists for everyone, open what can be done with
 * the paragraph. Where that cannot be loaded, and without script, they are links.
 */

/** The words that are selected as the reader reaches for the number: the press itself may take the selection away. */
let selected = "";

const linkOf = ({ target }: Event): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>("a.para, .paragraphs a") : null;

const paragraphOf = (link: HTMLAnchorElement): HTMLElement | null => document.getElementById(link.hash.slice(1));

/** What is selected, if that stands within the paragraph. */
function selectedIn(paragraph: HTMLElement): string {
  const selection = getSelection();
  const isWithin = selection && paragraph.contains(selection.anchorNode) && paragraph.contains(selection.focusNode);
  return isWithin ? selection.toString().trim() : "";
}

document.addEventListener("pointerdown", (event) => {
  const link = linkOf(event);
  const paragraph = link && paragraphOf(link);
  if (!paragraph) return;
  selected = selectedIn(paragraph);
  loadEditor().catch(() => {});
});

document.addEventListener("click", (event) => {
  const link = linkOf(event);
  const paragraph = link && paragraphOf(link);
  if (!paragraph || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const quote = selected || selectedIn(paragraph);
  selected = "";
  loadEditor().then(
    (editor) => editor.openMenu(paragraph, quote),
    () => (location.hash = link.hash),
  );
});
