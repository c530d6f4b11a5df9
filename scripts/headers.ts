import { parseArgs } from "node:util";
import { wholeBase } from "../src/urls.ts";
import { serverConfigs } from "../src/build/server-config.ts";
import { messageOf } from "../src/errors.ts";

const HELP = `Prints what makes a web server send the site with its headers (security and caching) and types, compressed, and with
its 404 page.

Usage: npm run headers -- SERVER [--base PATH]

  SERVER       ${Object.keys(serverConfigs).join(", ")}
  --base PATH  the path that the site was built for (default /)
  --help       print this

Netlify and Cloudflare Pages need none of this: they read the file _headers that every build writes.
Exit codes: 0 fine, 2 used wrongly.`;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { base: { type: "string", default: "/" }, help: { type: "boolean", short: "h", default: false } },
  });
  if (values.help) return console.log(HELP);
  const [server = "", ...more] = positionals;
  if (!isServer(server) || more.length > 0)
    throw new Error(`name one server: ${Object.keys(serverConfigs).join(", ")}`);
  process.stdout.write(serverConfigs[server](wholeBase(values.base)));
}

const isServer = (name: string): name is keyof typeof serverConfigs => Object.hasOwn(serverConfigs, name);

try {
  main();
} catch (error) {
  console.error(`${messageOf(error)}\nTry --help.`);
  process.exitCode = 2;
}
