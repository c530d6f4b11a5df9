import type { APIRoute } from "astro";
import { loadPaper } from "../paper/load.ts";
import { writeMarkdown } from "../paper/paper-markdown.ts";
import { urls } from "../urls.ts";

export const GET: APIRoute = async ({ site }) =>
  new Response(writeMarkdown(await loadPaper(), new URL(urls.cover, site)));
