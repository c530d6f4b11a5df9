/** The part of citation-js with which tests read citations back; the packages bring no types of their own. */
declare module "@citation-js/core" {
  export const plugins: {
    input: {
      chain(text: string, options: { generateGraph: boolean }): Record<string, unknown>[];
    };
  };
}

declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
