import type { Image, ImageReference } from "mdast";
import { MAX_SVG } from "../../sanitize-svg.ts";
import type { ParsedPaper } from "../parse-paper.ts";
import { decodeAddress } from "../../urls.ts";
import { type Explanation, type Location, type Report, shorten } from "../issue.ts";
import { nearest } from "../nearest.ts";
import type { Markup } from "../read-markup.ts";

/** Images without a description. */
export function imageDescription({ texts }: ParsedPaper, report: Report): void {
  const fix = "write between [ and ] what it shows, for readers who cannot see it";
  for (const { node, address, at } of texts.flatMap(({ markup }) => imagesIn(markup)))
    if (!node.alt?.trim()) report(at, `the image ${address} has no description`, fix);
}

/** Images that are not there, and images from other sites. */
export function imageFile({ folder, assets, others = [], texts }: ParsedPaper, report: Report): void {
  for (const { address, at } of texts.flatMap(({ markup }) => imagesIn(markup))) {
    const isLink = others.includes(pathOf(address, at.file));
    const explanation = isLink ? undefined : explainAddress(address, at.file, folder, assets);
    if (explanation) report(at, ...explanation);
  }
}

/** How long the name of an image may be, because more is added to it, and a disk takes 255 bytes. */
const LONGEST = 200;

/** Images whose names have no place in an address. */
export function imageName({ folder, assets, texts }: ParsedPaper, report: Report): void {
  const fix = "rename it with letters, figures and hyphens, and write that name here";
  for (const { address, at } of texts.flatMap(({ markup }) => imagesIn(markup))) {
    const path = pathOf(address, at.file);
    if (!assets.includes(path)) continue;
    const [sign] = /[#?%\\\p{Cc}]/u.exec(path.slice(folder.length)) ?? [];
    if (sign) report(at, `the name of the image ${path} holds “${sign}”`, fix);
    if (new TextEncoder().encode(path.replace(/^.*\//, "")).length > LONGEST)
      report(at, `the name of the image ${path} is longer than ${LONGEST} letters`, fix);
  }
}

/** SVG pictures that browsers cannot show, or that cannot be published as they were drawn. */
export function imageSvg({ svgs = [] }: ParsedPaper, report: Report): void {
  for (const { path: file, size, clean } of svgs) {
    const megabytes = `${(size / 1_000_000).toFixed(1)} MB`;
    if (size > MAX_SVG)
      report({ file }, `the picture is ${megabytes}, which phones are slow to show`, "save it as PNG");
    else if (!clean)
      report(
        { file },
        "browsers cannot show this picture",
        "open it in a drawing program and save it anew as SVG or PNG",
      );
    for (const words of clean?.lost ?? []) {
      const part = words ? `the words “${shorten(words)}”` : "a part";
      const problem = `the site would show this picture without ${part}, because a web page inside it is left out`;
      report({ file }, problem, "save it as PNG, or as SVG with its words as plain text");
    }
  }
}

/** All images of a text, with the addresses that they name themselves or by a definition. */
export function imagesIn({ all }: Markup): { node: Image | ImageReference; address: string; at: Location }[] {
  const defined = new Map(all("definition").map(({ node }) => [node.identifier, node.url]));
  return [
    ...all("image").map(({ node, at }) => ({ node, at, address: node.url })),
    ...all("imageReference").map(({ node, at }) => ({ node, at, address: defined.get(node.identifier) ?? "" })),
  ];
}

function explainAddress(
  address: string,
  file: string,
  folder: string,
  assets: readonly string[],
): Explanation | undefined {
  const keep = `keep the image in ${folder}/images and write ../images/ and its name`;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return [`the image ${address} comes from another site`, keep];
  if (address.startsWith("/")) return [`the address of the image ${address} begins with a slash`, keep];
  const path = pathOf(address, file);
  if (assets.includes(path)) return undefined;
  const alike = assets.find((asset) => asset.normalize() === path.normalize());
  if (alike)
    return [
      `the name of the image ${path} and the address spell an accent in two ways`,
      "rename the file without accents",
    ];
  const meant = nearest(path, assets);
  return [`there is no image ${path}`, meant ? `did you mean ${meant}?` : "add the file or mend its address"];
}

/** The path of a file as another file names it. */
function pathOf(address: string, from: string): string {
  const steps = from.split("/").slice(0, -1);
  for (const step of decodeAddress(address).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
