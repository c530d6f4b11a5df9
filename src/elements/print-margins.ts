/** Puts what the page is, and where it stands, at the foot of every sheet that is printed of it; the style sheet for print shows them. */
addEventListener("beforeprint", () => {
  const { style } = document.documentElement;
  style.setProperty("--sheet-title", JSON.stringify(document.title));
  style.setProperty("--sheet-address", JSON.stringify(location.origin + location.pathname));
});
