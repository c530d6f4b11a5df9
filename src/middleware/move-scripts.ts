const MODULE = /<script type="module">[^]*?<\/script>/g;

/**
 * Moves a page's inline modules behind its text. They run once the page is read in any case, but before the text each
 * would be compiled first, and a phone would paint the text a frame later.
 */
export function moveScripts(html: string): string {
  const end = html.lastIndexOf("</body>");
  const modules = html.match(MODULE);
  return modules && end > 0 ? html.slice(0, end).replace(MODULE, "") + modules.join("") + html.slice(end) : html;
}
