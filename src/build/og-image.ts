import { readFileSync } from "node:fs";
import satori, { type Font } from "satori";
import sharp, { type OverlayOptions } from "sharp";
import { readTokens } from "../styles/read-tokens.ts";

type FontFile = ArrayBuffer | Buffer;

/**
 * What an Open Graph image shows, and the fonts to set it in: TTF, OTF or WOFF, several files where one lacks
 * characters.
 */
export interface OgImage {
  /** The line above the title: "Discussion paper". */
  kind: string;
  title: string;
  subtitle?: string;
  publisher: string;
  /** The date in words: "August 2010". */
  date: string;
  /** By the names of `tokens.css`; without them its own. */
  colours?: Readonly<Record<string, string>>;
  /** A picture file of the publisher, which is shown on white. */
  logo?: Buffer;
  fonts: { heading: FontFile | FontFile[]; text: FontFile | FontFile[] };
}

interface Box {
  type: "div";
  props: { style: Record<string, string | number>; children: Box[] | string };
}

const width = 1200;
const height = 630;
const margin = 76;
const measure = width - 2 * margin;
/** The height that the lines above and below leave for title and subtitle. */
const room = 336;
const sizes = { largest: 164, smallest: 36, step: 4 };
const defaultColours = readTokens(readFileSync(new URL("../styles/tokens.css", import.meta.url), "utf8")).light;

const coloursOf = ({ colours }: Pick<OgImage, "colours">) => ({ ...defaultColours, ...colours });

/** Draws the picture that link previews show: a PNG of 1200 × 630 pixels with a palette. */
export async function drawOgImage(picture: OgImage): Promise<Uint8Array<ArrayBuffer>> {
  const fonts = nameFonts(picture.fonts);
  const title = await fitTitle(picture, fonts);
  const svg = await satori(drawCover(picture, title, fonts), { width, height, fonts });
  const logo = picture.logo ? [await placeLogo(picture.logo)] : [];
  // Sixteen hold the four colours and their edges; dithering would only add weight to flat ones.
  const colours = logo.length > 0 ? 64 : 16;
  const png = sharp(Buffer.from(svg))
    .composite(logo)
    .png({ palette: true, colours, dither: 0, compressionLevel: 9, effort: 10 });
  return new Uint8Array(await png.toBuffer());
}

/** Puts a logo on a white ground into the corner across from the line above the title. */
async function placeLogo(file: Buffer): Promise<OverlayOptions> {
  const padding = { top: 10, bottom: 10, left: 14, right: 14, background: "#ffffff" };
  const logo = sharp(file, { density: 300 })
    .resize({ width: 300, height: 56, fit: "inside" })
    .flatten({ background: "#ffffff" })
    .extend(padding)
    .png();
  const { data: input, info } = await logo.toBuffer({ resolveWithObject: true });
  return { input, left: width - margin - info.width, top: Math.round(margin + 18 - info.height / 2) };
}

/** Every file needs a name of its own, or satori does not look for a character in the next one. */
function nameFonts({ heading, text }: OgImage["fonts"]): Font[] {
  const name = (name: string) => (data: FontFile, index: number) => ({ name: `${name}-${index}`, data });
  return [...[heading].flat().map(name("heading")), ...[text].flat().map(name("text"))];
}

const family = (name: string, fonts: Font[]): string =>
  fonts
    .map((font) => font.name)
    .filter((found) => found.startsWith(name))
    .join(", ");

/** Title and subtitle in the largest size at which the longest word fits the width and the whole fits the height. */
async function fitTitle(picture: OgImage, fonts: Font[]): Promise<Box> {
  const widest = await measureWords(picture.title, fonts);
  for (let size = Math.min(sizes.largest, widest); size >= sizes.smallest; size -= sizes.step) {
    const title = drawTitle(picture, size, fonts);
    const svg = await satori(title, { width: measure, fonts });
    if (readSize(svg, "height") <= room) return title;
  }
  return drawTitle(picture, sizes.smallest, fonts, { title: 5, subtitle: 2 });
}

/** The size at which the longest word is as wide as the measure. */
async function measureWords(title: string, fonts: Font[]): Promise<number> {
  const style = { fontFamily: family("heading", fonts), fontSize: 100 };
  const words = title.split(/\s+/).map((word) => box(style, word));
  const column = await satori(box({ flexDirection: "column", alignItems: "flex-start" }, words), { height, fonts });
  return Math.floor((measure / readSize(column, "width")) * 100);
}

const readSize = (svg: string, side: "width" | "height"): number =>
  Number(svg.match(new RegExp(`^<svg[^>]* ${side}="([\\d.]+)"`))?.[1]);

function drawCover(picture: OgImage, title: Box, fonts: Font[]): Box {
  const { kind, publisher, date } = picture;
  const colours = coloursOf(picture);
  const text = { fontFamily: family("text", fonts), fontSize: 30 };
  const line = { display: "block", whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" };
  return box({ ...column, width, height, padding: margin, backgroundColor: colours["cover"]! }, [
    box({ ...text, ...line, ...(picture.logo && { maxWidth: 680 }), color: colours["cover-quiet"]! }, kind),
    box({ flexGrow: 1, alignItems: "center" }, [title]),
    box({ ...text, justifyContent: "space-between", paddingTop: 24, borderTop: `2px solid ${colours["cover-rule"]}` }, [
      box({ ...line, maxWidth: 780, color: colours["cover-ink"]! }, publisher),
      box({ color: colours["cover-quiet"]! }, date),
    ]),
  ]);
}

/** Without `lines` the text takes what it needs; with them it ends in an ellipsis. */
function drawTitle(
  { title, subtitle, ...picture }: OgImage,
  size: number,
  fonts: Font[],
  lines?: { title: number; subtitle: number },
): Box {
  const heading = { display: "block", fontFamily: family("heading", fonts), wordBreak: "break-word" };
  const wrap = (count?: number) => (count ? { lineClamp: count } : { textWrap: "balance" });
  const colours = coloursOf(picture);
  const small = Math.max(34, Math.round(size * 0.36));
  const top = { ...heading, ...wrap(lines?.title), color: colours["cover-ink"]!, fontSize: size, lineHeight: 1.06 };
  const below = {
    ...heading,
    ...wrap(lines?.subtitle),
    color: colours["cover-quiet"]!,
    fontSize: small,
    lineHeight: 1.25,
  };
  return box({ ...column, width: measure }, [
    box({ ...top, letterSpacing: -size / 80 }, title),
    ...(subtitle ? [box({ ...below, marginTop: small / 2 }, subtitle)] : []),
  ]);
}

const column = { flexDirection: "column" };

const box = (style: Box["props"]["style"], children: Box[] | string): Box => ({
  type: "div",
  props: { style: { display: "flex", boxSizing: "border-box", ...style }, children },
});
