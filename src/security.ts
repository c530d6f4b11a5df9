import { createHash } from "node:crypto";

/** How long a page is kept back until its fonts are here, in milliseconds. */
const WAIT = 100;
/** A first byte that comes this soon, in milliseconds, comes over a fast line. */
const SOON = 75;
/** What Chromium says a round trip takes on a slow line, in milliseconds. */
const SLOW = 125;

/**
 * Runs before the page is painted, and has it painted in the fonts of the site where that keeps nobody waiting: on the
 * cover, on a page reached from this site, whose fonts are here by then, and on a fast line. All others see the fonts
 * that stand in for them, and so do those whose fonts are not all here in time: no page mixes them, and nothing moves.
 * A reader who asked to save data is sent none. Italics are asked for from the second page on, so that a first visit is
 * not heavier for them, and shown where they come in time; else the letters of the text stand in, slanted.
 */
export const fontsScript = `{
const links=[...document.querySelectorAll("link[data-font]")],
{dataset}=document.documentElement,
[visit]=performance.getEntriesByType("navigation"),
line=navigator.connection,
within=document.referrer.startsWith(location.origin),
italics=within&&document.querySelector("link[data-italics]");
let missing=links.length;
if(!line?.saveData&&(links[0]?.dataset.font||within||
visit?.responseStart-visit?.requestStart<${SOON}&&!(line?.rtt>${SLOW}))){
dataset.fonts="wait";
if(italics)italics.onload=()=>{dataset.fonts&&(dataset.italics="")},italics.media="all";
for(const link of links)link.onload=()=>{--missing||dataset.fonts&&(dataset.fonts="")},link.media="all";
setTimeout(()=>dataset.fonts&&delete dataset.fonts,${WAIT})
}}`.replaceAll("\n", "");

/** The source that lets exactly this script or style run under the content security policy. */
export const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}` as const;

/**
 * What a page may load and do. Every page carries it in a `<meta>`, with the hashes of its own scripts and styles, so
 * that it holds on hosts that send no headers too.
 */
export const pagePolicy = {
  // The search engine is WebAssembly.
  scriptDirective: { hashes: [hashOf(fontsScript)], resources: ["'self'", "'wasm-unsafe-eval'"] },
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

/** What the desk may do beyond that: start its own workers, by a policy of this name. */
export const deskPolicy = { trustedTypes: "trusted-types desk", workers: "worker-src 'self'" } as const;

/** What every file is sent with, pages and errors included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  // Other sites do not learn what is read here; within the site, `fontsScript` asks where a reader came from.
  "Referrer-Policy": "same-origin",
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
};

/** The policy that a file is sent with, by its kind. */
export const sentPolicy = {
  /** What the `<meta>` of a page cannot say; the browser obeys both. In a sandbox, Chromium and Firefox show no PDF. */
  page: "frame-ancestors 'none'",
  /** A worker obeys the policy that its own file is sent with, and no browser starts one in a sandbox. */
  worker: "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  /** A picture is a document with scripts of its own once it is opened by itself, so it may do nothing but be seen. */
  other:
    "default-src 'none'; img-src data:; font-src data:; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
} as const;

/** The endings of files that are sent with the policy of a page; an address without an ending is a page. */
export const pageEndings: readonly string[] = ["html", "pdf"];

/** The folders in which the name of every file changes with its content. */
export const hashedFolders: readonly string[] = [
  "_astro/",
  "_desk/",
  "pagefind/filter/",
  "pagefind/fragment/",
  "pagefind/index/",
];

/** The one of them that holds the workers of the desk. */
export const workerFolder = "_desk/";

/** How long a copy may be used unasked: for good where the name changes with the content, else for five minutes. */
export const caching = { hashed: "public, max-age=31536000, immutable", other: "public, max-age=300" } as const;

/** The types of files that web servers do not all know, by ending. Browsers are told not to guess. */
export const mediaTypes: Readonly<Record<string, string>> = {
  bib: "application/x-bibtex; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
  webmanifest: "application/manifest+json; charset=utf-8",
};

/** The headers of a file of the site, by its path without the base: "about/". */
export function headersOf(path: string): Record<string, string> {
  const ending = /\.([^./]+)$/.exec(path)?.[1];
  const isHashed = hashedFolders.some((folder) => path.startsWith(folder));
  const type = mediaTypes[ending ?? ""];
  return {
    ...securityHeaders,
    "Content-Security-Policy": sentPolicy[kindOf(path, ending)],
    "Cache-Control": isHashed ? caching.hashed : caching.other,
    ...(type && { "Content-Type": type }),
  };
}

function kindOf(path: string, ending: string | undefined): keyof typeof sentPolicy {
  if (!ending || pageEndings.includes(ending)) return "page";
  return path.startsWith(workerFolder) ? "worker" : "other";
}
