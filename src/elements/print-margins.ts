/** Gives the page's title and address to the print styles, which show them in the margins of every sheet. */
addEventListener("beforeprint", () => {
  const { style } = document.documentElement;
  style.setProperty("--sheet-title", JSON.stringify(document.title));
  style.setProperty("--sheet-address", JSON.stringify(location.origin + location.pathname));
});
