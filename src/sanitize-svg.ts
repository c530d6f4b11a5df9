import createPurifier, { type Config, type WindowLike } from "dompurify";

/** A picture that does nothing but draw. */
export interface CleanSvg {
  svg: string;
  /** Parts that readers would see and that cannot be kept: the words of each, or "" where it has none. */
  lost: string[];
}

/** Sanitizes the SVG picture in a file; undefined where a browser could not show it. */
export type SanitizeSvg = (file: Uint8Array) => CleanSvg | undefined;

/** What this needs of the window of a browser, or of jsdom. */
export type SvgWindow = WindowLike & Pick<typeof globalThis, "DOMParser" | "XMLSerializer">;

/**
 * The size in bytes above which a picture is better kept as PNG: phones are slow to draw it, and so is this to read it.
 */
export const MAX_SVG = 1_000_000;

const NAMESPACE = "http://www.w3.org/2000/svg";

const CONFIG: Config = {
  IN_PLACE: true,
  USE_PROFILES: { svg: true, svgFilters: true },
  // Charts are full of <use>, and some move; what these may name and change is limited by `isHarmless`.
  ADD_TAGS: ["use", "animate", "set"],
  ADD_ATTR: ["by", "calcmode", "fr", "from", "role", "to", "white-space", "xml:lang"],
  ADD_DATA_URI_TAGS: ["feimage"],
  // Browsers draw nothing of what stands in elements that they do not know.
  KEEP_CONTENT: false,
  // No script is left that an id could mislead.
  SANITIZE_DOM: false,
};

/**
 * Leaves of an SVG picture only what draws. Within a page nothing else has an effect, but opened by itself a picture is
 * a page of the site: its scripts would run there, and the files that it names would tell other sites of the reader.
 */
export function sanitizeSvgIn(file: Uint8Array, window: SvgWindow): CleanSvg | undefined {
  const text = decode(file);
  if (text === undefined) return undefined;
  const root = new window.DOMParser().parseFromString(expandEntities(text), "image/svg+xml").documentElement;
  if (root.namespaceURI !== NAMESPACE || root.localName !== "svg" || root.querySelector("parsererror"))
    return undefined;
  const lost = Array.from(root.querySelectorAll("foreignObject")).filter(isMissed).map(wordsOf);
  const purifier = createPurifier(window);
  purifier.addHook("beforeSanitizeElements", (node) => {
    if (node.nodeName.toLowerCase() === "style") node.textContent = localCss(node.textContent ?? "");
  });
  purifier.addHook("uponSanitizeAttribute", (element, attribute) => {
    attribute.keepAttr = isHarmless(element.localName, attribute.attrName, attribute.attrValue);
    attribute.attrValue = localCss(attribute.attrValue);
  });
  purifier.sanitize(root, CONFIG);
  return { svg: new window.XMLSerializer().serializeToString(root), lost };
}

/** The text of an XML file, in the encoding that it begins with or names. */
function decode(file: Uint8Array): string | undefined {
  const start = String.fromCharCode(...file.subarray(0, 100));
  const [, named = "utf-8"] = /^<\?xml[^>]*\bencoding=["']([\w-]+)/.exec(start) ?? [];
  try {
    return new TextDecoder(
      /^(\xff\xfe|\xfe\xff)/.test(start) ? (start[0] === "\xff" ? "utf-16le" : "utf-16be") : named,
      {
        fatal: true,
      },
    ).decode(file);
  } catch {
    return undefined;
  }
}

/** Writes out the names that some drawing programs declare at the start; parsers outside browsers do not know them. */
function expandEntities(text: string): string {
  const [doctype = ""] = /<!DOCTYPE[^>[]*\[[^\]]*\]\s*>/i.exec(text) ?? [];
  const declared = doctype.matchAll(/<!ENTITY\s+([\w.-]+)\s+(["'])([^&<]*?)\2\s*>/g);
  const values = new Map(Array.from(declared, ([, name = "", , value = ""]) => [name, value]));
  return text.replace(doctype, "").replace(/&([\w.-]+);/g, (whole, name: string) => values.get(name) ?? whole);
}

/** True for a web page within a picture that has nothing beside it for programs that show none. */
function isMissed(page: Element): boolean {
  const choice = page.parentElement?.localName === "switch" ? Array.from(page.parentElement.children) : [];
  return !choice.some(({ localName, textContent }) => {
    return localName === "image" || (localName === "text" && fold(textContent).includes(fold(wordsOf(page))));
  });
}

const fold = (text: string | null) => (text ?? "").replace(/\s+/g, "");

function wordsOf(page: Element): string {
  for (const hidden of page.querySelectorAll("script, style")) hidden.remove();
  return (page.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** False for what names a file, and for what changes such a name. */
function isHarmless(element: string, name: string, value: string): boolean {
  if (/^(xlink:)?href$/i.test(name))
    return value.startsWith("#") || (/^(image|feimage)$/i.test(element) && /^data:image\//i.test(value));
  return !/^attributename$/i.test(name) || !/href|^on|^style$/i.test(value);
}

const LOADS = /@import|image-set\(|src\(|url\((?!\s*["']?(#|data:))/i;

/** Styles without what would load a file. Where an odd spelling hides such a thing, all goes. */
function localCss(css: string): string {
  const local = css.replace(/@import[^;]*;?/gi, "").replace(/url\((?!\s*["']?(#|data:))[^)]*\)/gi, "none");
  const plain = local.replace(/\\([0-9a-f]{1,6})\s?|\\/gi, (_, code: string | undefined) =>
    code ? String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)) : "",
  );
  return LOADS.test(plain) ? "" : local;
}
