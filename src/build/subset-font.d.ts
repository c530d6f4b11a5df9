/** The part of subset-font that is used here; the package brings no types of its own. */
declare module "subset-font" {
  interface Options {
    targetFormat: "woff2" | "sfnt";
    /** A number keeps one instance of an axis, a range keeps that part of it. */
    variationAxes?: Record<string, number | { min: number; max: number }>;
    keepFeatures?: string[];
    dropTables?: string[];
    noHinting?: boolean;
  }
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Buffer>;
}
