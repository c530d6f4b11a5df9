/** The fonts of the site; a publisher's may have bold letters in a file of their own. */
const FONTS = (import.meta.env.FONTS ?? []).flatMap((family) => [`1em "${family}"`, `bold 1em "${family}"`]);

/** Shows the page in the fonts of the site if all of them are here, as `fontsScript` does before a page is painted. */
export function useFonts() {
  if (FONTS.every((font) => document.fonts.check(font))) document.documentElement.dataset["fonts"] = "";
}

/** Waits until the page is shown, if it still waits for its fonts: what is hidden takes no focus. */
export async function pageShown(): Promise<void> {
  while (document.documentElement.dataset["fonts"] === "wait") await new Promise(requestAnimationFrame);
}

/** Fetches the fonts for the pages to come, once this one is done; not where the reader asked to save data. */
function fetchFonts() {
  if (navigator.connection?.saveData || document.documentElement.dataset["fonts"] === "") return;
  // Without a network the pages to come are read in the fallback faces.
  for (const font of FONTS) document.fonts.load(font).catch(() => {});
}

if (document.readyState === "complete") fetchFonts();
else addEventListener("load", fetchFonts, { once: true });
