/** Adds styles to the page that come with a script, because only what it shows needs them. */
export function adoptStyles(css: string) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
