import type { Element } from "domhandler";
import { childOf, childrenOf, wordsIn } from "./xml.ts";

/** A formula of a Word file in one line that can be read aloud: `(a + b)/2`, `x^2`, `√(y)`. */
export const formulaText = (formula: Element): string => textOf(formula).replace(/\s+/g, " ").trim();

const textOf = (node: Element | undefined): string =>
  childrenOf(node)
    .map((child) => (WRITERS[child.name] ?? textOf)(child))
    .join("");

const part = (node: Element, name: string) => textOf(childOf(node, name)).trim();

/** A part of more than one sign stands in brackets, so that what belongs together is read together. */
const group = (text: string) => (/^[\p{L}\p{M}\p{N}.,]*$/u.test(text) ? text : `(${text})`);

const property = (node: Element, properties: string, name: string) =>
  childOf(childOf(node, properties), name)?.attribs["m:val"];

const WRITERS: Record<string, (node: Element) => string> = {
  "m:r": (node) => wordsIn(node),
  "m:f": (node) => `${group(part(node, "m:num"))}/${group(part(node, "m:den"))}`,
  "m:sSup": (node) => `${part(node, "m:e")}^${group(part(node, "m:sup"))}`,
  "m:sSub": (node) => `${part(node, "m:e")}_${group(part(node, "m:sub"))}`,
  "m:sSubSup": (node) => `${part(node, "m:e")}_${group(part(node, "m:sub"))}^${group(part(node, "m:sup"))}`,
  "m:rad": (node) => {
    const degree = part(node, "m:deg");
    return `${degree && `${group(degree)}-th root of `}${degree ? "" : "√"}(${part(node, "m:e")})`;
  },
  "m:nary": (node) => {
    const [from, to] = [part(node, "m:sub"), part(node, "m:sup")];
    const sign = property(node, "m:naryPr", "m:chr") ?? "∫";
    return `${sign}${from && `_${group(from)}`}${to && `^${group(to)}`} ${part(node, "m:e")}`;
  },
  "m:d": (node) => {
    const open = property(node, "m:dPr", "m:begChr") ?? "(";
    const close = property(node, "m:dPr", "m:endChr") ?? ")";
    const parts = childrenOf(node).filter(({ name }) => name === "m:e");
    return open + parts.map((inner) => textOf(inner).trim()).join(property(node, "m:dPr", "m:sepChr") ?? "|") + close;
  },
  "m:m": (node) => `[${rowsOf(node, "m:mr")}]`,
  "m:eqArr": (node) =>
    childrenOf(node)
      .filter(({ name }) => name === "m:e")
      .map((row) => textOf(row).trim())
      .join("; "),
  "m:func": (node) => `${part(node, "m:fName")} ${group(part(node, "m:e"))}`,
  "m:limLow": (node) => `${part(node, "m:e")}_${group(part(node, "m:lim"))}`,
  "m:limUpp": (node) => `${part(node, "m:e")}^${group(part(node, "m:lim"))}`,
};

const rowsOf = (node: Element, row: string) =>
  childrenOf(node)
    .filter(({ name }) => name === row)
    .map((one) =>
      childrenOf(one)
        .map((cell) => textOf(cell).trim())
        .join(", "),
    )
    .join("; ");
