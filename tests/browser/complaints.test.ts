import type { Page } from "playwright-core";
import { describe, test } from "vitest";
import { provoke, useSite } from "../support/browser.ts";
import { thisPaper } from "../support/this-paper.ts";

const site = useSite(thisPaper());

/** What no page may do, and the words by which the tests learn of it. */
const MISDEEDS: [name: string, complaint: RegExp, commit: (page: Page) => Promise<unknown>][] = [
  ["a warning", /^warning beware/, (page) => page.evaluate(() => console.warn("beware"))],
  ["an error", /^error oh no/, (page) => page.evaluate(() => console.error("oh no"))],
  [
    "an exception that nothing catches",
    /^thrown: .*late/,
    (page) => page.evaluate(() => void setTimeout(() => Promise.reject(new Error("late")))),
  ],
  ["a style of its own", /style-src/, (page) => page.evaluate(() => document.body.setAttribute("style", "color: red"))],
  [
    "a script from elsewhere",
    /script-src/,
    (page) => page.evaluate('import("https://elsewhere.example/script.js")').catch(() => {}),
  ],
  [
    "HTML made from a string",
    /TrustedHTML/,
    (page) => page.evaluate(() => (document.body.innerHTML = "<b>x</b>")).catch(() => {}),
  ],
  [
    "a policy for such strings",
    /trusted-types/,
    (page) =>
      page
        .evaluate(() =>
          (window as unknown as { trustedTypes: { createPolicy(name: string): void } }).trustedTypes.createPolicy("x"),
        )
        .catch(() => {}),
  ],
  [
    "code made from a string",
    /unsafe-eval|TrustedScript/,
    (page) => page.evaluate(() => setTimeout("alert(1)" as unknown as () => void)).catch(() => {}),
  ],
  [
    "a picture from elsewhere",
    /img-src/,
    (page) => page.evaluate(() => void (new Image().src = "https://elsewhere.example/pixel.png")),
  ],
  [
    "data from elsewhere",
    /connect-src/,
    (page) => page.evaluate(() => fetch("https://elsewhere.example/")).catch(() => {}),
  ],
  [
    "a frame",
    /frame-src|default-src/,
    (page) =>
      page.evaluate(() => {
        const frame = document.createElement("iframe");
        frame.src = "/about/";
        document.body.append(frame);
      }),
  ],
  ["a file that is not there", /^404 .*nowhere/, (page) => page.evaluate(() => fetch("/nowhere.json"))],
  [
    "a request that fails",
    /^failed: .*favicon/,
    async (page) => {
      await page.route("**/favicon.svg", (route) => route.abort());
      await page.evaluate(() => fetch("/favicon.svg")).catch(() => {});
    },
  ],
  [
    "a way to elsewhere",
    /^asked elsewhere: https:\/\/elsewhere/,
    (page) => page.goto("https://elsewhere.example/").catch(() => {}),
  ],
];

describe.each(MISDEEDS)("%s", (_, complaint, commit) => {
  const tell = async () => {
    const { page } = await site.visit("/about/");
    await commit(page);
    await page.waitForTimeout(100);
  };

  test("is heard", async () => {
    await tell();
    provoke(complaint);
    provoke(/./);
  });

  test.fails("fails a test that did not say so", tell);
});

test.fails("a complaint that was announced and never came fails the test", async () => {
  await site.visit("/about/");
  provoke(/never/);
});
