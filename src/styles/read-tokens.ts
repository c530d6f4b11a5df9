import type { Palette } from "../paper/palette-css.ts";

/** The colours of `tokens.css` by name, for what is drawn outside of style sheets: `cover` is #0f4630. */
export function readTokens(css: string): Palette {
  const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
  const colours = (part: string) =>
    Object.fromEntries(Array.from(part.matchAll(/--([\w-]+): (#[\da-f]{6});/g), ([, name, colour]) => [name, colour]));
  return { light: colours(light), dark: { ...colours(light), ...colours(dark) } };
}
