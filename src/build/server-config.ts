import {
  caching,
  hashedFolders,
  mediaTypes,
  pageEndings,
  securityHeaders,
  sentPolicy,
  workerFolder,
} from "../security.ts";

/**
 * What makes each web server send the site at `base` with its headers and types, compressed, and with its own page
 * where there is nothing, a folder without a page included.
 */
export const serverConfigs = {
  nginx: (base: string) => `# For the server { } block.
location ${base} {
  error_page 404 ${base}404.html;
  error_page 403 =404 ${base}404.html;
  absolute_redirect off;
  include mime.types;
  default_type application/octet-stream;
  types {
${listTypes((ending, type) => `    ${type.split(";")[0]} ${ending};`)}
  }
  charset utf-8;
  charset_types ${ENCODED.join(" ")};
  gzip on;
  gzip_proxied any;
  gzip_vary on;
  gzip_types ${COMPRESSED.join(" ")};
${nginxHeaders(sentPolicy.page, caching.other, "  ")}
  # A location that adds a header takes none from around it, so all stand here again.
  location ~ ${workerAddress(base)} {
${nginxHeaders(sentPolicy.worker, caching.hashed, "    ")}
  }
  location ~ ${hashedAddress(base)} {
${nginxHeaders(sentPolicy.other, caching.hashed, "    ")}
  }
  location ~ \\.(?!(${pageEndings.join("|")})$)[^./]+$ {
${nginxHeaders(sentPolicy.other, caching.other, "    ")}
  }
}
`,
  apache: (base: string) => `# For a file .htaccess in the folder of the site, or for its <Directory> in a virtual host.
# Needs mod_deflate, mod_filter, mod_headers, mod_mime and mod_rewrite.
ErrorDocument 404 ${base}404.html
RewriteEngine on
RewriteCond %{REQUEST_FILENAME} -d
RewriteCond %{REQUEST_FILENAME}/index.html !-f
RewriteRule ^ - [R=404,L]
AddDefaultCharset utf-8
${listTypes((ending, type) => `AddType "${type}" .${ending}`)}
AddOutputFilterByType DEFLATE text/html ${COMPRESSED.join(" ")}
${list(securityHeaders, (name, value) => `Header always set ${name} "${value}"`)}
Header always set Content-Security-Policy "${sentPolicy.page}"
Header always set Content-Security-Policy "${sentPolicy.other}" "expr=%{REQUEST_URI} =~ m#\\.(?!(${pageEndings.join("|")})$)[^./]+$#"
Header always set Content-Security-Policy "${sentPolicy.worker}" "expr=%{REQUEST_URI} =~ m#${workerAddress(base)}#"
Header set Cache-Control "${caching.other}"
Header set Cache-Control "${caching.hashed}" "expr=%{REQUEST_URI} =~ m#${hashedAddress(base)}#"
Header unset Cache-Control "expr=%{REQUEST_STATUS} -eq 404"
`,
  caddy: (base: string) => `# For the block of the site.
route ${base}* {
  encode {
    gzip
    match {
${["text/html", ...COMPRESSED].map((type) => `      header Content-Type ${type}*`).join("\n")}
    }
  }
  header {
${list(securityHeaders, (name, value) => `    ${name} "${value}"`)}
    Content-Security-Policy "${sentPolicy.page}"
    Cache-Control "${caching.other}"
  }
  @other {
    path_regexp \\.[^./]+$
    not path_regexp \\.(${pageEndings.join("|")})$
  }
  header @other Content-Security-Policy "${sentPolicy.other}"
  @worker path ${base}${workerFolder}*
  header @worker Content-Security-Policy "${sentPolicy.worker}"
  @hashed path ${hashedFolders.map((folder) => `${base}${folder}*`).join(" ")}
  header @hashed Cache-Control "${caching.hashed}"
${listTypes((ending, type) => `  @${ending} path_regexp \\.${ending}$\n  header @${ending} Content-Type "${type}"`)}
  file_server
}
handle_errors {
  @missing {
    path ${base}*
    expression {http.error.status_code} == 404
  }
  route @missing {
    header -Cache-Control
    header Content-Type "text/html; charset=utf-8"
    header Content-Security-Policy "${sentPolicy.page}"
    rewrite * ${base}404.html
    file_server
  }
}
`,
} as const satisfies Record<string, (base: string) => string>;

const list = (entries: Readonly<Record<string, string>>, write: (name: string, value: string) => string): string =>
  Object.entries(entries)
    .map(([name, value]) => write(name, value))
    .join("\n");

const listTypes = (write: (ending: string, type: string) => string) => list(mediaTypes, write);

const nginxHeaders = (policy: string, cacheControl: string, indent: string) =>
  [
    list(
      { ...securityHeaders, "Content-Security-Policy": policy },
      (name, value) => `${indent}add_header ${name} "${value}" always;`,
    ),
    `${indent}add_header Cache-Control "${cacheControl}";`,
  ].join("\n");

const escapeBase = (base: string) => base.replace(/[.+]/g, "\\$&");

/** The addresses of hashed files in a site at `base`, as a regular expression. */
const hashedAddress = (base: string) => `^${escapeBase(base)}(${hashedFolders.join("|")})`;

/** The addresses of workers in a site at `base`, as a regular expression. */
const workerAddress = (base: string) => `^${escapeBase(base)}${workerFolder}`;

/** The types of text that do not say themselves in which encoding they are, besides HTML. */
const ENCODED = [
  "text/plain",
  ...Object.values(mediaTypes).flatMap((type) => (type.endsWith("charset=utf-8") ? type.split(";")[0]! : [])),
];

/** What is worth compressing besides HTML. */
const COMPRESSED = [
  ...ENCODED,
  "text/css",
  "text/javascript",
  "text/xml",
  "application/javascript",
  "application/json",
  "application/xml",
  "image/svg+xml",
];
