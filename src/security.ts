import { createHash } from "node:crypto";

/**
 * Runs before the page is painted: a reader who comes from another page of this site has the fonts already, so they
 * are used at once. Anyone else reads the first page in the fallback faces, because waiting for a font, even the
 * tenth of a second that `font-display: optional` allows, would delay the first paint on a slow network.
 */
export const useKnownFonts = `if(document.referrer.startsWith(location.origin))document.documentElement.dataset.fonts=""`;

/** The source that lets exactly this script or style run under the content security policy. */
export const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}` as const;

/**
 * What a page may load and do. Every page carries it in a `<meta>`, with the hashes of its own scripts and styles, so
 * that it holds on hosts that send no headers too.
 */
export const pagePolicy = {
  // The search engine is WebAssembly.
  scriptDirective: { hashes: [hashOf(useKnownFonts)], resources: ["'self'", "'wasm-unsafe-eval'"] },
  directives: [
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ],
} as const;

/** What every file is sent with, pages and errors included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  // What a `<meta>` cannot say; the browser obeys both.
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  // Other sites do not learn what is read here; within the site, `useKnownFonts` asks where a reader came from.
  "Referrer-Policy": "same-origin",
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
};

/** The folders in which the name of every file changes with its content. */
export const hashedFolders: readonly string[] = [
  "_astro/",
  "pagefind/filter/",
  "pagefind/fragment/",
  "pagefind/index/",
];

/** How long a copy may be used unasked: for good where the name changes with the content, else for five minutes. */
export const caching = { hashed: "public, max-age=31536000, immutable", other: "public, max-age=300" } as const;

/** The headers of a file of the site, by its path without the base: "about/". */
export const headersOf = (path: string): Record<string, string> => ({
  ...securityHeaders,
  "Cache-Control": hashedFolders.some((folder) => path.startsWith(folder)) ? caching.hashed : caching.other,
});
