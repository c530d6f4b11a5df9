/**
 * Shows what a term means where it stands. Without script, in a browser without popovers, or where the glossary cannot
 * be had, its link leads there.
 */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.term") : null;
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || link.pathname === location.pathname || opensElsewhere || !("popover" in link)) return;
  event.preventDefault();
  import("./term-card.ts").then(({ openTerm }) => openTerm(link)).catch(() => location.assign(link.href));
});
