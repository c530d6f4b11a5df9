/** Fetches the fonts for the pages to come, once this one is done; not where the reader asked to save data. */
function fetchFonts() {
  if (navigator.connection?.saveData || "fonts" in document.documentElement.dataset) return;
  // Without a network the pages to come are read in the fallback faces.
  for (const family of import.meta.env.FONTS ?? []) document.fonts.load(`1em "${family}"`).catch(() => {});
}

if (document.readyState === "complete") fetchFonts();
else addEventListener("load", fetchFonts, { once: true });
