import { toString } from "mdast-util-to-string";
import type { ParsedPaper } from "../parse-paper.ts";
import { explainAddress } from "../explain-address.ts";
import type { Report } from "../issue.ts";
import { type Anchors, mapTargets, questionAnchors } from "../link-targets.ts";
import type { Markup } from "../read-markup.ts";
import { textAt } from "../values.ts";

/** Links without words. */
export function linkText({ texts, markdown }: ParsedPaper, report: Report): void {
  for (const { all } of [...texts.map(({ markup }) => markup), ...markdown])
    for (const { node, at } of [...all("link"), ...all("linkReference")])
      if (!toString(node).trim()) report(at, "a link has no words", "write some between [ and ]");
}

/** Links that lead nowhere. */
export function linkTarget(parsed: ParsedPaper, report: Report): void {
  const targets = mapTargets(parsed);
  const check = (markup: Markup, own: Anchors) => {
    for (const { node, at } of addressesIn(markup)) {
      const explanation = explainAddress(node.url, own, targets);
      if (explanation) report(at, ...explanation);
    }
  };
  for (const { name, markup } of parsed.sections) check(markup, targets.pages.get(`/sections/${name}/`));
  for (const { fields, markup } of parsed.blocks) {
    // A block stands on several pages; its own questions are what all of them have.
    const section = parsed.sections.find(({ name }) => name === textAt(fields.data, "section"));
    check(markup, section && new Set(questionAnchors(parsed, section)));
  }
  for (const { markup } of parsed.outcomes) check(markup, targets.pages.get("/responses/"));
  for (const { name, markup } of parsed.pages) check(markup, targets.pages.get(`/${name}/`));
  for (const markup of parsed.markdown) check(markup, new Set());
}

/** Links, and the definitions of their addresses. */
function addressesIn({ all }: Markup) {
  const images = new Set(all("imageReference").map(({ node }) => node.identifier));
  return [...all("link"), ...all("definition").filter(({ node }) => !images.has(node.identifier))];
}

/** HTML and images in those fields of `paper.yaml` that hold Markdown. */
export function markdownField({ markdown }: ParsedPaper, report: Report): void {
  for (const { all } of markdown) {
    for (const { node, at } of all("html"))
      if (!node.value.startsWith("</")) report(at, `${node.value} is left out here`, "write Markdown");
    for (const { node, at } of all("image"))
      report(at, `the image ${node.url} cannot stand here`, "place it in a section");
  }
}
