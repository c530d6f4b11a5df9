import type { Heading } from "mdast";
import { toString } from "mdast-util-to-string";
import type { Draft, TextFile } from "./draft.ts";
import { type Issue, issueAt, shorten } from "./issue.ts";

/** Finds headings that are empty, stand on the wrong level or stand in a question file. */
export const checkHeadings = ({ sections, blocks }: Draft): Issue[] => [
  ...sections.flatMap(checkSection),
  ...blocks.flatMap(({ path, markup }) =>
    markup
      .all("heading")
      .map(({ node }) =>
        issueAt(path, markup.place(node), `${nameOf(node)} stands in a question file`, "write it as a paragraph"),
      ),
  ),
];

function checkSection({ path, markup }: TextFile): Issue[] {
  const headings = markup.all("heading").map(({ node }) => node);
  return headings.flatMap((heading, index) => {
    const place = markup.place(heading);
    const finding = checkLevel(heading, headings[index - 1]);
    return [
      ...(finding ? [issueAt(path, place, ...finding)] : []),
      ...(wordsOf(heading) ? [] : [issueAt(path, place, "a heading has no words", "write some or remove it")]),
      ...(hasNote(heading)
        ? [issueAt(path, place, `${nameOf(heading)} holds a note`, "move its mark into the text below")]
        : []),
    ];
  });
}

function checkLevel(heading: Heading, before: Heading | undefined): [problem: string, cure: string] | undefined {
  const { depth } = heading;
  if (depth === 1) return [`${nameOf(heading)} has the level of the title`, "write ## before it"];
  const most = Math.max(2, before?.depth ?? 1) + (before ? 1 : 0);
  if (depth <= most) return undefined;
  const where = before ? `skips a level after ${nameOf(before)}` : "is the first and begins too deep";
  return [`${nameOf(heading)} ${where}`, `write ${"#".repeat(most)} before it`];
}

const wordsOf = (heading: Heading) => toString(heading).trim();

const nameOf = (heading: Heading) => `the heading “${shorten(wordsOf(heading))}”`;

const hasNote = ({ children }: Heading) => children.some(({ type }) => type === "footnoteReference");
