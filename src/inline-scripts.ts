import { createHash } from "node:crypto";

/**
 * Runs before the page is painted: a reader who comes from another page of this site has the fonts already, so they
 * are used at once. Anyone else reads the first page in the fallback faces, because waiting for a font, even the
 * tenth of a second that `font-display: optional` allows, would delay the first paint on a slow network.
 */
export const useKnownFonts = `if(document.referrer.startsWith(location.origin))document.documentElement.dataset.fonts=""`;

/** The source that lets exactly this script or style run under the content security policy. */
export const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}` as const;
