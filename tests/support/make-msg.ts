import { burn, type Entry } from "@kenjiuno/msgreader/lib/Burner.js";

/** The kinds of entries in a compound file. */
const [DIRECTORY, DOCUMENT, ROOT] = [1, 2, 5] as const;

/** Not a view of a shared buffer, which the writer would take for its own. */
const own = (content: Uint8Array): Uint8Array => Uint8Array.from(content);
const text = (value: string): Uint8Array => own(Buffer.from(value, "utf16le"));

/** A message as Outlook saves it (.msg), with its texts and attachments. */
export function makeMsg(
  fields: { subject: string; name: string; address: string; body: string },
  attachments: { name: string; content: Uint8Array }[] = [],
): Uint8Array {
  const entries: Entry[] = [{ name: "Root Entry", type: ROOT as never, length: 0, children: [] }];
  const add = (parent: number, name: string, content?: Uint8Array): number => {
    entries[parent]!.children!.push(entries.length);
    entries.push(
      content
        ? { name, type: DOCUMENT as never, length: content.length, binaryProvider: () => content }
        : { name, type: DIRECTORY as never, length: 0, children: [] },
    );
    return entries.length - 1;
  };
  add(0, "__properties_version1.0", new Uint8Array(32));
  add(0, "__substg1.0_0037001F", text(fields.subject));
  add(0, "__substg1.0_0C1A001F", text(fields.name));
  add(0, "__substg1.0_5D01001F", text(fields.address));
  add(0, "__substg1.0_1000001F", text(fields.body));
  for (const [at, { name, content }] of attachments.entries()) {
    const folder = add(0, `__attach_version1.0_#${at.toString().padStart(8, "0")}`);
    add(folder, "__properties_version1.0", new Uint8Array(8));
    add(folder, "__substg1.0_3707001F", text(name));
    add(folder, "__substg1.0_37010102", own(content));
  }
  return burn(entries);
}
