const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const FORMS: readonly (readonly [pattern: RegExp, order: string])[] = [
  [/\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/, "ymd"],
  [/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/, "dmy"],
  [new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+${MONTH}\s*,?\s+(\d{4})\b`, "i"), "dmy"],
  [new RegExp(String.raw`\b${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`, "i"), "mdy"],
  [new RegExp(String.raw`\b${MONTH},?\s+(\d{4})\b`, "i"), "my"],
];

/** A date as far as a text gives it. */
export interface FoundDate {
  /** Year and month: 2010-08. */
  month: string;
  /** The whole date: 2010-08-31, if a day is given. */
  day?: string;
  /** The words of the text that are the date. */
  text: string;
}

/** The first date in a text, or undefined. Days stand before months, as in Britain: 31/08/2010. */
export function readDate(text: string): FoundDate | undefined {
  for (const [pattern, order] of FORMS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const part = (letter: string) => (order.includes(letter) ? match[order.indexOf(letter) + 1] : undefined);
    const month = monthOf(part("m") ?? "");
    const day = Number(part("d") ?? 0);
    if (!month || day > 31) continue;
    const whole = `${part("y")}-${pad(month)}`;
    return {
      month: whole,
      ...(day && isDay(`${whole}-${pad(day)}`) && { day: `${whole}-${pad(day)}` }),
      text: match[0],
    };
  }
  return undefined;
}

function monthOf(text: string): number | undefined {
  const number = Number(text);
  if (number) return number <= 12 ? number : undefined;
  const index = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : index + 1;
}

const pad = (number: number) => String(number).padStart(2, "0");

const isDay = (day: string) => new Date(day).toJSON()?.startsWith(day) ?? false;
