import type { APIRoute } from "astro";
import { loadPaper } from "../paper/load.ts";
import { writeMarkdown } from "../paper/paper-markdown.ts";

export const GET: APIRoute = async () => new Response(writeMarkdown(await loadPaper()));
