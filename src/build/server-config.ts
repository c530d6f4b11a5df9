import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { caching, hashedFolders, headersOf, securityHeaders } from "../security.ts";

const lines = (headers: Record<string, string>, write: (name: string, value: string) => string): string =>
  Object.entries(headers)
    .map(([name, value]) => write(name, value))
    .join("\n");

/** The addresses of hashed files in a site at `base`, as a regular expression and as paths with a wildcard. */
const hashed = (base: string) => `^${base.replace(/[.+]/g, "\\$&")}(${hashedFolders.join("|")})`;
const hashedPaths = (base: string) => hashedFolders.map((folder) => `${base}${folder}*`).join(" ");

/** What makes each web server send the site at `base` with its headers, compressed, and with its own 404 page. */
export const serverConfigs = {
  nginx: (base: string) => `# For the server { } block.
location ${base} {
  error_page 404 ${base}404.html;
  charset utf-8;
  gzip on;
  gzip_types ${PACKED};
${nginxHeaders(caching.other)}
  # A location that adds a header takes none from around it, so all stand here again.
  location ~ ${hashed(base)} {
${nginxHeaders(caching.hashed).replace(/^/gm, "  ")}
  }
}
`,
  apache: (base: string) => `# For a file .htaccess in the folder of the site, or for its virtual host.
# Needs mod_headers, mod_filter and mod_deflate.
ErrorDocument 404 ${base}404.html
AddDefaultCharset utf-8
AddOutputFilterByType DEFLATE text/html ${PACKED}
${lines(securityHeaders, (name, value) => `Header always set ${name} "${value}"`)}
Header set Cache-Control "${caching.other}"
Header set Cache-Control "${caching.hashed}" "expr=%{REQUEST_URI} =~ m#${hashed(base)}#"
`,
  caddy: (base: string) => `# For the block of the site.
encode gzip
header ${base}* {
${lines(securityHeaders, (name, value) => `  ${name} "${value}"`)}
}
@hashed path ${hashedPaths(base)}
header @hashed Cache-Control "${caching.hashed}"
@other {
  path ${base}*
  not path ${hashedPaths(base)}
}
header @other Cache-Control "${caching.other}"
file_server
handle_errors {
  header -Cache-Control
  rewrite * ${base}404.html
  file_server
}
`,
} as const satisfies Record<string, (base: string) => string>;

/** What is worth compressing besides HTML. */
const PACKED = "text/plain text/javascript application/javascript application/json image/svg+xml";

const nginxHeaders = (cacheControl: string) =>
  [
    lines(securityHeaders, (name, value) => `  add_header ${name} "${value}" always;`),
    `  add_header Cache-Control "${cacheControl}";`,
  ].join("\n");

/**
 * Writes the file that Netlify and Cloudflare Pages take headers from. They send every header of every rule that fits,
 * joined where there are two of a name, so each place has one rule for its caching.
 */
export async function writeHeadersFile(folder: string, base: string): Promise<void> {
  const rules = [
    `${base}*\n${lines(securityHeaders, (name, value) => `  ${name}: ${value}`)}`,
    ...listPlaces(folder).map((path) => `${base}${path}\n  Cache-Control: ${headersOf(path)["Cache-Control"]}`),
  ];
  await writeFile(join(folder, "_headers"), `${rules.join("\n\n")}\n`);
}

/** What together is the whole site: the files at its top, and its folders with all that they hold ("about/*"). */
function listPlaces(folder: string, path = ""): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = `${path}${entry.name}/`;
    const isMixed = hashedFolders.some((hashed) => hashed.startsWith(inner) && hashed !== inner);
    if (entry.isDirectory()) return isMixed ? listPlaces(folder, inner) : [`${inner}*`];
    return entry.name === "index.html" ? [path] : [path + entry.name];
  });
}
