import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { serveSite } from "../../src/build/serve-site.ts";

const work = mkdtempSync(join(tmpdir(), "serve-"));
afterAll(() => rmSync(work, { recursive: true }));

function builtFolder(): string {
  const folder = mkdtempSync(join(work, "site-"));
  mkdirSync(join(folder, "about"));
  writeFileSync(join(folder, "index.html"), "cover");
  writeFileSync(join(folder, "about/index.html"), "about");
  writeFileSync(join(folder, "404.html"), "missing");
  return folder;
}

/** Another program that holds a port, and never answers. */
async function holdPort(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  await once(server.listen(0, "localhost"), "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

const portOf = (url: string) => Number(new URL(url).port);

describe("where another program holds the port", () => {
  test("the site is served at the next one, and answers there", async () => {
    const { port, close } = await holdPort();
    const site = await serveSite(builtFolder(), { port });
    expect(portOf(site.url)).toBeGreaterThan(port);
    const response = await fetch(site.url);
    expect([response.status, await response.text()]).toEqual([200, "cover"]);
    site.close();
    close();
  });

  test("npm run serve prints an address that answers", async () => {
    const { port, close } = await holdPort();
    const child = spawn(process.execPath, ["scripts/serve.ts", builtFolder(), "--port", String(port)]);
    let printed = "";
    for await (const text of child.stdout) if ((printed += String(text)).includes("Stop it")) break;
    const [url = ""] = /http:\S+/.exec(printed) ?? [];
    expect(portOf(url)).toBeGreaterThan(port);
    expect(await (await fetch(url)).text()).toBe("cover");
    child.kill();
    close();
  });
});

describe("npm run serve", () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ["scripts/serve.ts", ...args], { encoding: "utf8" });

  test.each([
    ["a folder without a site", [tmpdir()], /holds no built site; run: npm run build/],
    ["two folders", [".", "."], /name one folder only/],
    ["a port that is no number", [builtFolder(), "--port", "http"], /the port is http; give --port a whole number/],
    ["a port that there is not", [builtFolder(), "--port", "65536"], /the port is 65536; .* up to 65535/],
    ["an option that there is not", ["--host"], /--host/],
  ])("says what is wrong with %s", (_, args, words) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
