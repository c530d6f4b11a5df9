import PostalMime, { type Email } from "postal-mime";

/** A part of a message that holds no further parts, with its bytes as they were before transfer. */
export interface MimePart {
  /** In lower case, such as "text/plain". */
  type: string;
  charset: string;
  isFlowed: boolean;
  dropsSpaces: boolean;
  bytes: Uint8Array;
  /** The number of the multipart/alternative that it is a version of; 0 if of none. */
  alternative: number;
}

/** A node of the tree that postal-mime builds and does not publish. Its `text` is joined across quotations and in one guessed charset. */
interface Node {
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string } };
  content: ArrayBuffer | null;
  childNodes: Node[];
}

/** Parses a message, and gives its inline text parts besides what postal-mime makes of it. */
export async function parseMime(bytes: Uint8Array): Promise<{ email: Email; texts: MimePart[] }> {
  const parser = new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: 200 });
  const email = await parser.parse(bytes);
  const { root } = parser as unknown as { root: Node };
  const texts: MimePart[] = [];
  let alternatives = 0;
  const walk = (node: Node, alternative: number): void => {
    const { multipart } = node.contentType;
    const inside = multipart === "alternative" && !alternative ? ++alternatives : alternative;
    const { value } = node.contentType.parsed;
    if (!multipart && node.content && isTextPart(value, node.contentDisposition.parsed.value))
      texts.push(partOf(node, node.content, alternative));
    for (const child of node.childNodes) walk(child, inside);
  };
  walk(root, 0);
  return { email, texts };
}

/** Text that a reader of the mail sees: any kind of it, and a type that is none, which old programs write. */
export function isTextPart(type: string, disposition: string): boolean {
  if (disposition === "attachment") return false;
  return !type.includes("/") || (type.startsWith("text/") && !/^text\/(?:calendar|x?-?vcard|csv)$/.test(type));
}

function partOf({ contentType }: Node, content: ArrayBuffer, alternative: number): MimePart {
  const { value, params } = contentType.parsed;
  return {
    type: value.includes("/") ? value : "text/plain",
    charset: params["charset"] ?? "",
    isFlowed: /^flowed$/i.test(params["format"] ?? ""),
    dropsSpaces: /^yes$/i.test(params["delsp"] ?? ""),
    bytes: new Uint8Array(content),
    alternative,
  };
}
