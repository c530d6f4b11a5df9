import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, inject, test } from "vitest";
import { provoke, useSite } from "../support/browser.ts";

const site = useSite(inject("second"));

test("no other site can show a page in a frame", async () => {
  const html = `<title>Elsewhere</title><link rel="icon" href="data:,"><iframe src="${site.url}"></iframe>`;
  const elsewhere = createServer((_, response) => void response.setHeader("Content-Type", "text/html").end(html));
  await once(elsewhere.listen(0, "localhost"), "listening");
  provoke(/^asked elsewhere: http/);
  provoke(/frame-ancestors 'none'/);
  provoke(/ERR_BLOCKED_BY_RESPONSE/);
  const page = await site.open();
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
  expect(page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  elsewhere.close();
});

test("an address that is not there says so and leads on, below a base path too", async () => {
  provoke(/404/);
  const { page } = await site.visit("/nowhere/at/all/");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("not found");
  await page.locator("main").getByRole("link").first().click();
  expect(page.url().startsWith(site.url)).toBe(true);
});
