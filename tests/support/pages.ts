import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { select, selectAll } from "hast-util-select";
import { toString } from "hast-util-to-string";
import type { BuiltSite } from "./build-sites.ts";
import { fold } from "./fold.ts";

/** A built page: its address within the site ("/about/"), its HTML, and the same as a tree. */
export interface BuiltPage {
  path: string;
  html: string;
  tree: Root;
}

/** Every page of a built site. */
export function readPages({ folder }: BuiltSite): BuiltPage[] {
  return globSync("**/*.html", { cwd: folder })
    .toSorted()
    .map((file) => {
      const html = readFileSync(join(folder, file), "utf8");
      return { path: `/${file.replaceAll("\\", "/").replace(/index\.html$/, "")}`, html, tree: fromHtml(html) };
    });
}

/**
 * One page of each kind, and the longest section: what the others of a kind share with it need not be tried again.
 * Pages of a kind stand in one folder, such as `/sections/`.
 */
export function pathsOfEachKind(site: BuiltSite): string[] {
  const pages = readPages(site);
  const kindOf = ({ path }: BuiltPage) => /^\/(?:sections|topics)\/(?=.)/.exec(path)?.[0] ?? path;
  const firsts = pages.filter((page, index) => pages.findIndex((other) => kindOf(other) === kindOf(page)) === index);
  const sections = pages.filter((page) => kindOf(page) === "/sections/");
  const [longest] = sections.toSorted((a, b) => b.html.length - a.html.length);
  return [...new Set([...firsts, ...(longest ? [longest] : [])].map(({ path }) => path))];
}

/** The page at an address within the site. */
export function readPage(site: BuiltSite, path: string): BuiltPage {
  const page = readPages(site).find((each) => each.path === path);
  if (!page) throw new Error(`no page was built at ${path}`);
  return page;
}

/** All elements of a page that match a selector. */
export const all = ({ tree }: BuiltPage, selector: string): Element[] => selectAll(selector, tree);

/** The text of the first element that matches, with white space folded. */
export const textOf = ({ tree }: BuiltPage, selector: string): string => fold(toString(select(selector, tree) ?? tree));

/** An attribute of the first element that matches. */
export const attribute = ({ tree }: BuiltPage, selector: string, name: string): string | undefined =>
  select(selector, tree)?.properties[name]?.toString();
