import { toString } from "mdast-util-to-string";
import { checkAddress } from "./addresses.ts";
import type { Draft, TextFile } from "./draft.ts";
import { type Issue, issueAt } from "./issue.ts";
import { type Markup, readMarkdown } from "./read-markup.ts";
import { type Anchors, type Site, questionAnchors } from "./site.ts";
import { textAt } from "./values.ts";

/** Finds links that have no words or lead nowhere, in all texts. */
export function checkLinks(draft: Draft, site: Site): Issue[] {
  return [
    ...draft.sections.flatMap(({ name, markup }) => checkMarkup(markup, site.pages.get(`/sections/${name}/`), site)),
    ...draft.blocks.flatMap((block) => checkMarkup(block.markup, anchorsOf(draft, block), site)),
    ...markdownFields(draft).flatMap((markup) => [...checkMarkup(markup, new Set(), site), ...checkPlain(markup)]),
  ];
}

/** A block stands on several pages; its own questions are what all of them have. */
function anchorsOf(draft: Draft, { fields }: TextFile): Anchors {
  const section = draft.sections.find(({ name }) => name === textAt(fields.data, "section"));
  return section && new Set(questionAnchors(draft, section));
}

/** The fields of `paper.yaml` that hold Markdown. */
const MARKDOWN = [["publisher", "about"], ["invitation"], ["edition", "note"]];

const markdownFields = ({ paper }: Draft): Markup[] =>
  MARKDOWN.map((path) => readMarkdown(paper.file, textAt(paper.data, ...path), paper.at(path)));

function checkMarkup({ all, file, place }: Markup, own: Anchors, site: Site): Issue[] {
  const images = new Set(all("imageReference").map(({ node }) => node.identifier));
  const definitions = all("definition").filter(({ node }) => !images.has(node.identifier));
  const empty = [...all("link"), ...all("linkReference")].filter(({ node }) => !toString(node).trim());
  return [
    ...empty.map(({ node }) => issueAt(file, place(node), "a link has no words", "write some between [ and ]")),
    ...[...all("link"), ...definitions].flatMap(({ node }) => {
      const finding = checkAddress(node.url, own, site);
      return finding ? [issueAt(file, place(node), ...finding)] : [];
    }),
  ];
}

/** Finds what the Markdown of a field cannot hold. */
function checkPlain({ all, file, place }: Markup): Issue[] {
  return [
    ...all("html")
      .filter(({ node }) => !node.value.startsWith("</"))
      .map(({ node }) => issueAt(file, place(node), `${node.value} is left out here`, "write Markdown")),
    ...all("image").map(({ node }) =>
      issueAt(file, place(node), `the image ${node.url} cannot stand here`, "place it in a section"),
    ),
  ];
}
