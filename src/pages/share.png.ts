import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { dateInWords } from "../dates.ts";
import { loadPaper } from "../paper/load.ts";
import { drawSharePicture } from "../paper/share-picture.ts";

/** Built pages run from the output folder, so packages are looked up from the project. */
const require = createRequire(join(process.cwd(), "package.json"));

const readFont = (name: string) =>
  ["latin", "latin-ext"].map((set) => {
    const [family, weight] = name.split("/");
    return readFileSync(require.resolve(`@fontsource/${family}/files/${family}-${set}-${weight}-normal.woff`));
  });

export const GET: APIRoute = async () => {
  const { kind, place, title, subtitle, publisher, published, language } = await loadPaper();
  const picture = await drawSharePicture({
    kind: [kind, place].filter(Boolean).join(", "),
    title,
    ...(subtitle && { subtitle }),
    publisher: publisher.name,
    date: dateInWords(published, language),
    fonts: { heading: readFont("fraunces/600"), text: readFont("public-sans/400") },
  });
  return new Response(Buffer.from(picture));
};
