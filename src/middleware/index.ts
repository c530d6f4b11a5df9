import { defineMiddleware } from "astro:middleware";
import { loadPaper } from "../paper/load.ts";
import { urls } from "../urls.ts";
import { allowDesk } from "./allow-desk.ts";
import { moveScripts } from "./move-scripts.ts";
import { prunePolicy } from "./prune-policy.ts";

/** Goes over every page before it is written: cheaper than reading and writing all pages again after the build. */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return response;
  const page = moveScripts(prunePolicy(await response.text()));
  return new Response(Buffer.from(url.pathname === urls.desk ? await openDesk(page) : page), response);
});

async function openDesk(page: string): Promise<string> {
  const { brand } = await loadPaper();
  return allowDesk(page, brand?.palette ? { palette: brand.palette } : {});
}
