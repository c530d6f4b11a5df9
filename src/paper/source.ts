/** A file of the paper that holds text. */
export interface SourceFile {
  /** The path as the author sees it: `content/sections/01-introduction.mdx`. */
  path: string;
  text: string;
}

/** A paper as its author wrote it, before anything is read or checked. */
export interface PaperSource {
  /** The folder that holds the paper, without a slash at its end: `content`. */
  folder: string;
  /** Its `.yaml` and `.mdx` files. */
  files: SourceFile[];
  /** The paths of all other files in the folder, such as images. */
  assets: string[];
}
