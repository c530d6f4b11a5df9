/** One tab of a browser, driven as a reader would. All engines offer this alike; selectors are those of CSS. */
export interface Tab {
  open: (url: string) => Promise<void>;
  back: () => Promise<void>;
  forward: () => Promise<void>;
  reload: () => Promise<void>;
  /** Brings the element into view and clicks into its middle. */
  click: (selector: string) => Promise<void>;
  /** Types into what has the focus, key by key. */
  type: (text: string) => Promise<void>;
  press: (key: Key) => Promise<void>;
  /** The value of an expression, or of a promise that it gives, in the page; it has to be one that JSON can carry. */
  evaluate: <T>(expression: string) => Promise<T>;
  /** Waits until an expression is true in the page, in whichever document the tab then shows. */
  until: (expression: string) => Promise<void>;
  /** A picture of what is in view, as PNG. */
  screenshot: () => Promise<Buffer>;
  /** What the browser's own command prints, as PDF; WebKit's driver cannot ask for it. */
  print?: () => Promise<Buffer>;
  /** The size of the page. WebKit's window does not become narrower than 450. */
  resize: (width: number, height: number) => Promise<void>;
  close: () => Promise<void>;
}

/** A started browser with a profile of its own. */
export interface Engine {
  name: string;
  /** Whether it keeps pages for Back and Forward, as asked. */
  hasPageCache: boolean;
  newTab: () => Promise<Tab>;
  close: () => Promise<void>;
}

/** What a test may ask of a browser as it starts. */
export interface EngineSettings {
  /** Whether pages are kept whole for Back and Forward; otherwise they are loaded again. */
  pageCache?: boolean;
  colorScheme?: "light" | "dark";
  /** Without it pages run no script. */
  script?: boolean;
}

/** Keys by the codes of WebDriver: https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const KEYS = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  Space: " ",
  Backspace: "\uE003",
  ArrowDown: "\uE015",
  ArrowUp: "\uE013",
  "/": "/",
} as const;
export type Key = keyof typeof KEYS;

/** How long something in a page may take on a busy machine; only failures take so long. */
const PATIENCE = 20_000;

/** Asks again and again; errors while a page changes count as not yet. Fails with the words given. */
export async function poll<T>(ask: () => Promise<T | undefined | false>, failure: string): Promise<T> {
  const end = Date.now() + PATIENCE;
  let last = "";
  while (Date.now() < end) {
    const value = await ask().catch((error: unknown) => void (last = String(error)));
    if (value) return value;
    await new Promise((done) => setTimeout(done, 40));
  }
  throw new Error(`${failure} ${last}`.trim());
}

/**
 * Where the middle of an element is in the window, once it has been brought there; undefined if it is not in the page.
 */
export const middleOf = (selector: string): string => `(() => {
  const element = document.querySelector(${JSON.stringify(selector)});
  if (!element?.getClientRects().length) return null;
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
})()`;

export interface Point {
  x: number;
  y: number;
}

/** Presses and lets go of keys one after the other, as WebDriver describes it. */
export const keyActions = (keys: string[]) => [
  {
    type: "key",
    id: "keyboard",
    actions: keys.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]),
  },
];

/** Moves the mouse to a point of the window and clicks there, as WebDriver describes it. */
export const clickActions = ({ x, y }: Point) => [
  {
    type: "pointer",
    id: "mouse",
    parameters: { pointerType: "mouse" },
    actions: [
      { type: "pointerMove", x, y, origin: "viewport" },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ],
  },
];

/** The parts of a tab that are the same in every engine, from those that are not. */
export function makeTab(
  own: Omit<Tab, "click" | "type" | "press" | "until" | "back" | "forward"> & {
    act: (actions: unknown[]) => Promise<unknown>;
    traverse: (by: 1 | -1) => Promise<unknown>;
  },
): Tab {
  const { act, traverse, ...tab } = own;
  const until = (expression: string) =>
    poll(() => tab.evaluate<boolean>(`Boolean(${expression})`), `never true: ${expression}`).then(() => undefined);
  const go = async (by: 1 | -1) => {
    const from = await tab.evaluate<string>("location.href");
    await traverse(by);
    await until(`location.href !== ${JSON.stringify(from)} && document.readyState === "complete"`);
  };
  return {
    ...tab,
    until,
    back: () => go(-1),
    forward: () => go(1),
    click: async (selector) => {
      const point = await poll(
        () => tab.evaluate<Point | null>(middleOf(selector)).then((at) => at ?? false),
        `no ${selector}`,
      );
      await act(clickActions(point));
    },
    type: async (text) => void (await act(keyActions([...text]))),
    press: async (key) => void (await act(keyActions([KEYS[key]]))),
  };
}
