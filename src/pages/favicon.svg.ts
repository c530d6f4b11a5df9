import type { APIRoute } from "astro";
import { drawIcon } from "../styles/draw-icon.ts";

export const GET: APIRoute = () => new Response(drawIcon());
