/** The part of citation-js that `src/citations/cite-works.ts` uses; the packages bring no types of their own. */
declare module "@citation-js/core" {
  interface Registry<Value> {
    add(key: string, value: Value): unknown;
  }

  /** What a BibTeX entry is made of, before it becomes text. */
  interface BibtexEntry {
    type: string;
    label: string;
    properties: Record<string, string | undefined>;
  }

  /** A RIS record: one value, or several, for each tag. */
  type RisRecord = Record<string, string | string[] | undefined>;

  interface BibliographyOptions {
    template: string;
    format: "html" | "text";
    nosort: boolean;
    asEntryArray: true;
  }

  export const plugins: {
    config: {
      get(plugin: "@csl"): { styles: Registry<string> };
      get(plugin: "@bibtex"): { format: { asciiOnly: boolean } };
    };
    output: {
      format(
        name: "bibliography",
        items: readonly object[],
        options: BibliographyOptions,
      ): [id: string, entry: string][];
      format(name: "bibtex", items: readonly object[], options: { format: "object" }): BibtexEntry[];
      format(name: "ris", items: readonly object[], options: { format: "object" }): RisRecord[];
    };
    input: {
      chain(text: string, options: { generateGraph: boolean }): Record<string, unknown>[];
    };
  };
}

declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-ris";
