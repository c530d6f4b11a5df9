/** Writes the Open Graph image of a paper, given as JSON in the first argument, to standard output. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dateInWords } from "../paper/dates.ts";
import type { PaperParts } from "../paper/paper.ts";
import { drawOgImage } from "./og-image.ts";

const require = createRequire(import.meta.url);

const readFont = (family: string, weight: number) =>
  ["latin", "latin-ext"].map((set) =>
    readFileSync(require.resolve(`@fontsource/${family}/files/${family}-${set}-${weight}-normal.woff`)),
  );

const { data, brand }: Pick<PaperParts, "data" | "brand"> = JSON.parse(process.argv[2]!);
const { kind, place, title, subtitle, publisher, published, language } = data;
/** A font of the publisher as the drawing program can read it. */
async function ownFont(file: string | undefined): Promise<Buffer[]> {
  if (!file) return [];
  const { default: subsetFont } = await import("subset-font");
  const said = [kind, place, title, subtitle, publisher.name, dateInWords(published, language), "…,"].join(" ");
  return [await subsetFont(readFileSync(file), said, { targetFormat: "sfnt" })];
}

const picture = await drawOgImage({
  kind: [kind, place].filter(Boolean).join(", "),
  title,
  ...(subtitle && { subtitle }),
  publisher: publisher.name,
  date: dateInWords(published, language),
  ...(brand?.palette && { colours: brand.palette.light }),
  ...(brand?.logo && { logo: readFileSync(brand.logo.file) }),
  fonts: {
    heading: [...(await ownFont(brand?.fonts?.headings)), ...readFont("fraunces", 600)],
    text: [...(await ownFont(brand?.fonts?.text)), ...readFont("public-sans", 400)],
  },
});
process.stdout.write(picture);
