import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import { describe, expect, inject, test } from "vitest";
import { all, type BuiltPage, readPages } from "../support/pages.ts";

/** Elements within a line of text. */
const INLINE = ["a", "abbr", "b", "cite", "em", "strong", "span"];

/**
 * Where a text and an element within its line meet without a space: HTML that is compressed loses those at line ends.
 */
function joinedWords({ children }: Element): string[] {
  return children.flatMap((child, index) => {
    const next = children[index + 1];
    if (!next || ![child, next].some(({ type }) => type === "text") || ![child, next].some(isInline)) return [];
    const [before, after] = [toString(child), toString(next)];
    return /[\p{L}.,;:]$/u.test(before) && /^\p{L}/u.test(after) ? [`${before}|${after}`] : [];
  });
}

const isInline = (node: ElementContent): boolean => node.type === "element" && INLINE.includes(node.tagName);

/** The title stands on a line of its own there. */
const isHead = (page: BuiltPage, text: Element): boolean => all(page, ".print-head > p").includes(text);

describe.each(["first", "second"] as const)("the %s paper", (name) => {
  test.each(readPages(inject(name)).map((page) => [page.path, page] as const))(
    "%s runs no words together",
    (_, page) => {
      const texts = all(page, "p, li, dd, dt, td, label, legend, summary, figcaption");
      expect(texts.filter((text) => !isHead(page, text)).flatMap(joinedWords)).toEqual([]);
    },
  );
});
