// Nothing here is shared with the scripts of other pages: what both used would be a file of its own, and readers would
// load it too.

type Part = Node | string | false | undefined;

/** An element with text and elements in it; text that strangers wrote stays text. */
export function part<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...content: Part[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content.filter((each) => each !== false && each !== undefined));
  return element;
}

/** A button that does something. */
export function button(
  text: string,
  act: () => void,
  kind: "button" | "button plain" = "button plain",
): HTMLButtonElement {
  const made = part("button", { type: "button", className: kind }, text);
  made.addEventListener("click", act);
  return made;
}

/** A link to a file that the page has made, which saves it under a name or opens it. */
export function fileLink(text: string, content: Blob, name?: string): HTMLAnchorElement {
  const href = URL.createObjectURL(content);
  return part(
    "a",
    name
      ? { href, download: name, className: "button plain" }
      : { href, target: "_blank", rel: "noopener", className: "button" },
    text,
  );
}

/** Saves a file as if its link had been followed. */
export function saveFile(content: Blob, name: string): void {
  const link = fileLink("", content, name);
  document.body.append(link);
  link.click();
  link.remove();
}

/** Finds a part that the page must have, of the class that it must have. */
export function findPart<Kind extends Element>(root: ParentNode, selector: string, kind: new () => Kind): Kind {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return found;
}
