import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { serveSite } from "../../src/build/serve-site.ts";
import { serverConfigs, writeHeadersFile } from "../../src/build/server-config.ts";
import { headersOf, pagePolicy, securityHeaders } from "../../src/security.ts";
import { wholeBase } from "../../src/urls.ts";

/** Files of a site, as a server finds them. */
const FILES = [
  "index.html",
  "about/index.html",
  "sections/why/index.html",
  "_astro/search.B-qZ6qsL.js",
  "pagefind/pagefind.js",
  "pagefind/search.json",
  "pagefind/fragment/en_d148c33.pf_fragment",
  "pagefind/index/en_d6e35e8.pf_index",
  "pagefind/filter/en_5a1c0de.pf_filter",
  "paper.json",
  "404.html",
];

type Headers = Record<string, string>;
const pairs = (text: string, pattern: RegExp): Headers =>
  Object.fromEntries([...text.matchAll(pattern)].map(([, name = "", value = ""]) => [name, value]));
const fits = (path: string, pattern: string) =>
  pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** What each server sends for an address, read from its configuration as the server reads it. */
const readers: Record<string, (base: string, path: string) => Headers | Promise<Headers>> = {
  nginx: (base, path) => {
    const [, prefix = "", outer = "", pattern = "", inner = ""] =
      /^location (\S+) \{$(.*?)^ {2}location ~ (\S+) \{$(.*?)^ {2}\}$/ms.exec(serverConfigs.nginx(base))!;
    expect(path.startsWith(prefix)).toBe(true);
    return pairs(new RegExp(pattern).test(path) ? inner : outer, /add_header (\S+) "(.*?)"(?: always)?;/g);
  },
  apache: (base, path) => {
    const rules = [
      ...serverConfigs.apache(base).matchAll(/^Header (?:always )?set (\S+) "(.*?)"(?: "expr=.*m#(.*)#")?$/gm),
    ];
    const held = rules.filter(([, , , pattern]) => new RegExp(pattern ?? "").test(path));
    return Object.fromEntries(held.map(([, name = "", value = ""]) => [name, value]));
  },
  caddy: (base, path) => {
    const text = serverConfigs.caddy(base);
    const [, scope = "", block = ""] = /^header (\S+) \{$(.*?)^\}$/ms.exec(text)!;
    const isHashed = / path (.*)/
      .exec(text)![1]!
      .split(" ")
      .some((pattern) => fits(path, pattern));
    expect(fits(path, scope)).toBe(true);
    expect(text).toMatch(new RegExp(`@other \\{\n  path ${scope.replace("*", "\\*")}\n  not path `));
    return {
      ...pairs(block, /^ {2}(\S+) "(.*)"$/gm),
      ...pairs(text, isHashed ? /^header @hashed (\S+) "(.*)"$/gm : /^header @other (\S+) "(.*)"$/gm),
    };
  },
  "Netlify and Cloudflare Pages": async (base, path) => {
    const held = (await headersFile(base)).split("\n\n").filter((rule) => fits(path, rule.split("\n")[0]!));
    const all = held.flatMap((rule) => [...rule.matchAll(/^ {2}(\S+): (.*)$/gm)]);
    expect(new Set(all.map(([, name]) => name)).size, "a header of two rules would be sent with both values").toBe(
      all.length,
    );
    return Object.fromEntries(all.map(([, name = "", value = ""]) => [name, value]));
  },
};

function builtFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "headers-"));
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "");
  }
  return folder;
}

async function headersFile(base: string): Promise<string> {
  const folder = builtFolder();
  await writeHeadersFile(folder, base);
  return readFileSync(join(folder, "_headers"), "utf8");
}

describe.each(Object.keys(readers))("%s", (server) => {
  test.each(["/", "/papers/second/", "/a.b/"])(
    "sends the same headers for every file of a site at %s",
    async (base) => {
      for (const file of FILES) {
        const path = file.replace(/index\.html$/, "");
        expect(await readers[server]!(base, base + path), file).toEqual(headersOf(path));
      }
    },
  );
});

test("npm start sends them too, and without leave to keep them where there is nothing", async () => {
  const { url, close } = await serveSite(builtFolder(), { base: "/papers/" });
  const sent = async (path: string) => {
    const { headers } = await fetch(url + path);
    return Object.fromEntries(Object.keys(headersOf(path)).map((name) => [name, headers.get(name)]));
  };
  for (const file of FILES) expect(await sent(file), file).toEqual(headersOf(file));
  expect(await sent("_astro/nowhere.js")).toEqual({ ...securityHeaders, "Cache-Control": null });
  close();
});

test("files whose names change with their content are kept for good, all others for a short while", () => {
  const forever = FILES.filter((file) => headersOf(file)["Cache-Control"]!.includes("immutable"));
  expect(forever).toEqual(FILES.filter((file) => /_astro|\.pf_/.test(file)));
  // A page that may not be stored is not there when the reader goes back.
  for (const file of FILES) expect(headersOf(file)["Cache-Control"]).not.toMatch(/no-store|private/);
});

test("no policy lets a page run what is written into it, and no other site may frame it", () => {
  const policy = [...pagePolicy.directives, ...pagePolicy.scriptDirective.resources].join("; ");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(securityHeaders["Content-Security-Policy"]).toBe("frame-ancestors 'none'");
});

test("no value holds a sign that one of the forms would take for its own", () => {
  for (const value of Object.values(headersOf(""))) expect(value).not.toMatch(/["\\${}\n%]/);
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
