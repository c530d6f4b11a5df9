import { appendFileSync, cpSync, rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { endOfDay } from "../../src/paper/closing.ts";
import { findViolations } from "../support/accessible.ts";
import { useSite } from "../support/browser.ts";
import { build } from "../support/build-sites.ts";
import { openDetails } from "../support/restyle.ts";

const CLOSES = "2099-10-31";
const DATE = "Closing date: 31 October 2099, 11:59pm (London time).";
const PATHS = ["/", "/sections/why-an-orchard/", "/questions/", "/respond/", "/paper/"];

const open = useSite(inject("second"));

/** A page of the second paper with the clock of the browser set. */
async function visitAt(instant: string, path: string): Promise<Page> {
  const page = await open.open();
  await page.clock.setFixedTime(new Date(instant));
  await page.goto(new URL(path.slice(1), open.url).href);
  return page;
}

const statedOn = (page: Page) => page.locator("closing-date").first().innerText();

describe.each([
  ["long before", "2099-01-10T12:00:00Z", ""],
  ["fifteen days before", "2099-10-16T22:59:59Z", ""],
  ["a fortnight before", "2099-10-16T23:00:00Z", "Closes in 14 days."],
  ["three days before", "2099-10-28T12:00:00Z", "Closes in 3 days."],
  ["on the day before", "2099-10-30T23:59:59Z", "Closes tomorrow at midnight (London time)."],
  ["in the last hour", "2099-10-31T23:30:00Z", "Closes today at midnight (London time)."],
  ["afterwards", "2099-11-01T00:00:00Z", "Now closed."],
])("%s", (_, instant, news) => {
  test.each(PATHS)("%s states the date and what it means today", async (path) => {
    const page = await visitAt(instant, path);
    const added = path === "/" && !news ? "Open for replies." : news;
    const stated = (await statedOn(page)).replaceAll("\u00a0", " ");
    expect(stated).toMatch(new RegExp(`^${escape(`${DATE} ${added}`.trim())}`));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("closing-date [data-screen-only]").filter({ visible: true }).count()).toBe(0);
    await page.context().close();
  });
});

const escape = (text: string) => text.replace(/[.()]/g, "\\$&");

describe("once the day is past", () => {
  const AFTER = "2099-11-15T12:00:00Z";

  test("the buttons say so and lead to what happens next", async () => {
    const cover = await visitAt(AFTER, "/");
    await cover.getByRole("link", { name: "Closed: what happens next" }).click();
    await cover.waitForURL(/\/respond\/#next$/);
    const next = cover.locator("#next");
    expect(await next.innerText()).toContain("The committee will read every reply");
    expect(await cover.getByRole("link", { name: "Answer the questions" }).count()).toBe(0);
    await cover.context().close();
  });

  test("each question says so, where it would have been answered", async () => {
    const page = await visitAt(AFTER, "/sections/why-an-orchard/");
    expect(await page.getByRole("button", { name: /^Answer/ }).count()).toBe(0);
    const link = page.getByRole("link", { name: "Closed: what happens next (Q1.2)" });
    await link.click();
    await page.waitForURL(/\/respond\/#next$/);
    await page.context().close();
  });

  test("a late reply can be written, and the page says beside it that it is late", async () => {
    const page = await visitAt(AFTER, "/respond/");
    const warned = page.getByText("You can still send a reply from this page, but it is late");
    await page.getByLabel("Would you plant a Donaudampf").fill("Yes, even now.");
    await page.getByText("See the message").click();
    expect(await warned.filter({ visible: true }).count()).toBe(2);
    expect(await page.locator("[data-body]").innerText()).toContain("Yes, even now.");
    expect(await page.getByRole("link", { name: "Add it to your calendar" }).count()).toBe(0);
    await page.context().close();
  });

  test("a draft stays where it was written, and can be gone on with", async () => {
    const page = await visitAt("2099-10-31T12:00:00Z", "/sections/why-an-orchard/");
    await page.getByRole("button", { name: "Answer (Q1.2)" }).click();
    const field = page.getByLabel("Your answer to Q1.2");
    await field.fill("Yes, with pears.");
    await page.getByText("Kept until you close this tab.").waitFor();
    await page.clock.setFixedTime(new Date(AFTER));
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe("Yes, with pears.");
    await field.fill("Yes, with pears and plums.");
    await page.getByRole("link", { name: "Review and send" }).click();
    await expect.poll(() => page.locator("[data-answered] textarea").inputValue()).toBe("Yes, with pears and plums.");
    await page.context().close();
  });
});

test("a page that is left open closes by itself at the moment", async () => {
  const page = await open.open();
  await page.clock.install({ time: new Date("2099-10-31T23:58:00Z") });
  await page.goto(open.url);
  expect(await statedOn(page)).toContain("Closes today");
  await page.clock.runFor(121_000);
  expect(await statedOn(page)).toContain("Now closed.");
  await page.context().close();
});

test("midnight is that of the paper, wherever it is read", async () => {
  const zone = "Australia/Sydney";
  const moment = endOfDay(CLOSES, zone).toISOString();
  for (const [instant, news] of [
    ["2099-10-31T12:30:00Z", "Closes today"],
    ["2099-10-31T13:00:00Z", "Now closed."],
  ] as const) {
    const page = await open.open({ timezoneId: "America/Los_Angeles" });
    await page.clock.setFixedTime(new Date(instant));
    await page.route(open.url, async (route) => {
      const body = await (await route.fetch()).text();
      const there = body.replace(
        /data-moment="[^"]*" data-zone="[^"]*"/g,
        `data-moment="${moment}" data-zone="${zone}"`,
      );
      await route.fulfill({ contentType: "text/html", body: there });
    });
    await page.goto(open.url);
    expect(await statedOn(page), instant).toContain(news);
    await page.context().close();
  }
});

test("where the browser does not know the zone, the date stands alone until it is past", async () => {
  for (const [instant, news] of [
    ["2099-10-30T12:00:00Z", "Open for replies."],
    ["2099-11-01T00:00:00Z", "Now closed."],
  ] as const) {
    const page = await open.open();
    await page.clock.setFixedTime(new Date(instant));
    await page.route(open.url, async (route) => {
      const body = await (await route.fetch()).text();
      await route.fulfill({ contentType: "text/html", body: body.replaceAll('"Europe/London"', '"Europe/Atlantis"') });
    });
    await page.goto(open.url);
    expect(await statedOn(page), instant).toBe(`${DATE} ${news}`);
    await page.context().close();
  }
});

test("without script every page states the date and nothing that time could make untrue", async () => {
  for (const path of PATHS) {
    const { page } = await open.visit(path, { javaScriptEnabled: false });
    const text = await page.locator("body").innerText();
    expect(text, path).toContain(DATE);
    expect(text, path).not.toMatch(/now closed|closes (in|today|tomorrow)|open for replies/i);
    await page.context().close();
  }
});

test("a paper without a closing day sends none of this", async () => {
  const { page } = await bare.visit("/");
  expect(await page.content()).not.toMatch(/closing-date|closing\.ics/);
  expect(await page.locator(".cover").innerText()).toContain("Open for replies, with no closing date.");
  await page.context().close();
});

const bare = useSite(inject("first"));

describe("nothing for axe to object to", () => {
  test.each(["2099-10-28T12:00:00Z", "2099-11-15T12:00:00Z"])("at %s", async (instant) => {
    for (const path of PATHS) {
      const page = await visitAt(instant, path);
      await page.locator("closing-date strong").first().waitFor();
      await openDetails(page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await findViolations(page), `${path} ${colorScheme}`).toEqual([]);
      }
      await page.context().close();
    }
  });
});

describe("a paper that is concluded", () => {
  const paper = "node_modules/.test-sites/concluded paper";
  rmSync(paper, { recursive: true, force: true });
  cpSync("tests/fixtures/second-paper", paper, { recursive: true });
  appendFileSync(`${paper}/paper.yaml`, '\nconcluded: "2100-01-20"\n');
  const concluded = useSite(build("concluded", paper, "/", {}, ["--no-pdf"]));
  const STATED = "The closing date was 31 October 2099. What came of the replies was published on 20 January 2100.";

  test.each(PATHS)("%s says so, with script and without", async (path) => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await concluded.visit(path, { javaScriptEnabled });
      expect(await page.locator("body").innerText()).toContain(STATED);
      expect(await page.getByRole("link", { name: /^Answer \(|^Answer the/ }).count()).toBe(0);
      if (javaScriptEnabled) expect(await findViolations(page)).toEqual([]);
      await page.context().close();
    }
  });

  test("leads from cover and questions to what came of the replies", async () => {
    for (const path of ["/", "/sections/why-an-orchard/"]) {
      const { page } = await concluded.visit(path);
      await page
        .getByRole("link", { name: /^Closed: what came of it/ })
        .first()
        .click();
      await page.waitForURL(/\/respond\/#next$/);
      expect(await page.locator("#next").innerText()).toMatch(/What came of it\s/);
      await page.context().close();
    }
  });
});
