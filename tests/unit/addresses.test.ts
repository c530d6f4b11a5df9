import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { selectAll } from "hast-util-select";
import { toString } from "hast-util-to-string";
import { describe, expect, test } from "vitest";
import { rehypePrintLinks } from "../../src/markdown/rehype-print-links.ts";
import { breakAddress } from "../../src/paper/break-address.ts";

const withList = (html: string): Root => {
  const tree = fromHtml(html, { fragment: true });
  rehypePrintLinks()(tree);
  return tree;
};
const texts = (tree: Root, selector: string) => selectAll(selector, tree).map((node) => toString(node));

describe("addresses on paper", () => {
  test("a link to elsewhere gets a letter, and its address stands once in the list", () => {
    const rota = '<a href="https://example.org/rota">the rota</a>';
    const tree = withList(`<p>${rota}, <a href="mailto:a@example.org">us</a>, ${rota}</p>`);
    expect(texts(tree, "sup")).toEqual(["a", "b", "a"]);
    expect(texts(tree, "li")).toEqual(["https://example.org/rota", "a@example.org"]);
  });

  test("a link inside the site, and an address that is its own text, need none", () => {
    const tree = withList('<p><a href="#p1.1">1.1</a> <a href="https://example.org/">example.org</a></p>');
    expect(texts(tree, "sup, section")).toEqual([]);
  });

  test("letters go on after z as the list does", () => {
    const links = Array.from({ length: 28 }, (_, n) => `<a href="https://example.org/${n}">link</a>`);
    expect(texts(withList(links.join(" ")), "sup").slice(25)).toEqual(["z", "aa", "ab"]);
  });

  test("an address may break after a slash or a hyphen, not after https://, and loses nothing", () => {
    const address = "https://example.org/a-b/c?d=e";
    expect(breakAddress(address)).toEqual(["https://example.org/", "a-", "b/", "c?", "d=", "e"]);
    expect(breakAddress("x")).toEqual(["x"]);
  });
});
