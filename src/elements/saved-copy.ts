/** In a copy that a reader has saved, leads the links to other pages to the site, because they are not beside it. */
function leadToSite(site: string) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]'))
    link.href = new URL(link.getAttribute("href") ?? "", site).href;
}

/** The script of all pages stayed behind, and this button with it. */
function letPrint() {
  for (const button of document.querySelectorAll<HTMLButtonElement>("print-page button")) {
    button.addEventListener("click", () => print());
    button.disabled = false;
  }
}

const address = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
if (address && !location.protocol.startsWith("http")) {
  leadToSite(address);
  letPrint();
}
