import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { headersOf, securityHeaders, sentPolicy } from "../security.ts";

type Headers = Record<string, string>;

/** A file, or a folder with all that it holds ("about/*"), and the headers that it has besides those of every file. */
interface HeaderRule {
  path: string;
  headers: Headers;
}

/** What every file is sent with. Hosts may send the policy of a file after this one, or instead; either is right. */
const common: Headers = { ...securityHeaders, "Content-Security-Policy": sentPolicy.page };

/**
 * Writes the file that Netlify and Cloudflare Pages take headers from. They send every header of every rule that fits,
 * joined where there are two of a name, so each place has one rule of its own. Cloudflare reads the first 100 rules.
 */
export async function writeHeadersFile(folder: string, base: string): Promise<void> {
  const rules = [{ path: "*", headers: common }, ...listRules(folder)].map(
    ({ path, headers }) =>
      `${base}${path}\n${Object.entries(headers)
        .map(([name, value]) => `  ${name}: ${value}\n`)
        .join("")}`,
  );
  await writeFile(join(folder, "_headers"), rules.join("\n"));
}

/** What together is the whole site, in as few rules as there can be. */
function listRules(folder: string, path = ""): HeaderRule[] {
  const rules = readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return listRules(folder, `${path}${entry.name}/`);
    const address = path + (entry.name === "index.html" ? "" : entry.name);
    return [{ path: address, headers: ownHeaders(address) }];
  });
  const [first] = rules;
  const isOne = path && first && rules.every(({ headers }) => isSame(headers, first.headers));
  return isOne ? [{ path: `${path}*`, headers: first.headers }] : rules;
}

const isSame = (headers: Headers, others: Headers) => JSON.stringify(headers) === JSON.stringify(others);

const ownHeaders = (path: string): Headers =>
  Object.fromEntries(Object.entries(headersOf(path)).filter(([name, value]) => common[name] !== value));
