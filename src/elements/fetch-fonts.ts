/** The fonts of the site; a publisher's may have bold letters in a file of their own. */
const FONTS = (import.meta.env.FONTS ?? []).flatMap((family) => [`1em "${family}"`, `bold 1em "${family}"`]);

/** Only pages with the text font of the site link to it. */
const ITALICS = 'italic 1em "Public Sans Italic"';

/** Shows the page in the fonts of the site if all of them are here, as `fontsScript` does before a page is painted. */
export function useFonts() {
  const { dataset } = document.documentElement;
  if (FONTS.every((font) => document.fonts.check(font))) dataset["fonts"] = "";
  if (document.fonts.check(ITALICS)) dataset["italics"] = "";
}

/** Waits until the page is shown, if it still waits for its fonts: what is hidden takes no focus. */
export async function pageShown(): Promise<void> {
  while (document.documentElement.dataset["fonts"] === "wait") await new Promise(requestAnimationFrame);
}

/** Fetches the italics of a page that is shown next, if it has any. */
export function fetchItalics(page: Document) {
  if (page.querySelector("link[data-italics]")) fetchAll([ITALICS]);
}

/** Fetches the fonts for the pages to come, once this one is done. */
function fetchFonts() {
  if (document.documentElement.dataset["fonts"] !== "") fetchAll(FONTS);
}

/** Fetches fonts, unless the reader asked to save data. Without a network the pages to come have the fallback faces. */
function fetchAll(fonts: readonly string[]) {
  if (navigator.connection?.saveData) return;
  for (const font of fonts) document.fonts.load(font).catch(() => {});
}

if (document.readyState === "complete") fetchFonts();
else addEventListener("load", fetchFonts, { once: true });
