interface ImportMetaEnv {
  /** True in a build that will print the PDFs, so that pages may link to them. */
  readonly PDFS?: boolean;
  /** The families that pages are set in and fetch; none where the faces of the system suit the paper better. */
  readonly FONTS?: readonly string[];
}

/** The paper as the check has read it; see `src/build/paper-module.ts`. */
declare module "virtual:paper" {
  const parts: import("./paper/paper.ts").PaperParts;
  export default parts;
}

/**
 * Where the fonts of the pages are: the publisher's, else those of the site if they cover the paper; see
 * `src/build/brand-styles.ts`.
 */
declare module "virtual:fonts" {
  export const headings: string | undefined;
  export const text: string | undefined;
  export const bold: string | undefined;
  export const italics: string | undefined;
}

interface Navigator {
  /** Known to Chromium alone. */
  readonly connection?: { readonly saveData?: boolean };
}

interface DocumentEventMap {
  /** The reader's reply has changed; what shows how much is answered listens. */
  "draft-change": CustomEvent<import("./reply/reply.ts").Reply>;
}

/** In workers alone; TypeScript knows it only where it knows no page. */
interface FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{
    read(bytes: Uint8Array, options: { at: number }): number;
    write(bytes: Uint8Array, options: { at: number }): number;
    truncate(size: number): void;
    flush(): void;
    close(): void;
  }>;
}
