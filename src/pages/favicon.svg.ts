import type { APIRoute } from "astro";
import { loadPaper } from "../paper/load.ts";
import { drawIcon } from "../styles/draw-icon.ts";

export const GET: APIRoute = async () => new Response(drawIcon((await loadPaper()).brand?.palette));
