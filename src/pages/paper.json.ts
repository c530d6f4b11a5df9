import type { APIRoute } from "astro";
import { describeLogo } from "../components/brand-pictures.ts";
import { describePaper } from "../paper/paper-json.ts";
import type { Paper } from "../paper/paper.ts";
import { loadPaper } from "../paper/load.ts";
import { urls } from "../urls.ts";

export const GET: APIRoute = async ({ site }) => {
  const paper = await loadPaper();
  return new Response(`${JSON.stringify(describePaper(paper, site!, await logoOf(paper)), null, 2)}\n`);
};

async function logoOf({ brand }: Paper) {
  if (!brand?.logo) return undefined;
  const { src, ...size } = await describeLogo(brand.logo.file, "logo");
  return { file: src.slice(urls.cover.length), ...size, alt: brand.logo.alt };
}
