import { existsSync, readFileSync } from "node:fs";
import { type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import sirv from "sirv";
import { headersOf } from "../src/security.ts";
import { wholeBase } from "../src/urls.ts";

const HELP = `Serves a built site on this machine.

  npm start                              build the site, then serve it
  node scripts/serve.ts [FOLDER]         serve a folder (default: dist)

  --port N      the port to listen on (default 4321, or the next one that is free)
  --base PATH   the path that the site was built for (default /)`;

/** A site being served: where, and how to stop it. */
export interface Site {
  url: string;
  close: () => void;
}

/**
 * Serves a folder of built pages as a static host would, with the headers that it should send, on this machine only.
 * Port 0 takes any free one.
 */
export async function serve(folder: string, { port = 0, base = "/" } = {}): Promise<Site> {
  const missing = readFileSync(join(folder, "404.html"));
  const files = sirv(folder, { dev: true, etag: true, brotli: true, setHeaders: nameLetters });
  const server = createServer((request, response) => {
    const path = request.url?.startsWith(base) ? request.url.slice(base.length) : undefined;
    response.setHeaders(new Map(Object.entries(headersOf(path ?? ""))));
    const notFound = () => {
      response.removeHeader("Cache-Control");
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(missing);
    };
    if (path === undefined) return notFound();
    request.url = `/${path}`;
    files(request, response, notFound);
  });
  await listen(server, port);
  const url = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  return { url, close: () => void (server.closeAllConnections(), server.close()) };
}

/** Says in which letters a plain text is written; browsers would guess. */
function nameLetters(response: ServerResponse, path: string): void {
  if (path.endsWith(".txt")) response.setHeader("Content-Type", "text/plain; charset=utf-8");
}

/** Listens on the port, or on the next free one where other programs hold it. */
async function listen(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("listening", resolve).once("error", reject).listen(port, "localhost");
  try {
    await promise;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || port === 0) throw error;
    server.removeAllListeners();
    await listen(server, port + 1);
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "4321" },
      base: { type: "string", default: "/" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const folder = resolve(positionals[0] ?? "dist");
  if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} holds no built site; run: npm run build`);
  const { url } = await serve(folder, { port: Number(values.port), base: wholeBase(values.base) });
  console.log(`\n  The site is at ${url}\n  Stop it with Ctrl+C.\n`);
}

if (import.meta.main) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
