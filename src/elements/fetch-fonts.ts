const FAMILIES = import.meta.env.FONTS ?? [];

/** Shows the page in the fonts of the site if all of them are here, as `fontsScript` does before a page is painted. */
export function useFonts() {
  if (FAMILIES.every((family) => document.fonts.check(`1em "${family}"`)))
    document.documentElement.dataset["fonts"] = "";
}

/** Waits until the page is shown, if it still waits for its fonts: what is hidden takes no focus. */
export async function pageShown(): Promise<void> {
  while (document.documentElement.dataset["fonts"] === "wait") await new Promise(requestAnimationFrame);
}

/** Fetches the fonts for the pages to come, once this one is done; not where the reader asked to save data. */
function fetchFonts() {
  if (navigator.connection?.saveData || document.documentElement.dataset["fonts"] === "") return;
  // Without a network the pages to come are read in the fallback faces.
  for (const family of FAMILIES) document.fonts.load(`1em "${family}"`).catch(() => {});
}

if (document.readyState === "complete") fetchFonts();
else addEventListener("load", fetchFonts, { once: true });
