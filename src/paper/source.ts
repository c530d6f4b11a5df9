import type { CleanSvg } from "../sanitize-svg.ts";

/** A file of the paper that holds text. */
export interface SourceFile {
  /** The path as the author sees it: `content/sections/01-introduction.mdx`. */
  path: string;
  text: string;
}

/** An SVG picture of the paper. */
export interface SvgFile {
  path: string;
  /** In bytes. */
  size: number;
  /** What may be published of it; undefined where a browser could not show it, or where it is too large to be read. */
  clean: CleanSvg | undefined;
}

/** A paper as its author wrote it, before anything is read or checked. */
export interface PaperSource {
  /** The folder that holds the paper, without a slash at its end: `content`. */
  folder: string;
  /** Its `.yaml` and `.mdx` files, and what is kept of earlier editions. */
  files: SourceFile[];
  /** The files of `responses/`, in which a collation keeps what the site shows of the replies. */
  responses?: SourceFile[];
  /** The paths of all other files in the folder, such as images. */
  assets: string[];
  /** Those that are SVG pictures. */
  svgs?: SvgFile[];
  /** The paths of links, and of whatever else is neither a file nor a folder. */
  others?: string[];
}

/** The folders in which files of a paper may stand. */
export const PAPER_FOLDERS = "sections questions pages outcomes images files fonts responses editions".split(" ");

/**
 * What a file is to the paper, by its path in the folder; undefined for the guide for authors, and for files and
 * folders whose names begin with a dot, which are no part of it.
 */
export function roleOf(path: string): "text" | "response" | "asset" | undefined {
  if (path === "README.md" || /(^|\/)\./.test(path)) return undefined;
  if (/^responses\/.*\.jsonl?$/.test(path)) return "response";
  return /\.(yaml|mdx)$|^editions\/[^/]+\.json$/.test(path) ? "text" : "asset";
}

/** A file of the folder, by its path there. */
export interface FolderFile {
  path: string;
  readText(): string;
}

/** Puts a paper together from the files of its folder; `folder` is the name that messages give it. */
export function sourceOf(folder: string, files: readonly FolderFile[]): PaperSource {
  const nameOf = ({ path }: FolderFile) => `${folder}/${path}`;
  const read = (file: FolderFile): SourceFile => ({ path: nameOf(file), text: file.readText() });
  const { text = [], response = [], asset = [] } = Object.fromEntries(Map.groupBy(files, ({ path }) => roleOf(path)));
  return { folder, files: text.map(read), responses: response.map(read), assets: asset.map(nameOf) };
}
