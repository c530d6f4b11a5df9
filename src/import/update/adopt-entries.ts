import { visit } from "unist-util-visit";
import { attributeOf, isJsx } from "../../markdown/mdx-jsx.ts";
import type { ImportedPaper } from "../imported-paper.ts";
import { foldWords } from "../plain-text.ts";
import { takeId } from "../slugs.ts";
import type { ContentFolder } from "../write/write-folder.ts";
import { readList } from "./lists.ts";

/** Gives references that the folder has the keys they have there, in the list and in the text. */
export function adoptReferences(paper: ImportedPaper, folder: ContentFolder): void {
  const known = readList(folder, "references.yaml").entries;
  const taken = new Set(known.map(({ id }) => String(id)));
  const ids = new Map(
    paper.references.map(({ id, title, year }) => {
      const isSame = (entry: Record<string, unknown>) =>
        entry["year"] === year && foldWords(String(entry["title"])) === foldWords(title);
      return [id, String(known.find(isSame)?.["id"] ?? takeId(id, taken))];
    }),
  );
  for (const reference of paper.references) reference.id = ids.get(reference.id) ?? reference.id;
  for (const block of blocksOf(paper))
    visit(block, (node) => {
      const id = isJsx(node, "Cite") ? ids.get(attributeOf(node, "id") ?? "") : undefined;
      if (id && isJsx(node, "Cite")) node.attributes = [{ type: "mdxJsxAttribute", name: "id", value: id }];
    });
}

/** Gives pictures that the folder has the names they have there; no other picture takes one of those. */
export function adoptPictures(paper: ImportedPaper, folder: ContentFolder): void {
  const taken = new Set([...folder.keys()].map((path) => path.replace(/\.\w+$/, "")));
  const paths = new Map(
    paper.pictures.map(({ path, bytes }) => {
      const same = [...folder].find(([, other]) => typeof other !== "string" && isEqual(other, bytes))?.[0];
      const [, name = path, ending = ""] = /^(.*)(\.\w+)$/.exec(path) ?? [];
      return [path, same ?? takeId(name, taken) + ending];
    }),
  );
  for (const picture of paper.pictures) picture.path = paths.get(picture.path) ?? picture.path;
  for (const block of blocksOf(paper))
    visit(block, "image", (image) => {
      const path = image.url.replace(/^\.\.\//, "");
      image.url = `../${paths.get(path) ?? path}`;
    });
}

const blocksOf = ({ sections }: ImportedPaper) => sections.flatMap(({ blocks, context }) => [...blocks, ...context]);

const isEqual = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
