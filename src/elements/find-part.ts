/** The part of a page that its own markup always holds, of the kind that it is there. */
export function findPart<Kind extends Element>(root: ParentNode, selector: string, kind: new () => Kind): Kind {
  const part = root.querySelector(selector);
  if (!(part instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return part;
}
