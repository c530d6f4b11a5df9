import type { Emphasis, Image, PhrasingContent, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { SanitizeSvg } from "../sanitize-svg.ts";
import { decodeAddress } from "../urls.ts";
import { slugOf, takeId } from "./ids.ts";
import { lineOf, quote, tell } from "./messages.ts";
import { replaceNode } from "./normalize.ts";
import { firstBytes } from "./read-input.ts";

/** A picture in the content folder: `images/plan.png`. */
export interface Picture {
  path: string;
  bytes: Uint8Array;
  line: number;
}

/** Gives the bytes of a file that the text names by its address, or undefined where there is none. */
export type ReadFile = (address: string) => Uint8Array | undefined;

const SIGNS: readonly (readonly [ending: string, sign: RegExp])[] = [
  ["png", /^\x89PNG/],
  ["jpg", /^\xff\xd8\xff/],
  ["gif", /^GIF8/],
  ["webp", /^RIFF[\s\S]{4}WEBP/],
  ["avif", /^[\s\S]{4}ftypavif/],
  ["svg", /^\s*(?:<\?xml[\s\S]*?)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i],
];

/** Where the bytes of pictures come from, and what makes SVG pictures fit to publish. */
interface PictureOptions {
  readFile: ReadFile;
  sanitizeSvg: SanitizeSvg;
}

/** Copies pictures into the folder, and leaves a description where there is no picture that a browser can show. */
export function copyImages(
  texts: readonly RootContent[][],
  { readFile, sanitizeSvg }: PictureOptions,
  file: VFile,
): Picture[] {
  const pictures = new Map<string, Picture>();
  const taken = new Set<string>();
  const place = (image: Image): PhrasingContent[] => {
    image.alt = (image.alt ?? "").replace(/\s+/g, " ").trim();
    const line = lineOf(image);
    if (/^(https?:)?\/\//i.test(image.url)) return standIn(image, "on another site", file);
    if (isOutside(image.url)) return standIn(image, "outside the folder of the document; put it there", file);
    const known = pictures.get(image.url);
    const bytes = known?.bytes ?? readFile(image.url);
    if (!bytes) return standIn(image, "missing", file);
    const start = firstBytes(bytes);
    const ending = SIGNS.find(([, sign]) => sign.test(start))?.[0];
    const fit = known || ending !== "svg" ? bytes : cleanPicture(bytes, image, sanitizeSvg, file);
    if (!ending || !fit) return standIn(image, "of a kind that browsers do not show; save it as PNG", file);
    const picture = known ?? { path: `images/${nameOf(image.url, taken)}.${ending}`, bytes: fit, line };
    pictures.set(image.url, picture);
    image.url = `../${picture.path}`;
    if (!image.alt) tell(file, "guess", `${picture.path} has no description; say what it shows`, line);
    image.alt ||= `Picture ${pictures.size}`;
    return [image];
  };
  for (const block of texts.flat())
    visit(block, "image", (node, index, parent) => replaceNode(parent, index, place(node)));
  return [...pictures.values()];
}

/** What may be published of an SVG picture. */
function cleanPicture(bytes: Uint8Array, image: Image, sanitizeSvg: SanitizeSvg, file: VFile): Uint8Array | undefined {
  const clean = sanitizeSvg(bytes);
  for (const words of clean?.lost ?? []) {
    const lost = `the picture ${quote(image.url)} has lost ${words ? quote(words) : "a part"}, a web page within it; save it as PNG`;
    tell(file, "left-out", lost, lineOf(image), words);
  }
  return clean && new TextEncoder().encode(clean.svg);
}

/** True for an address that leads out of the document’s folder, whose files are not the paper’s. */
function isOutside(address: string): boolean {
  const path = decodeAddress(address).replaceAll("\\", "/");
  let depth = 0;
  const climbs = path.split("/").some((step) => (depth += step === ".." ? -1 : step === "." || !step ? 0 : 1) < 0);
  return climbs || /^(\/|[a-z][a-z\d+.-]*:)/i.test(path);
}

const nameOf = (address: string, taken: Set<string>) =>
  takeId(slugOf(address.replace(/^.*[/\\]|[?#].*$|\.\w+$/g, ""), 40) || "picture", taken);

/** The description of a picture, as a link where it can be seen elsewhere, and a comment that says what to do. */
function standIn(image: Image, why: string, file: VFile): PhrasingContent[] {
  tell(
    file,
    "unplaced",
    `the picture ${quote(image.url)} is ${why}; its description stands in its place`,
    lineOf(image),
  );
  const label: Emphasis = { type: "emphasis", children: [{ type: "text", value: image.alt || "Picture" }] };
  const shown: PhrasingContent = /^https?:/i.test(image.url)
    ? { type: "link", url: image.url, children: [label] }
    : label;
  return [shown, comment(`Imported: the picture ${image.url} is ${why}.`)];
}

/** A comment that readers do not see. */
const comment = (text: string): PhrasingContent => ({
  type: "mdxTextExpression",
  value: `/* ${text.replace(/\s+/g, " ").replaceAll("*/", "* /")} */`,
});
