import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import type { FootnoteDefinition, ListItem, PhrasingContent, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const HEADINGS = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const BULLETS = { level: 0, format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.LEFT };
const NUMBERS = { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT };

type Format = { bold?: boolean; italics?: boolean; superScript?: boolean };

/** Makes a Word file of a Markdown text, with Word's own title, headings, lists, footnotes, tables and pictures. */
export async function makeWord(markdown: string, pictures: Record<string, Uint8Array> = {}): Promise<Uint8Array> {
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  const notes = tree.children.filter((node): node is FootnoteDefinition => node.type === "footnoteDefinition");
  const numberOf = (identifier: string) => notes.findIndex((note) => note.identifier === identifier) + 1;
  let lists = 0;

  const runs = (nodes: readonly PhrasingContent[], format: Format = {}): ParagraphChild[] =>
    nodes.flatMap((node): ParagraphChild[] => {
      if (node.type === "strong") return runs(node.children, { ...format, bold: true });
      if (node.type === "emphasis") return runs(node.children, { ...format, italics: true });
      if (node.type === "link")
        return [new ExternalHyperlink({ link: node.url, children: runs(node.children, format) })];
      if (node.type === "footnoteReference") return [new FootnoteReferenceRun(numberOf(node.identifier))];
      if (node.type === "break") return [new TextRun({ text: "", break: 1 })];
      if (node.type === "image") return [picture(node.url, node.alt ?? "")];
      return "value" in node ? [new TextRun({ text: node.value.replace(/\s+/g, " "), ...format })] : [];
    });

  const picture = (url: string, alt: string) =>
    new ImageRun({
      type: "png",
      data: pictures[url] ?? new Uint8Array(),
      transformation: { width: 64, height: 64 },
      altText: { name: alt, title: alt, description: alt },
    });

  const item = ({ children }: ListItem, reference: string): Paragraph[] =>
    children.flatMap((child) =>
      child.type === "paragraph"
        ? [new Paragraph({ numbering: { reference, level: 0 }, children: runs(child.children) })]
        : [],
    );

  const block = (node: RootContent): (Paragraph | Table)[] => {
    if (node.type === "heading")
      return [
        new Paragraph({ heading: HEADINGS[node.depth - 1] ?? HeadingLevel.HEADING_4, children: runs(node.children) }),
      ];
    if (node.type === "paragraph") return [new Paragraph({ children: runs(node.children) })];
    if (node.type === "blockquote")
      return node.children.flatMap((child) =>
        child.type === "paragraph" ? [new Paragraph({ style: "Quote", children: runs(child.children) })] : block(child),
      );
    if (node.type === "list") {
      const reference = node.ordered ? `numbers-${++lists}` : "bullets";
      return node.children.flatMap((child) => item(child, reference));
    }
    if (node.type !== "table") return [];
    const cell = (children: readonly PhrasingContent[]) =>
      new TableCell({ children: [new Paragraph({ children: runs(children) })] });
    return [
      new Table({
        rows: node.children.map(
          (row, index) =>
            new TableRow({ tableHeader: index === 0, children: row.children.map(({ children }) => cell(children)) }),
        ),
      }),
    ];
  };

  const children = tree.children.flatMap(block);
  const footnotes = notes.map(
    (note, index) => [index + 1, { children: note.children.flatMap(block) as Paragraph[] }] as const,
  );
  const file = new Document({
    styles: { paragraphStyles: [{ id: "Quote", name: "Quote" }] },
    numbering: {
      config: [
        { reference: "bullets", levels: [BULLETS] },
        ...Array.from({ length: lists }, (_, index) => ({ reference: `numbers-${index + 1}`, levels: [NUMBERS] })),
      ],
    },
    footnotes: Object.fromEntries(footnotes),
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
