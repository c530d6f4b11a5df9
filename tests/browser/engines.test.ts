import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES, startEngine, type Engine } from "../support/engines/index.ts";

const page = (title: string, next: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><textarea></textarea><a href="${next}">Next</a>
   <script>addEventListener("pageshow", ({ persisted }) => (window.kept = persisted));</script>`;

const server = createServer(({ url }, response) => {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(url === "/two" ? page("Two", "/") : page("One", "/two"));
});
let address = "";
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => void server.close());

describe.each(Object.keys(ENGINES))("%s", (name) => {
  test.for([true, false])("types, follows links and goes back, with a page cache: %s", async (pageCache, { skip }) => {
    const engine: Engine | undefined = await startEngine(name, { pageCache });
    if (!engine) return skip();
    try {
      const tab = await engine.newTab();
      await tab.open(address);
      await tab.click("textarea");
      await tab.type("Tŷ");
      await tab.press("Enter");
      await tab.type("2");
      expect(await tab.evaluate("document.querySelector('textarea').value")).toBe("Tŷ\n2");
      await tab.click("a");
      await tab.until("document.title === 'Two'");
      await tab.back();
      await tab.until("document.title === 'One' && 'kept' in window");
      expect(await tab.evaluate("window.kept")).toBe(pageCache && engine.hasPageCache);
      await tab.forward();
      await tab.until("document.title === 'Two'");
      const other = await engine.newTab();
      await other.open(address);
      await other.click("a");
      await other.until("document.title === 'Two'");
      await other.close();
      expect((await tab.screenshot()).subarray(1, 4).toString()).toBe("PNG");
    } finally {
      await engine.close();
    }
  });
});
