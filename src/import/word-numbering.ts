import type { Element } from "domhandler";
import { childOf, childrenOf, isOn, parseXml, valueOf } from "./xml.ts";

/** What Word writes before a paragraph that it numbers. */
export interface WordLabel {
  /** `1.1`, `(a)`, `Question 4:`; a bullet is “•”. */
  text: string;
  isBullet: boolean;
  /** The level of its list, from 0. */
  level: number;
  /** How far it is set in, in twentieths of a point. */
  indent: number;
  /** Which list it belongs to: paragraphs with the same id count on. */
  list: string;
}

/** Counts paragraphs in their order and gives the label of each; undefined where Word shows none. */
export type WordNumbering = (
  numId: string | undefined,
  ilvl: string | undefined,
  style?: string,
) => WordLabel | undefined;

interface Level {
  start: number;
  format: string;
  text: string;
  /** The level, counted from 1, whose next number makes this one start again; 0 for never. */
  restart: number | undefined;
  isLegal: boolean;
  indent: number;
  /** The style whose paragraphs are on this level. */
  style: string | undefined;
}

interface Numbering {
  abstractId: string;
  levels: Map<number, Level>;
  /** Where this numbering begins anew in the list that it shares with others. */
  starts: Map<number, number>;
}

/** Reads the numbering of a Word file: `numbering.xml`. */
export function readNumbering(xml: string): WordNumbering {
  const numberings = readNumberings(childOf(parseXml(xml), "w:numbering"));
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (numId, ilvl, style) => {
    const numbering = numberings.get(numId ?? "");
    if (!numbering) return undefined;
    const byStyle =
      ilvl === undefined ? [...numbering.levels].find(([, level]) => style && level.style === style)?.[0] : undefined;
    const level = Math.min(8, Math.max(0, byStyle ?? (Number(ilvl ?? 0) || 0)));
    const own = numbering.levels.get(level);
    if (!own) return undefined;
    const counts = counters.get(numbering.abstractId) ?? [];
    counters.set(numbering.abstractId, counts);
    count(counts, level, numbering, begun, numId ?? "");
    const isBullet = own.format === "bullet";
    const text = isBullet ? "•" : labelOf(numbering.levels, level, counts);
    return { text, isBullet, level, indent: own.indent, list: numbering.abstractId };
  };
}

/** Moves a list on by one paragraph. */
function count(
  counts: (number | undefined)[],
  level: number,
  { levels, starts }: Numbering,
  begun: Set<string>,
  numId: string,
) {
  const start = levels.get(level)?.start ?? 1;
  const key = `${numId} ${level}`;
  const restart = begun.has(key) ? undefined : starts.get(level);
  begun.add(key);
  const before = counts[level];
  counts[level] = restart ?? (before === undefined ? start : before + 1);
  // Levels above that nothing has counted yet show where they start.
  for (let above = 0; above < level; above++) counts[above] ??= levels.get(above)?.start ?? 1;
  for (let below = level + 1; below < counts.length; below++) {
    const by = levels.get(below)?.restart;
    if (by === undefined || (by > 0 && level < by)) counts[below] = undefined;
  }
}

/** Fills the numbers into a pattern such as `%1.%2`. */
function labelOf(levels: ReadonlyMap<number, Level>, level: number, counts: readonly (number | undefined)[]): string {
  const { text = "", isLegal = false } = levels.get(level) ?? {};
  return text.replace(/%([1-9])/g, (_, place: string) => {
    const other = levels.get(Number(place) - 1);
    const number = counts[Number(place) - 1] ?? other?.start ?? 1;
    return formatNumber(number, isLegal && other?.format !== "none" ? "decimal" : (other?.format ?? "decimal"));
  });
}

function readNumberings(root: Element | undefined): Map<string, Numbering> {
  const abstracts = new Map(
    childrenOf(root)
      .filter(({ name }) => name === "w:abstractNum")
      .map((element) => [element.attribs["w:abstractNumId"] ?? "", element]),
  );
  // A list may borrow its levels from another, which names the style that both share.
  const linked = (id: string): Element | undefined => {
    const element = abstracts.get(id);
    const style = valueOf(element, "w:numStyleLink");
    const other =
      style === undefined ? undefined : [...abstracts.values()].find((one) => valueOf(one, "w:styleLink") === style);
    return other ?? element;
  };
  const numbers = childrenOf(root).filter(({ name }) => name === "w:num");
  return new Map(
    numbers.map((number): [string, Numbering] => {
      const abstract = linked(valueOf(number, "w:abstractNumId") ?? "");
      const overrides = childrenOf(number).filter(({ name }) => name === "w:lvlOverride");
      const starts = overrides.flatMap((one): [number, number][] => {
        const start = valueOf(one, "w:startOverride");
        return start === undefined ? [] : [[Number(one.attribs["w:ilvl"]), Number(start)]];
      });
      const levels = [...childrenOf(abstract), ...overrides.flatMap(childrenOf)].filter(({ name }) => name === "w:lvl");
      return [
        number.attribs["w:numId"] ?? "",
        {
          abstractId: abstract?.attribs["w:abstractNumId"] ?? "",
          levels: new Map(levels.map((one) => [Number(one.attribs["w:ilvl"]), readLevel(one)])),
          starts: new Map(starts),
        },
      ];
    }),
  );
}

function readLevel(level: Element): Level {
  const indent = childOf(childOf(level, "w:pPr"), "w:ind")?.attribs;
  const restart = valueOf(level, "w:lvlRestart");
  const format = childOf(level, "w:numFmt")?.attribs ?? {};
  return {
    start: Number(valueOf(level, "w:start") ?? 0),
    format: format["w:val"] === "custom" ? `custom ${format["w:format"] ?? ""}` : (format["w:val"] ?? "decimal"),
    text: valueOf(level, "w:lvlText") ?? "",
    restart: restart === undefined ? undefined : Number(restart),
    isLegal: isOn(level, "w:isLgl") ?? false,
    indent: Number(indent?.["w:left"] ?? indent?.["w:start"] ?? 0),
    style: valueOf(level, "w:pStyle"),
  };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(number: number): string {
  let [rest, text] = [number, ""];
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign;
  return text;
}

/** a to z, then aa, bb and so on, as Word counts in letters. */
const letters = (alphabet: string) => (number: number) => {
  const signs = [...alphabet];
  return number < 1 ? "" : (signs[(number - 1) % signs.length] ?? "").repeat(Math.ceil(number / signs.length));
};

const latin = letters("abcdefghijklmnopqrstuvwxyz");
const ORDINALS = new Intl.PluralRules("en-GB", { type: "ordinal" });
const SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
const ordinal = (number: number) => `${number}${SUFFIXES[ORDINALS.select(number)] ?? "th"}`;

/** Counts as 一, 二 … 十, 十一 … 二十, up to 99; larger numbers sign by sign. */
function chinese(number: number): string {
  const signs = [..."〇一二三四五六七八九"];
  if (number > 99) return String(number).replace(/\d/g, (digit) => signs[Number(digit)] ?? digit);
  const [tens, units] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? signs[tens] : ""}${tens ? "十" : ""}${units || !tens ? signs[units] : ""}`;
}

const FORMATS: Record<string, (number: number) => string> = {
  lowerLetter: latin,
  upperLetter: (number) => latin(number).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (number) => roman(number).toUpperCase(),
  ordinal,
  decimalZero: (number) => String(number).padStart(2, "0"),
  none: () => "",
  numberInDash: (number) => `- ${number} -`,
  decimalFullWidth: (number) =>
    String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  decimalEnclosedCircle: (number) =>
    number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : String(number),
  decimalEnclosedParen: (number) =>
    number >= 1 && number <= 20 ? String.fromCharCode(0x2473 + number) : `(${number})`,
  arabicAlpha: letters("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
  arabicAbjad: letters("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
  hindiNumbers: (number) => number.toLocaleString("hi-IN-u-nu-deva", { useGrouping: false }),
  thaiNumbers: (number) => number.toLocaleString("th-TH-u-nu-thai", { useGrouping: false }),
  russianLower: letters("абвгдежзиклмнопрстуфхцчшщыэюя"),
  russianUpper: letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
  ideographTraditional: letters("甲乙丙丁戊己庚辛壬癸"),
  ideographZodiac: letters("子丑寅卯辰巳午未申酉戌亥"),
  ganada: letters("가나다라마바사아자차카타파하"),
  aiueoFullWidth: letters(
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
  ),
};
for (const name of [
  "chineseCounting",
  "chineseCountingThousand",
  "japaneseCounting",
  "taiwaneseCounting",
  "taiwaneseCountingThousand",
  "ideographDigital",
])
  FORMATS[name] = chinese;

/** A number as a format of Word’s writes it; in figures where the format is not known. */
function formatNumber(number: number, format: string): string {
  const zeros = /^custom (0+)1,/.exec(format)?.[1];
  return zeros ? String(number).padStart(zeros.length + 1, "0") : (FORMATS[format] ?? String)(number);
}
