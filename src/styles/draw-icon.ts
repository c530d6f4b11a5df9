import tokens from "./tokens.css?raw";
import type { Palette } from "../paper/palette-css.ts";
import { readTokens } from "./read-tokens.ts";

const SHAPE = `<path stroke="none" d="M6 0h15l8 8v21a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/><path fill="none" stroke-width="3.4" d="M11 13.5a5 5 0 1 1 7.3 4.4Q16 19 16 21.5"/><path stroke-width="4" d="M14 26h4"/>`;

const colours = ({ accent, paper }: Palette["light"]) => `svg{fill:${accent};stroke:${paper}}`;

/** The icon of the site, a sheet of paper with a question mark: an SVG that follows light and dark. */
export const drawIcon = ({ light, dark }: Palette = readTokens(tokens)): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>${colours(light)}@media(prefers-color-scheme:dark){${colours(dark)}}</style>${SHAPE}</svg>`;
