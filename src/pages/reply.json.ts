import type { APIRoute } from "astro";
import { replySettings } from "../components/reply-settings.ts";
import { loadPaper } from "../paper/load.ts";

export const GET: APIRoute = async () => new Response(JSON.stringify(replySettings(await loadPaper())));
