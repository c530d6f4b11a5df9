/** Finds a part that the page must have, of the class that it must have. */
export function findPart<Kind extends Element>(root: ParentNode, selector: string, kind: new () => Kind): Kind {
  const part = root.querySelector(selector);
  if (!(part instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return part;
}
