import { escapeHtml } from "../escape-html.ts";
import { cleanText, withoutOverrides } from "./decode-text.ts";

/** A piece of HTML; everything else that goes into `markup` is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | undefined | false | Value[];

// Not called `html`: formatters would add closing tags to the pieces of a page.
/** Makes HTML of a template; what strangers wrote comes in as text and stays text. */
export function markup(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(strings.reduce((text, string, at) => `${text}${valueText(values[at - 1])}${string}`));
}

const valueText = (value: Value): string => {
  if (value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(valueText).join("");
  return value instanceof Html ? value.text : escapeHtml(withoutOverrides(cleanText(String(value))));
};

/** Pieces with commas between them. */
export const joined = (parts: Html[]): Html => new Html(parts.map(({ text }) => text).join(", "));
