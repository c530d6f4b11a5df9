import type { APIRoute } from "astro";
import { urls } from "../urls.ts";

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(urls.sitemap, site).href}\n`);
