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
