import type { APIRoute, GetStaticPaths } from "astro";
import { brandFiles } from "../../components/brand-pictures.ts";
import { loadPaper } from "../../paper/load.ts";

export const getStaticPaths = (async () =>
  [...brandFiles(await loadPaper()).keys()].map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

export const GET: APIRoute<never, { file: string }> = async ({ params: { file } }) => {
  const draw = brandFiles(await loadPaper()).get(file);
  return draw ? new Response(new Uint8Array(await draw())) : new Response(null, { status: 404 });
};
