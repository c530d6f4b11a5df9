import type { Page } from "playwright-core";
import sharp from "sharp";

/** A stop of the keyboard: its words, what kind of thing it is, where it stands on the page, and what hides it. */
export interface Stop {
  name: string;
  kind: string;
  top: number;
  bottom: number;
  hiddenBy: string[];
}

/** Presses a key until the focus leaves the page, and yields every stop; a page that does not let it out is a trap. */
export async function* pressThrough(page: Page, key: "Tab" | "Shift+Tab" = "Tab"): AsyncGenerator<Stop> {
  for (let count = 0; count < 300; count++) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(inspectFocus);
    if (!stop) return;
    yield stop;
  }
  throw new Error(`${page.url()} does not let the focus out in 300 steps`);
}

/** Presses a key until something with these words has the focus. */
export async function reach(page: Page, words: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<Stop> {
  const passed: string[] = [];
  for await (const stop of pressThrough(page, key)) {
    if (typeof words === "string" ? stop.name === words : words.test(stop.name)) return stop;
    passed.push(stop.name);
  }
  throw new Error(`${key} never reaches ${words}, only ${passed.join(" | ")}`);
}

/** Runs in the page: the element with the focus, or undefined where none has it. */
function inspectFocus(): Stop | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const boxes = [...element.getClientRects()];
  const { top, bottom } = element.getBoundingClientRect();
  // Near the edges but not in the corners, which may be round.
  const pointsOf = ({ x, y, width, height }: DOMRect) =>
    [0.05, 0.5, 0.95].flatMap((along) => [0.15, 0.5, 0.85].map((down) => [x + width * along, y + height * down]));
  const tall = bottom - top > innerHeight;
  const hiddenBy = boxes.flatMap(pointsOf).flatMap(([x = 0, y = 0]) => {
    const front = document.elementFromPoint(x, y);
    if (front ? element.contains(front) || front.contains(element) : tall) return [];
    return [front ? `<${front.localName} class="${front.className}">` : "the edge of the window"];
  });
  const label = (element as HTMLInputElement).labels?.[0] ?? element;
  const lineage: string[] = [];
  for (let part: Element | null = element; part && lineage.length < 5; part = part.parentElement)
    lineage.push(`${part.localName}.${part.className}`);
  return {
    name: element.getAttribute("aria-label") ?? label.textContent.trim().replace(/\s+/g, " "),
    kind: lineage.join(" < "),
    top: top + scrollY,
    bottom: bottom + scrollY,
    hiddenBy: [...new Set(boxes.length > 0 ? hiddenBy : ["having no box"])],
  };
}

/** A ring around what has the focus, as a reader sees it. */
export interface Ring {
  /**
   * How much of the picture it changes. 1 is what WCAG 2.4.13 asks for: as much as a line of two pixels around the
   * element, in colours with a contrast of 3 to 1 between both states.
   */
  amount: number;
  /** On how many of the four sides it can be seen; what scrolls by itself may cut it. */
  sides: number;
}

/** Compares the picture around the element that has the focus with what it would be without its ring. */
export async function measureRing(page: Page): Promise<Ring> {
  const { clip, length } = await page.evaluate(boxOfFocus);
  const shown = await picture(page, clip);
  await hideRing(page, true);
  const hidden = await picture(page, clip);
  await hideRing(page, false);
  const changed = [...shown.keys()]
    .filter((pixel) => contrast(shown[pixel]!, hidden[pixel]!) >= 3)
    .map((pixel) => [(pixel % clip.width) / clip.width, pixel / clip.width / clip.height] as const);
  const isMiddle = (place: number) => place > 0.3 && place < 0.7;
  const sides = [
    changed.some(([x, y]) => isMiddle(y) && x < 0.5),
    changed.some(([x, y]) => isMiddle(y) && x > 0.5),
    changed.some(([x, y]) => isMiddle(x) && y < 0.5),
    changed.some(([x, y]) => isMiddle(x) && y > 0.5),
  ];
  return { amount: changed.length / (2 * length), sides: sides.filter(Boolean).length };
}

/** Runs in the page: the part of the window that may show the focus, and the length of a line around the element. */
function boxOfFocus() {
  const element = document.activeElement!;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [Math.max(0, Math.floor(left - 8)), Math.max(0, Math.floor(top - 8))];
  const around = ({ width, height }: DOMRect) => 2 * (width + height);
  const lines = [...element.getClientRects()].reduce((sum, line) => sum + around(line), 0);
  return {
    clip: {
      x,
      y,
      width: Math.min(innerWidth, Math.ceil(right + 8)) - x,
      height: Math.min(innerHeight, Math.ceil(bottom + 8)) - y,
    },
    // A link that goes over several lines has one ring around them all, or a ring around each.
    length: Math.min(lines, around(element.getBoundingClientRect())),
  };
}

const hideRing = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(hidden ? ":focus { outline: none !important }" : "");
    document.adoptedStyleSheets = [sheet];
  }, hidden);

/** The relative luminance of each pixel of a part of the window. */
async function picture(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<number[]> {
  const image = sharp(await page.screenshot({ clip })).removeAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const linear = (at: number) => (data[at]! <= 10 ? data[at]! / 3294.6 : ((data[at]! / 255 + 0.055) / 1.055) ** 2.4);
  return Array.from(
    { length: info.width * info.height },
    (_, pixel) => 0.2126 * linear(3 * pixel) + 0.7152 * linear(3 * pixel + 1) + 0.0722 * linear(3 * pixel + 2),
  );
}

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
