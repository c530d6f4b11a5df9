import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { HIGHEST_PORT, serveSite } from "../src/build/serve-site.ts";
import { wholeBase } from "../src/urls.ts";

const HELP = `Serves a built site on this machine, until it is stopped with Ctrl+C.

Usage: npm run serve -- [FOLDER] [--port N] [--base PATH]

  FOLDER       the folder that the site was built in (default dist)
  --port N     the port to listen on (default 4321, or the next one that is free)
  --base PATH  the path that the site was built for (default /)
  --help       print this

npm start builds the site first, then serves it.
Exit codes: 0 fine, 2 used wrongly.`;

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
  const [name = "dist", ...more] = positionals;
  if (more.length > 0) throw new Error("name one folder only");
  const folder = resolve(name);
  if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} holds no built site; run: npm run build`);
  const { url } = await serveSite(folder, { port: readPort(values.port), base: wholeBase(values.base) });
  console.log(`\n  The site is at ${url}\n  Stop it with Ctrl+C.\n`);
}

function readPort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : NaN;
  if (port <= HIGHEST_PORT) return port;
  throw new Error(`the port is ${text}; give --port a whole number up to ${HIGHEST_PORT}`);
}

main().catch((error: Error) => {
  console.error(`${error.message}\nTry --help.`);
  process.exitCode = 2;
});
