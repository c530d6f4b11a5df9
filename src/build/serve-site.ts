import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { headersOf } from "../security.ts";
import { decodeAddress } from "../urls.ts";
import { codeOf } from "../errors.ts";

/** A site being served: where, and how to stop it. */
export interface ServedSite {
  url: string;
  close: () => void;
}

/**
 * Serves a folder of built pages as a static host would, with the headers that it should send, on this machine only.
 * Takes the next free port where other programs hold the one asked for; port 0 takes any.
 */
export async function serveSite(folder: string, { port = 0, base = "/" } = {}): Promise<ServedSite> {
  const missing = readFileSync(join(folder, "404.html"));
  const files = sirv(folder, { dev: true, etag: true, brotli: true, setHeaders: nameLetters });
  const server = createServer((request, response) => {
    const notFound = () => {
      const { "Cache-Control": _, ...headers } = headersOf("404.html");
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      response.writeHead(404, { ...headers, "Content-Type": "text/html; charset=utf-8" }).end(missing);
    };
    const [, address = "", query = ""] = /^([^?]*)(.*)$/.exec(request.url ?? "")!;
    if (`${address}/` !== base && !address.startsWith(base)) return notFound();
    const path = address.slice(base.length);
    response.setHeaders(new Map(Object.entries(headersOf(path))));
    if (isFolder(folder, path, address)) return response.writeHead(301, { Location: `${address}/${query}` }).end();
    request.url = `/${path}${query}`;
    files(request, response, notFound);
  });
  await listen(server, port);
  const url = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  return { url, close: () => void (server.closeAllConnections(), server.close()) };
}

/** Whether an address lacks only its last slash to be that of a page. */
const isFolder = (folder: string, path: string, address: string): boolean =>
  !address.endsWith("/") && existsSync(join(folder, decodeAddress(path), "index.html"));

/** Declares the charset of plain text, which browsers would otherwise guess. */
function nameLetters(response: ServerResponse, path: string): void {
  if (path.endsWith(".txt")) response.setHeader("Content-Type", "text/plain; charset=utf-8");
}

/** Listens on the port, or on the next free one where other programs hold it. */
async function listen(server: Server, port: number): Promise<void> {
  try {
    await once(server.listen(port, "localhost"), "listening");
  } catch (error) {
    const isTaken = codeOf(error) === "EADDRINUSE";
    if (!isTaken || port === 0 || port === HIGHEST_PORT) throw error;
    await listen(server, port + 1);
  }
}

/** The highest port that there is. */
export const HIGHEST_PORT = 65_535;
