import type { Image, Parents, PhrasingContent, RootContent } from "mdast";
import { type ActionTuple, SKIP, visit } from "unist-util-visit";
import type { SanitizeSvg } from "../../sanitize-svg.ts";
import { decodeAddress } from "../../urls.ts";
import { type Remarks, lineOf, quote } from "../manuscript.ts";
import { commentValue } from "../mdx-nodes.ts";
import { slugOf, takeId } from "../slugs.ts";
import { firstBytes } from "../source/first-bytes.ts";

/** A picture in the content folder: `images/plan.png`. */
export interface Picture {
  path: string;
  bytes: Uint8Array;
  line: number;
}

/** Gives the bytes of a file that the text names by its address, or undefined where there is none. */
export type ReadFile = (address: string) => Uint8Array | undefined;

/** Where pictures come from, and what makes them fit to publish. */
export interface PictureOptions {
  readFile: ReadFile;
  sanitizeSvg: SanitizeSvg;
}

const SIGNS: readonly (readonly [ending: string, sign: RegExp])[] = [
  ["png", /^\x89PNG/],
  ["jpg", /^\xff\xd8\xff/],
  ["gif", /^GIF8/],
  ["webp", /^RIFF[\s\S]{4}WEBP/],
  ["avif", /^[\s\S]{4}ftypavif/],
  ["svg", /^\s*(?:<\?xml[\s\S]*?)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i],
];

/** Copies pictures into the folder, and leaves a description where there is no picture that a browser can show. */
export function placePictures(
  texts: readonly RootContent[][],
  { readFile, sanitizeSvg }: PictureOptions,
  remarks: Remarks,
): Picture[] {
  const pictures = new Map<string, Picture>();
  const taken = new Set<string>();
  const place = (image: Image): PhrasingContent[] => {
    image.alt = (image.alt ?? "").replace(/\s+/g, " ").trim();
    const line = lineOf(image);
    if (/^(https?:)?\/\//i.test(image.url)) return standIn(image, "on another site", remarks);
    if (isOutside(image.url)) return standIn(image, "outside the folder of the document; put it there", remarks);
    const known = pictures.get(image.url);
    const bytes = known?.bytes ?? readFile(image.url);
    if (!bytes) return standIn(image, "missing", remarks);
    const ending = endingOf(bytes);
    const fit = known || ending !== "svg" ? bytes : fitSvg(bytes, image, sanitizeSvg, remarks);
    if (!ending || !fit) return standIn(image, "of a kind that browsers do not show; save it as PNG", remarks);
    const path = () => `images/${takeName(image.url, taken)}.${ending}`;
    const picture = known ?? { path: path(), bytes: fit, line };
    pictures.set(image.url, picture);
    image.url = `../${picture.path}`;
    if (!image.alt) remarks.guesses.push({ line, text: `${picture.path} has no description; say what it shows` });
    image.alt ||= `Picture ${pictures.size}`;
    return [image];
  };
  for (const block of texts.flat()) visit(block, "image", (node, index, parent) => replace(parent, index, place(node)));
  return [...pictures.values()];
}

/** What may be published of an SVG picture. */
function fitSvg(
  bytes: Uint8Array,
  image: Image,
  sanitizeSvg: SanitizeSvg,
  { unplaced }: Remarks,
): Uint8Array | undefined {
  const clean = sanitizeSvg(bytes);
  for (const words of clean?.lost ?? []) {
    const text = `the picture ${quote(image.url)} has lost ${words ? quote(words) : "a part"}, a web page within it; save it as PNG`;
    unplaced.push({ line: lineOf(image), text, words });
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

function replace(
  parent: Parents | undefined,
  index: number | undefined,
  by: readonly PhrasingContent[],
): ActionTuple | undefined {
  if (!parent || index === undefined) return undefined;
  (parent.children as PhrasingContent[]).splice(index, 1, ...by);
  return [SKIP, index + by.length] satisfies ActionTuple;
}

const takeName = (address: string, taken: Set<string>) =>
  takeId(slugOf(address.replace(/^.*[/\\]|[?#].*$|\.\w+$/g, ""), 40) || "picture", taken);

const endingOf = (bytes: Uint8Array) => {
  const start = firstBytes(bytes);
  return SIGNS.find(([, sign]) => sign.test(start))?.[0];
};

/** The description of a picture, as a link where it can be seen elsewhere, and a comment that says what to do. */
function standIn(image: Image, why: string, { unplaced }: Remarks): PhrasingContent[] {
  const text = image.alt || "Picture";
  unplaced.push({
    line: lineOf(image),
    text: `the picture ${quote(image.url)} is ${why}; its description stands in its place`,
  });
  const label: PhrasingContent = { type: "emphasis", children: [{ type: "text", value: text }] };
  const shown: PhrasingContent = /^https?:/i.test(image.url)
    ? { type: "link", url: image.url, children: [label as never] }
    : label;
  return [shown, { type: "mdxTextExpression", value: commentValue(`Imported: the picture ${image.url} is ${why}.`) }];
}
