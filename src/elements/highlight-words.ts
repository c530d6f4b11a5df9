/** A word with what may stand inside one: co-production, volunteer’s, 1,500. */
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** Highlights whole words in the text of the page, whatever their case, and returns the highlights. */
export function highlightWords(words: string[]): HTMLElement[] {
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  const walker = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("nav, details, script, style, .para, .label, [data-screen-only]")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  return texts.flatMap((text) => highlightText(text, wanted));
}

/** The later words first, so that the places of the earlier ones stay right. */
function highlightText(text: Text, wanted: Set<string>): HTMLElement[] {
  const found = [...text.data.matchAll(WORD)].filter(([word]) => wanted.has(word.toLowerCase()));
  return found
    .reverse()
    .map(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const highlight = document.createElement("mark");
      range.surroundContents(highlight);
      return highlight;
    })
    .reverse();
}
