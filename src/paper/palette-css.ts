/** The colours of both themes by the names of their tokens: `light.accent` is #14573a. */
export type Palette = Readonly<Record<"light" | "dark", Readonly<Record<string, string>>>>;

/** A palette as CSS that is laid over `styles/tokens.css`; what is no colour is left out. */
export function paletteCss({ light, dark }: Palette): string {
  const root = (colours: Palette["light"]) => `:root{${Object.entries(colours).map(declare).join("")}}`;
  return `${root(light)}@media(prefers-color-scheme:dark){${root(dark)}}`;
}

const declare = ([name, colour]: [string, string]) =>
  /^[a-z-]+$/.test(name) && /^#[\da-f]{6}$/.test(colour) ? `--${name}:${colour};` : "";
