import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { serveSite } from "../../src/build/serve-site.ts";
import type { PaperDescription } from "../../src/paper/paper-json.ts";
import type { BuiltSite } from "./build-sites.ts";
import { type BuiltPage, all } from "./pages.ts";

/** What following every address from page to page and file to file brings to light. */
export interface Crawl {
  /** Every page that was reached, by its path within the site ("/about/"). */
  pages: Map<string, BuiltPage>;
  /** Every path that was reached, pages and files, within the site. */
  reached: Set<string>;
  /** Addresses that lead nowhere, or to an anchor that is not there; each "page: address". */
  dead: string[];
  /** Addresses on the site's host that leave the path that it is mounted at. */
  outside: string[];
  /** The `mailto:` links, each once. */
  mail: Set<string>;
}

/** An address as it stands in a file. */
interface Found {
  from: string;
  address: string;
}

/** What no link leads to, because browsers, hosts, search engines and the publisher ask for it by themselves. */
const ASKED_FOR = ["", "404.html", "desk/", "favicon.ico", "robots.txt"];

/**
 * Serves a built site and follows all that it names: links, files, anchors, and its own whole addresses in any text.
 */
export async function crawl(site: BuiltSite): Promise<Crawl> {
  const { url, close } = await serveSite(site.folder, { base: site.base });
  const { url: address } = JSON.parse(readFileSync(join(site.folder, "paper.json"), "utf8")) as PaperDescription;
  const result: Crawl = { pages: new Map(), reached: new Set(), dead: [], outside: [], mail: new Set() };
  const queue: Found[] = ASKED_FOR.map((path) => ({ from: url, address: path }));
  const anchors: Found[] = [];
  for (let found = queue.pop(); found; found = queue.pop()) {
    if (found.address.startsWith("mailto:")) result.mail.add(found.address);
    const target = resolve(found, address, url);
    if (target?.origin !== new URL(url).origin) continue;
    if (!target.href.startsWith(url)) result.outside.push(tell(found, url));
    else if (!(await visit(target, result, queue, url))) result.dead.push(tell(found, url));
    else if (target.hash) anchors.push({ ...found, address: target.href });
  }
  result.dead.push(
    ...anchors.filter((found) => !hasAnchor(result, found.address, url)).map((found) => tell(found, url)),
  );
  close();
  return result;
}

/** The whole address, on the served copy; the site's own name means this copy. */
function resolve({ from, address }: Found, published: string, url: string): URL | undefined {
  const isPublished = address.startsWith(new URL("/", published).href);
  const here = isPublished ? address.replace(new URL(published).origin, new URL(url).origin) : address;
  return URL.canParse(here, from) ? new URL(here, from) : undefined;
}

const pathOf = (target: string | URL, url: string) =>
  `/${new URL(target).pathname.slice(new URL(url).pathname.length)}`;
const tell = ({ from, address }: Found, url: string) => `${pathOf(from, url)}: ${address}`;

/** Fetches a file unless it is known, and puts what it names into the queue. Returns whether it is there. */
async function visit(target: URL, { pages, reached }: Crawl, queue: Found[], url: string): Promise<boolean> {
  const path = pathOf(target, url);
  if (reached.has(path)) return true;
  // Hosts answer "/about" with a detour to "/about/", or not at all.
  if (!/(?:\/|\.\w+)$/.test(path)) return false;
  const response = await fetch(target.href);
  const text = await response.text();
  if (!response.ok) return false;
  reached.add(path);
  const from = target.href.replace(/[?#].*/, "");
  const isPage = response.headers.get("content-type")?.includes("text/html");
  if (isPage) pages.set(path, { path, html: text, tree: fromHtml(text) });
  const named = isPage ? namesIn(pages.get(path)!) : [];
  queue.push(...[...named, ...namesInText(path, text, url)].map((address) => ({ from, address })));
  return true;
}

/** The addresses that a page gives as such. */
function namesIn(page: BuiltPage): string[] {
  return all(page, "[href], [src], [srcset], [action], [poster], [data-settings]").flatMap(({ properties }) => {
    const { href, src, action, poster, srcSet, dataSettings } = properties;
    const sources = String(srcSet ?? "")
      .split(",")
      .map((source) => source.trim().split(" ")[0]);
    return [href, src, action, poster, dataSettings, ...sources].filter(Boolean).map(String);
  });
}

/**
 * The addresses in styles and scripts, within a page or in a file of their own, and the site's own ones in any text.
 */
function namesInText(path: string, text: string, url: string): string[] {
  // Much that looks like an address in the libraries of the desk is none; their parts import each other.
  if (path.startsWith("/_desk/"))
    return Array.from(text.matchAll(/\bimport\(["'`](\.\/[^"'`]+)["'`]\)/g), ([, address = ""]) => address);
  const base = new URL(url).pathname;
  const patterns = [
    /url\(["']?([^"')#][^"')]*)["']?\)/g,
    /\b(https?:\/\/[^\s"'<>)\]}\\,]+?)[.;:]?(?=[\s"'<>)\]}\\,]|$)/g,
  ];
  if (/\.js$|\/$/.test(path)) patterns.push(new RegExp(`["'\`]((?:\\.\\/|${base})[\\w./-]+\\.\\w+)["'\`]`, "g"));
  return patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, address = ""]) => address));
}

function hasAnchor({ pages }: Crawl, address: string, url: string): boolean {
  const { hash } = new URL(address);
  const page = pages.get(pathOf(address, url));
  return (
    page !== undefined &&
    all(page, "[id]").some(({ properties }) => properties.id === decodeURIComponent(hash.slice(1)))
  );
}
