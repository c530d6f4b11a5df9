/** Writes the Open Graph image of a paper, given as JSON in the first argument, to standard output. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dateInWords } from "../paper/dates.ts";
import type { PaperData } from "../paper/schema.ts";
import { drawOgImage } from "./og-image.ts";

const require = createRequire(import.meta.url);

const readFont = (family: string, weight: number) =>
  ["latin", "latin-ext"].map((set) =>
    readFileSync(require.resolve(`@fontsource/${family}/files/${family}-${set}-${weight}-normal.woff`)),
  );

const paper: PaperData = JSON.parse(process.argv[2]!);
const { kind, place, title, subtitle, publisher, published, language } = paper;
const picture = await drawOgImage({
  kind: [kind, place].filter(Boolean).join(", "),
  title,
  ...(subtitle && { subtitle }),
  publisher: publisher.name,
  date: dateInWords(published, language),
  fonts: { heading: readFont("fraunces", 600), text: readFont("public-sans", 400) },
});
process.stdout.write(picture);
