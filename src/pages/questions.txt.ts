import type { APIRoute } from "astro";
import { loadPaper } from "../paper/load.ts";
import { replyPaperOf } from "../components/reply-paper.ts";
import { composeAnswerSheet } from "../reply/compose.ts";

export const GET: APIRoute = async () => new Response(composeAnswerSheet(replyPaperOf(await loadPaper())));
