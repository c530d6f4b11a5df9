import * as fc from "fast-check";

/** A piece of Markdown, and the words that a reader of it sees. */
interface Piece {
  markdown: string;
  words: string;
}

const WORDS = "one two three halls warm Zoë naïve Ardle 日本 Größe co-operate don’t 1950 £12 5%".split(" ");
/** Signs that mean something in Markdown, HTML or MDX, as an author may type them. */
const SIGNS =
  "{ } {x} < <5 a<5 > * ** _ __ ` ~ [ ] ( ) ! | & &amp; \\ # + = $ ^ / /* */ {/* --- ... : :// ; “q” 'q' \" @ \\{ \\<".split(
    " ",
  );
const STARTS = ["import it", "export growth", "import {x} from", "export default"];

const word = fc.constantFrom(...WORDS);
const words = fc.array(word, { minLength: 2, maxLength: 12 }).map((some) => some.join(" "));
const loose = fc.array(fc.oneof({ weight: 3, arbitrary: word }, fc.constantFrom(...SIGNS)), {
  minLength: 2,
  maxLength: 14,
});

const same = (markdown: string): Piece => ({ markdown, words: markdown });

/** Words with signs among them. Each sign stands between words, so that it is itself and no markup. */
const signs = fc.tuple(word, loose).map(([first, some]) => {
  const text = `${first} ${some.join(" ")} end`;
  return { markdown: escapePairs(text), words: text.replaceAll("&amp;", "&") };
});

/** Signs that come in pairs would be markup, and a pipe a table; an author who means the sign escapes it. */
const escapePairs = (text: string) => text.replace(/(?<!\\)[*_`~[\]|]/g, "\\$&");

const wrapped = fc.array(words, { minLength: 1, maxLength: 4 }).map((lines) => same(lines.join("\n")));

const phrasing = fc.oneof(
  { weight: 4, arbitrary: words.map(same) },
  words.map((text) => ({ markdown: `**${text}**`, words: text })),
  words.map((text) => ({ markdown: `*${text}*`, words: text })),
  words.map((text) => ({ markdown: `[${text}](https://example.org/a_b?c={d}&e)`, words: text })),
  words.map((text) => ({ markdown: `\`${text} {x} <T>\``, words: `${text} {x} <T>` })),
  words.map((text) => ({ markdown: `<b>${text}</b>`, words: text })),
);

const mixed = fc.array(phrasing, { minLength: 1, maxLength: 4 }).map((parts) => join(parts, " "));
const opening = fc.tuple(fc.constantFrom(...STARTS), words).map(([start, text]) => same(`${start} ${text}`));
const paragraph = fc.oneof(signs, wrapped, mixed, opening);

const list = fc
  .tuple(fc.constantFrom("- ", "* ", "1. ", "1) "), fc.array(mixed, { minLength: 1, maxLength: 4 }))
  .map(([bullet, items]) =>
    join(
      items.map((item) => ({ ...item, markdown: bullet + item.markdown })),
      "\n",
    ),
  );
const quotation = mixed.map(({ markdown, words: text }) => ({ markdown: `> ${markdown}`, words: text }));
const code = words.map((text) => ({ markdown: `\`\`\`js\nimport { ${text} }\n\`\`\``, words: `import { ${text} }` }));
const table = fc.array(fc.tuple(words, words), { minLength: 2, maxLength: 4 }).map(([head, ...rows]) => {
  const row = (cells: readonly string[] = []) => `| ${cells.join(" | ")} |`;
  return {
    markdown: [row(head), "| --- | --- |", ...rows.map(row)].join("\n"),
    words: [head, ...rows].flat().join(" "),
  };
});
const heading = words.map((text) => ({ markdown: `### Part ${text}`, words: `Part ${text}` }));
const block = fc.oneof({ weight: 4, arbitrary: paragraph }, list, quotation, code, table, heading);

const questions = fc
  .uniqueArray(words, { minLength: 1, maxLength: 3, selector: (text) => text.toLowerCase().replace(/\P{L}/gu, "") })
  .map((texts) => ({
    markdown: ["### Key questions", ...texts.map((text) => `- Is ${text}?`)].join("\n\n"),
    words: texts.map((text) => `Is ${text}?`).join(" "),
  }));

const section = fc
  .tuple(words, fc.array(block, { maxLength: 6 }))
  .map(([title, blocks]) => join([{ markdown: `## About ${title}`, words: `About ${title}` }, ...blocks], "\n\n"));

/**
 * A paper in Markdown of every form of text, with key questions at its end, and the words that it says in their order.
 */
export const anyPaper: fc.Arbitrary<Piece> = fc
  .tuple(words, fc.array(section, { minLength: 1, maxLength: 4 }), questions)
  .map(([title, sections, asked]) =>
    join([{ markdown: `# Paper ${title}`, words: `Paper ${title}` }, ...sections, asked], "\n\n"),
  );

const join = (parts: readonly Piece[], by: string): Piece => ({
  markdown: parts.map(({ markdown }) => markdown).join(by),
  words: parts.map((part) => part.words).join(" "),
});
