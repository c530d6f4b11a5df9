/** A tag in a piece of HTML. */
export interface Tag {
  /** The tag as it was written. */
  source: string;
  name: string;
  kind: "open" | "close" | "single";
  attributes: Map<string, string>;
  /** True for the name of an element of HTML; “<see page 4>” is text that looks like a tag. */
  known: boolean;
}

const ELEMENTS = new Set(
  (
    "a abbr acronym address article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col " +
    "colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 " +
    "head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol " +
    "optgroup option output p param picture pre progress q rp rt ruby s samp script section select small source span strike strong " +
    "style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr"
  ).split(" "),
);

const VOID = new Set("br hr img input wbr col meta link source".split(" "));
const TAG = /<(\/?)([a-z][a-z0-9:-]*)(?=[\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;

/** All tags in a piece of HTML. */
export const readTags = (html: string): Tag[] =>
  [...html.replace(/<!--[\s\S]*?(-->|$)/g, "").matchAll(TAG)].map(([source, slash, name = "", attributes = ""]) => {
    const lower = name.toLowerCase();
    const isSingle = attributes.endsWith("/") || VOID.has(lower);
    return {
      source,
      name: lower,
      kind: slash ? "close" : isSingle ? "single" : "open",
      attributes: readAttributes(attributes),
      known: ELEMENTS.has(lower),
    };
  });

const readAttributes = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/g)].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? "",
    ]),
  );
