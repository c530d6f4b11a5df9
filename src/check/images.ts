import type { Image, ImageReference } from "mdast";
import { decode } from "./addresses.ts";
import { type Issue, issueAt } from "./issue.ts";
import { nearest } from "./nearest.ts";
import type { Markup } from "./read-markup.ts";

/** Finds images without a description, images that are not there, and images from other sites. */
export function checkImages({ all, file, place }: Markup, folder: string, assets: readonly string[]): Issue[] {
  const addresses = new Map(all("definition").map(({ node }) => [node.identifier, node.url]));
  const addressOf = (node: Image | ImageReference) =>
    node.type === "image" ? node.url : (addresses.get(node.identifier) ?? "");
  return [...all("image"), ...all("imageReference")].flatMap(({ node }) => {
    const findings = [checkDescription(node.alt, addressOf(node)), checkFile(addressOf(node), file, folder, assets)];
    return findings.flatMap((finding) => (finding ? [issueAt(file, place(node), ...finding)] : []));
  });
}

type Finding = [problem: string, cure: string] | undefined;

function checkDescription(description: string | null | undefined, address: string): Finding {
  if (description?.trim()) return undefined;
  return [
    `the image ${address} has no description`,
    "write between [ and ] what it shows, for readers who cannot see it",
  ];
}

function checkFile(address: string, file: string, folder: string, assets: readonly string[]): Finding {
  const keep = `keep the image in ${folder}/images and write ../images/ and its name`;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return [`the image ${address} comes from another site`, keep];
  if (address.startsWith("/")) return [`the address of the image ${address} begins with a slash`, keep];
  const path = resolve(file, decode(address));
  if (assets.includes(path)) return undefined;
  const meant = nearest(path, assets);
  return [`there is no image ${path}`, meant ? `did you mean ${meant}?` : "add the file or mend its address"];
}

/** The path of a file as another file names it. */
function resolve(from: string, address: string): string {
  const steps = from.split("/").slice(0, -1);
  for (const step of address.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
