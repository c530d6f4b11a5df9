import type { APIRoute } from "astro";
import { describePaper } from "../paper/paper-json.ts";
import { loadPaper } from "../paper/load.ts";

export const GET: APIRoute = async ({ site }) =>
  new Response(`${JSON.stringify(describePaper(await loadPaper(), site!), null, 2)}\n`);
