import { chromium, type Page } from "playwright-core";
import { findBrowser, findInstalledBrowser } from "../../../src/build/find-browser.ts";
import { KEYS, makeTab, type Engine, type EngineSettings, type Tab } from "./browsing.ts";
import { floorScript } from "./floor.ts";

/**
 * Starts an installed Chromium, or the one from npm, which has no page cache. `oldest` takes away what is newer than
 * the oldest browsers that are promised.
 */
export async function startChromium(settings: EngineSettings & { oldest?: boolean } = {}): Promise<Engine | undefined> {
  const { pageCache = true, colorScheme = "light", script = true, oldest = false } = settings;
  const installed = pageCache ? findInstalledBrowser() : undefined;
  const found = installed ?? (await findBrowser());
  if (!found) return undefined;
  const browser = await chromium.launch({
    ...found,
    ...(pageCache && { ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
  });
  const context = await browser.newContext({ colorScheme, javaScriptEnabled: script });
  if (oldest) await context.addInitScript({ content: floorScript() });
  return {
    hasPageCache: installed !== undefined,
    name: oldest ? "Chromium as old as promised" : "Chromium",
    newTab: async () => newTab(await context.newPage()),
    close: () => browser.close(),
  };
}

const NAMES = new Map<string, string>(Object.entries(KEYS).map(([name, code]) => [code, name]));

interface Action {
  type: string;
  value?: string;
  x?: number;
  y?: number;
}

function newTab(page: Page): Tab {
  const perform = async ({ type, value = "", x = 0, y = 0 }: Action) => {
    const key = NAMES.get(value) ?? value;
    const onKeyboard = NAMES.has(value) || /^[ -~]$/.test(value);
    if (type === "keyDown") await (onKeyboard ? page.keyboard.down(key) : page.keyboard.insertText(value));
    if (type === "keyUp" && onKeyboard) await page.keyboard.up(key);
    if (type === "pointerMove") await page.mouse.move(x, y);
    if (type === "pointerDown") await page.mouse.down();
    if (type === "pointerUp") await page.mouse.up();
  };
  return makeTab({
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // Without waiting: a page from the cache is not loaded.
    traverse: (by) => page.evaluate(`void setTimeout(() => history.go(${by}))`),
    act: async (actions) => {
      for (const { actions: steps } of actions as { actions: Action[] }[])
        for (const step of steps) await perform(step);
    },
    evaluate: <T>(expression: string) => page.evaluate<T>(`(async () => (${expression}))()`),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    print: () => page.pdf({ preferCSSPageSize: true }),
    close: () => page.close(),
  });
}
