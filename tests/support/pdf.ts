import { getDocumentProxy, getResolvedPDFJS } from "unpdf";

/** A line of print: its words, the edges of its ink in points from the page's lower left corner, and its typeface. */
export interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  font: string;
}

/** What a PDF holds, as a reader's program sees it. */
export interface PrintedPdf {
  width: number;
  height: number;
  title: string;
  language: string;
  tagged: boolean;
  /** The roles of its tags, in reading order. */
  roles: string[];
  /** Titles and the pages they lead to. */
  outline: { title: string; page: number }[];
  /** The lines of each page in the order of the file, running heads and page numbers left out. */
  pages: Line[][];
  /** Running heads and page numbers of each page. */
  margins: string[][];
  /** Addresses outside the file, and names of places inside it, that links lead to. */
  links: string[];
  places: Set<string>;
  fonts: { name: string; embedded: boolean; drawn: boolean }[];
  colours: Set<string>;
}

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Sheet = Awaited<ReturnType<Document["getPage"]>>;

/** Text above and below these heights (in points) belongs to the page and not to its text. */
const MARGIN = { top: 50, bottom: 60 };

/** Reads a PDF with PDF.js. */
export async function readPdf(data: Uint8Array): Promise<PrintedPdf> {
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(data));
  const sheets = await Promise.all(Array.from({ length: document.numPages }, (_, n) => document.getPage(n + 1)));
  const info = (await document.getMetadata()).info as { Title: string; Language: string };
  const [, , width = 0, height = 0] = sheets[0]?.view ?? [];
  const fonts = new Map<string, PrintedPdf["fonts"][number]>();
  const printed: PrintedPdf = {
    width,
    height,
    title: info.Title,
    language: info.Language,
    tagged: (await document.getMarkInfo())?.["Marked"] === true,
    roles: [],
    outline: await readOutline(document),
    pages: [],
    margins: [],
    links: [],
    places: new Set(Object.keys(await document.getDestinations())),
    fonts: [],
    colours: new Set(),
  };
  for (const sheet of sheets) {
    const { fnArray, argsArray } = await sheet.getOperatorList();
    fnArray.forEach((fn, index) => {
      if (fn === OPS.setFillRGBColor || fn === OPS.setStrokeRGBColor) printed.colours.add(String(argsArray[index][0]));
    });
    const lines = await readLines(sheet, fonts);
    const inText = ({ y }: Line) => y > MARGIN.bottom && y < height - MARGIN.top;
    printed.pages.push(lines.filter(inText));
    printed.margins.push(lines.filter((line) => !inText(line)).map(({ text }) => text));
    printed.roles.push(...rolesOf(await sheet.getStructTree()));
    for (const link of await sheet.getAnnotations()) printed.links.push(link.url ?? `#${link.dest}`);
  }
  printed.fonts = [...fonts.values()];
  await document.loadingTask.destroy();
  return printed;
}

/**
 * Text without what no two programs place alike: white space, and the letters of other scripts, which PDFs hold in the
 * order of the eye, or not at all where no font of the machine has them.
 */
export const squeeze = (text: string): string => text.replace(/[^\p{Script=Latin}\p{N}\p{P}\p{Sc}\p{Sm}]/gu, "");

/** The whole text of the pages, squeezed, in the order of the file. */
export const textOfPdf = ({ pages }: PrintedPdf): string =>
  squeeze(
    pages
      .flat()
      .map(({ text }) => text)
      .join(""),
  );

async function readOutline(document: Document): Promise<PrintedPdf["outline"]> {
  type Entry = { title: string; dest: unknown; items: Entry[] };
  const flat = (entries: Entry[]): Entry[] => entries.flatMap((entry) => [entry, ...flat(entry.items)]);
  const entries = flat(((await document.getOutline()) ?? []) as Entry[]);
  return Promise.all(
    entries.map(async ({ title, dest }) => {
      const place = typeof dest === "string" ? await document.getDestination(dest) : (dest as unknown[]);
      return { title, page: (await document.getPageIndex((place as never[])[0]!)) + 1 };
    }),
  );
}

async function readLines(sheet: Sheet, fonts: Map<string, PrintedPdf["fonts"][number]>): Promise<Line[]> {
  const lines: Line[] = [];
  for (const item of (await sheet.getTextContent()).items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [, , , size, left, y] = item.transform as [number, number, number, number, number, number];
    const font = sheet.commonObjs.get(item.fontName) as { name: string; missingFile?: boolean; isType3Font?: boolean };
    fonts.set(font.name, { name: font.name, embedded: !font.missingFile, drawn: Boolean(font.isType3Font) });
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < 5 && left >= last.right - 1) {
      last.text += ` ${item.str}`;
      last.right = left + item.width;
    } else lines.push({ text: item.str, left, right: left + item.width, y, size, font: font.name });
  }
  return lines;
}

function rolesOf(node: unknown): string[] {
  const { role, children = [] } = (node ?? {}) as { role?: string; children?: unknown[] };
  return [...(role ? [role] : []), ...children.flatMap(rolesOf)];
}
