import { decodeAddress } from "../urls.ts";
import { paperSchema } from "../paper/schema.ts";
import type { Explanation } from "./issue.ts";
import { type Anchors, type LinkTargets, PDFS } from "./link-targets.ts";
import { nearest, suggest } from "./nearest.ts";

type Finding = Explanation | undefined;

/** Says what is wrong with the address of a link; `own` are the anchors of the page on which it stands. */
export function explainAddress(url: string, own: Anchors, site: LinkTargets): Finding {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (url === "") return ["a link has no address", "write one between ( and )"];
  if (url.startsWith("//")) return [`${url} is not a whole web address`, `write https:${url}`];
  if (url.startsWith("#")) return checkAnchor(url.slice(1), own, site, "this page");
  if (url.startsWith("/")) return checkInternal(url, site);
  if (!scheme) return checkRelative(url, site);
  if (scheme === "mailto") return checkMail(url);
  if (scheme === "tel") return undefined;
  return checkWeb(url, scheme);
}

function checkInternal(url: string, site: LinkTargets): Finding {
  const [, path = "", anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url) ?? [];
  const address = decodeAddress(path);
  if (!site.pdfs && PDFS.includes(address))
    return [`${address} is not made, because the site is built without PDFs`, `write ${address.replace(".pdf", "/")}`];
  if (!site.pages.has(address)) {
    const fix = `write an address of this site, such as ${[...site.pages.keys()].find((page) => page.startsWith("/sections/")) ?? "/paper/"}`;
    return [`there is no page ${address}`, suggest(address, site.pages.keys(), fix)];
  }
  return anchor === undefined ? undefined : checkAnchor(anchor, site.pages.get(address), site, address);
}

function checkAnchor(written: string, known: Anchors, { numbered }: LinkTargets, page: string): Finding {
  const anchor = decodeAddress(written);
  if (!known || known.has(anchor) || (!numbered && /^[pq]\d+(\.\d+)*[a-z]?$/.test(anchor))) return undefined;
  const fix = /^[pq]\d/.test(anchor) ? numbersLike(anchor, known) : suggestAnchor(anchor, known);
  return [`there is no #${anchor} on ${page}`, fix];
}

function suggestAnchor(anchor: string, known: ReadonlySet<string>): string {
  const meant = nearest(anchor, known);
  if (meant) return `did you mean #${meant}?`;
  const some = [...known].slice(0, 3).map((one) => `#${one}`);
  return some.length
    ? `its anchors are ${some.join(", ")}${known.size > 3 ? " and others" : ""}`
    : "link to the page as a whole";
}

/** A wrong number is no slip of the pen, so the fix says which numbers there are. */
function numbersLike(anchor: string, known: ReadonlySet<string>): string {
  const alike = [...known].filter((one) => one[0] === anchor[0] && /^.\d/.test(one));
  if (!alike.length) return `the page has no ${anchor[0] === "p" ? "paragraphs with numbers" : "questions"}`;
  return `its ${anchor[0] === "p" ? "paragraphs" : "questions"} are #${alike[0]}${alike.length > 1 ? ` to #${alike.at(-1)}` : ""}`;
}

/** Files are not where pages are, so that an address relative to a file leads nowhere. */
function checkRelative(url: string, { pages }: LinkTargets): Finding {
  const [file = "", anchor] = url.split("#");
  const page = `/sections/${file.replace(/^.*\//, "").replace(/^\d+-|\.mdx?$/g, "")}/`;
  if (pages.has(page)) return [`${url} names a file`, `write ${page}${anchor ? `#${anchor}` : ""}`];
  if (/^[^\s@/]+@[^\s@/]+$/.test(url)) return [`${url} is not a whole address`, `write mailto:${url}`];
  if (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(url) && !/\.mdx?$/.test(url))
    return [`${url} is not a whole web address`, `write https://${url}`];
  return [`${url} is relative to the file`, "begin the address of a page with a slash, such as /glossary/"];
}

function checkMail(url: string): Finding {
  const address = decodeAddress(url.slice("mailto:".length).split("?")[0] ?? "");
  if (paperSchema.shape.contact.safeParse(address).success) return undefined;
  return [`${url} holds no e-mail address`, "write it as mailto:papers@example.org"];
}

function checkWeb(url: string, scheme: string): Finding {
  if (!/^https?$/.test(scheme))
    return [`${url} begins with “${scheme}:”`, "begin the address with https:// or mailto:"];
  if (/^https?:\/\/[^\s/?#.]+(\.[^\s/?#.]+)+\.?([/?#:]|$)/i.test(url) && URL.canParse(url)) return undefined;
  return [`${url} is not a whole web address`, "write it as https://example.org/page"];
}
