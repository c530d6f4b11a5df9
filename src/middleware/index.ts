import { defineMiddleware } from "astro:middleware";
import { moveScripts } from "./move-scripts.ts";
import { prunePolicy } from "./prune-policy.ts";

/** Goes over every page before it is written: cheaper than reading and writing all pages again after the build. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
  return isPage ? new Response(Buffer.from(moveScripts(prunePolicy(await response.text()))), response) : response;
});
