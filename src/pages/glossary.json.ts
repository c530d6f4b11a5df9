import type { APIRoute } from "astro";
import { glossaryEntries } from "../paper/glossary-entries.ts";
import { loadPaper } from "../paper/load.ts";

export const GET: APIRoute = async () => new Response(JSON.stringify(glossaryEntries(await loadPaper())));
