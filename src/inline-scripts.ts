import { createHash } from "node:crypto";

/**
 * Runs before the page is painted: a reader who comes from another page of this site has the fonts already, so they
 * are used at once. Anyone else reads the first page in the fallback faces, because waiting for a font, even the
 * tenth of a second that `font-display: optional` allows, would delay the first paint on a slow network.
 */
export const useKnownFonts = `if(document.referrer.startsWith(location.origin))document.documentElement.dataset.fonts=""`;

/** The sources that let exactly these scripts run under the content security policy. */
export const inlineScriptHashes = [useKnownFonts].map(
  (script) => `sha256-${createHash("sha256").update(script).digest("base64")}` as const,
);
