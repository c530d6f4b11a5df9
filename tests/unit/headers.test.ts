import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeHeadersFile } from "../../src/build/headers-file.ts";
import { serveSite } from "../../src/build/serve-site.ts";
import { serverConfigs } from "../../src/build/server-config.ts";
import { headersOf, pagePolicy } from "../../src/security.ts";
import { wholeBase } from "../../src/urls.ts";
import { startServer, webServers } from "../support/web-servers.ts";

type Headers = Record<string, string>;

/** The files of a site by their addresses, and the type of each, if it is one that browsers know. */
const TYPES: Headers = {
  "": "text/html; charset=utf-8",
  "about/": "text/html; charset=utf-8",
  "sections/why/": "text/html; charset=utf-8",
  "404.html": "text/html; charset=utf-8",
  "_astro/search.B-qZ6qsL.js": "javascript",
  "_desk/mail-worker.CBdUCUlL.js": "javascript",
  "_astro/plan.CsPPTqJk.svg": "image/svg+xml",
  "_astro/gate.DsPPTqJk.webp": "image/webp",
  "_astro/serif.lbIs4RSi.woff2": "font/woff2",
  "pagefind/pagefind.js": "javascript",
  "pagefind/words.json": "json",
  "pagefind/fragment/en_d148c33.pf_fragment": "",
  "pagefind/index/en_d6e35e8.pf_index": "",
  "pagefind/filter/en_5a1c0de.pf_filter": "",
  "cite.bib": "application/x-bibtex; charset=utf-8",
  "cite.ris": "application/x-research-info-systems; charset=utf-8",
  "closing.ics": "text/calendar; charset=utf-8",
  "favicon.svg": "image/svg+xml",
  "paper.json": "json",
  "paper.md": "text/markdown; charset=utf-8",
  "paper.pdf": "application/pdf",
  "questions.txt": "text/plain; charset=utf-8",
  "share.png": "image/png",
  "site.webmanifest": "application/manifest+json; charset=utf-8",
  "sitemap-0.xml": "xml",
};
const PATHS = Object.keys(TYPES);

const work = mkdtempSync(join(tmpdir(), "headers-"));
// Servers read the site as a user of their own.
chmodSync(work, 0o755);
afterAll(() => rmSync(work, { recursive: true }));

/** A folder for a server that holds the site at a base path. */
function buildSite(base: string): string {
  const root = mkdtempSync(join(work, "root-"));
  chmodSync(root, 0o755);
  for (const file of PATHS.map((path) => path.replace(/(^|\/)$/, "$1index.html"))) {
    mkdirSync(join(root, base, dirname(file)), { recursive: true });
    const words = `${file} `.repeat(200);
    writeFileSync(join(root, base, file), TYPES[file] === "" && file !== "index.html" ? gzipSync(words) : words);
  }
  return root;
}

interface Answer {
  status: number | undefined;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** Asks for an address as it is written, and takes what comes as it is. */
function ask(url: string, headers: Headers = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  request(url, { headers, agent: false }, async (response) => {
    resolve({
      status: response.statusCode,
      headers: response.headers,
      body: await text(response.setEncoding("latin1")),
    });
  })
    .once("error", reject)
    .end();
  return promise;
}

/** Those headers of an answer that `headersOf` speaks of; a type only where it names one. */
const sent = ({ headers }: Answer, path: string) =>
  Object.fromEntries(
    ["Content-Type", ...Object.keys(headersOf(""))].flatMap((name) => {
      const value = headers[name.toLowerCase()];
      return value === undefined || (name === "Content-Type" && !headersOf(path)[name]) ? [] : [[name, value]];
    }),
  );

/** Servers write the same type in several ways. */
const typeOf = ({ headers }: Answer) =>
  String(headers["content-type"])
    .toLowerCase()
    .replace(/;\s*/, "; ")
    .replace(/^(application|text)\/(javascript|xml|json)(; charset=utf-8)?$/, (_, __, kind: string) => kind);

interface Host {
  name: string;
  program: string | undefined;
  /** Whether it compresses what it sends. */
  compresses: boolean;
  start: (base: string) => Promise<{ url: string; said: () => string; close: () => Promise<void> }>;
}

const ownServer: Host = {
  name: "npm start",
  program: "npm",
  compresses: false,
  start: async (base) => {
    const { url, close } = await serveSite(join(buildSite(base), base), { base });
    return { url, said: () => "", close: async () => close() };
  },
};

const hosts = [
  ownServer,
  ...webServers.map((server): Host => ({
    ...server,
    compresses: true,
    start: (base) => startServer(server, { root: buildSite(base), base, work: mkdtempSync(join(work, "server-")) }),
  })),
];

for (const { name, program } of hosts)
  if (!program) console.log(`${name}: not installed here, so its configuration is not tried`);

describe.each(hosts.filter(({ program }) => program))("$name", ({ start, compresses }) => {
  describe.each(["/", "/papers/a.b/"])("at %s", (base) => {
    let server: Awaited<ReturnType<Host["start"]>>;
    beforeAll(async () => {
      server = await start(base);
    });
    afterAll(() => server.close());

    test.each(PATHS)("sends /%s with its headers and its type", async (path) => {
      const answer = await ask(server.url + path);
      expect(answer.status, server.said()).toBe(200);
      expect(sent(answer, path)).toEqual(headersOf(path));
      if (TYPES[path]) expect(typeOf(answer)).toBe(TYPES[path]);
    });

    test.runIf(compresses).each(PATHS)("compresses /%s if that makes it smaller", async (path) => {
      const { headers, body } = await ask(server.url + path, { "Accept-Encoding": "gzip" });
      const isText = /^text|charset|javascript|json|xml/.test(TYPES[path]!);
      expect(headers["content-encoding"], String(headers["content-type"])).toBe(isText ? "gzip" : undefined);
      if (isText) expect(gunzipSync(Buffer.from(body, "latin1")).toString()).toBe((await ask(server.url + path)).body);
      if (isText) expect(String(headers["vary"])).toMatch(/accept-encoding/i);
    });

    test.each(["nowhere", "nowhere/", "nowhere.bib", "sections/", "_astro/nowhere.js", "_astro/"])(
      "answers /%s with the site's own page, which nobody may keep",
      async (path) => {
        const answer = await ask(server.url + path);
        expect(answer.status, server.said()).toBe(404);
        expect(answer.body).toMatch(/^404\.html /);
        expect(typeOf(answer)).toBe("text/html; charset=utf-8");
        const { "Cache-Control": _, ...headers } = headersOf("404.html");
        expect(sent(answer, "")).toEqual(headers);
      },
    );

    test("starts without a complaint about its configuration", () => {
      expect(server.said()).not.toMatch(/\[warn\]|:(warn|error|alert|crit)\]|"level":"error"/);
    });

    test("leads an address without its last slash to the page", async () => {
      const { status, headers } = await ask(`${server.url}about`);
      expect([301, 308]).toContain(status);
      expect(new URL(String(headers["location"]), server.url).href).toBe(`${server.url}about/`);
    });
  });
});

describe("the file for Netlify and Cloudflare Pages", () => {
  const fits = (path: string, pattern: string) =>
    pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

  async function writeRules(base: string) {
    const folder = buildSite("/");
    await writeHeadersFile(folder, base);
    return readFileSync(join(folder, "_headers"), "utf8").trim().split("\n\n");
  }

  test.each(["/", "/papers/a.b/"])(
    "gives every file of a site at %s its headers, the strictest policy last",
    async (base) => {
      const rules = await writeRules(base);
      for (const path of PATHS) {
        const held = rules.filter((rule) => fits(base + path, rule.split("\n")[0]!));
        const all = held.flatMap((rule) => Array.from(rule.matchAll(/^ {2}(\S+): (.*)$/gm), ([, ...pair]) => pair));
        expect(Object.fromEntries(all), path).toEqual(headersOf(path));
        // A header of two rules is sent with both values, which only a policy can bear.
        const names = all.map(([name]) => name).filter((name) => name !== "Content-Security-Policy");
        expect(new Set(names).size, path).toBe(names.length);
      }
    },
  );

  test("has a rule for each folder whose files are all alike", async () => {
    const places = (await writeRules("/")).map((rule) => rule.split("\n")[0]);
    expect(places).toContain("/sections/*");
    expect(places).toContain("/_astro/*");
    expect(places).not.toContain("/pagefind/*");
    expect(places.length).toBeLessThan(PATHS.length);
  });
});

test("files whose names change with their content are kept for good, all others for a short while", () => {
  const forever = PATHS.filter((path) => headersOf(path)["Cache-Control"]!.includes("immutable"));
  expect(forever).toEqual(PATHS.filter((path) => /_astro|_desk|\.pf_/.test(path)));
  // A page that may not be stored is not there when the reader goes back.
  for (const path of PATHS) expect(headersOf(path)["Cache-Control"]).not.toMatch(/no-store|private/);
});

test("no policy lets a page run what is written into it, and no other site may frame it", () => {
  const policy = [...pagePolicy.directives, ...pagePolicy.scriptDirective.resources].join("; ");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(headersOf("about/")["Content-Security-Policy"]).toBe("frame-ancestors 'none'");
});

test("a worker may start, load its own parts and fetch from this site, and nothing else", () => {
  expect(headersOf("_desk/mail-worker.CBdUCUlL.js")["Content-Security-Policy"]).toBe(
    "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  );
});

test.each(["plan.svg", "_astro/plan.CsPPTqJk.svg", "plan.SVG", "feed.xml", "paper.md", "plan.xhtml"])(
  "%s may do nothing when it is opened by itself",
  (path) => {
    expect(headersOf(path)["Content-Security-Policy"]).toMatch(/^default-src 'none';(?!.*script).* sandbox; frame-anc/);
  },
);

test("no value holds a sign that one of the forms would take for its own", () => {
  for (const path of PATHS)
    for (const value of Object.values(headersOf(path))) expect(value).not.toMatch(/["\\${}\n%]/);
});

test("a base path is the same however it is typed", () => {
  expect(["", "/", "y", "/y", "/y/", "y/", "/a/b"].map(wholeBase)).toEqual([
    "/",
    "/",
    "/y/",
    "/y/",
    "/y/",
    "/y/",
    "/a/b/",
  ]);
});

describe("npm run headers", () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ["scripts/headers.ts", ...args], { encoding: "utf8" });

  test.each(Object.keys(serverConfigs))("prints what %s needs", (server) => {
    const { status, stdout, stderr } = run(server, "--base", "/y");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(serverConfigs[server as keyof typeof serverConfigs]("/y/"));
  });

  test.each([[], ["iis"], ["nginx", "caddy"], ["nginx", "--port"]])("says what is wrong with: %s", (...args) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/--help/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
