/** Groups that hold no text of the document. */
const HIDDEN =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|themedata|datastore|listtable|listoverridetable|rsidtbl|generator|xmlnstbl|filetbl|fldinst|latentstyles|colorschememapping|header[lrf]?|footer[lrf]?)$/;
const SIGNS: Record<string, string> = {
  par: "\n", line: "\n", sect: "\n", page: "\n", row: "\n", tab: "\t", cell: "\t", lquote: "‘", rquote: "’",
  ldblquote: "“", rdblquote: "”", bullet: "•", endash: "–", emdash: "—", "~": "\u00a0", _: "-", "\\": "\\", "{": "{", "}": "}",
}; // prettier-ignore
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;

interface Group {
  isHidden: boolean;
  /** How many signs stand for each `\u` in programs that do not know it. */
  fallback: number;
}

/** The text of a document in Rich Text Format. */
export function rtfToText(rtf: string): string {
  const decoder = decoderFor(/\\ansicpg(\d+)/.exec(rtf)?.[1] ?? "1252");
  let group: Group = { isHidden: false, fallback: 1 };
  const outer: Group[] = [];
  let text = "";
  let bytes: number[] = [];
  let skip = 0;
  const add = (more: string): void => {
    text += decoder.decode(Uint8Array.from(bytes)) + more;
    bytes = [];
  };
  for (const [, word = "", value, byte, sign, brace, plain] of rtf.matchAll(TOKEN)) {
    if (brace === "{") {
      outer.push(group);
      group = { ...group };
    } else if (brace === "}") group = outer.pop() ?? group;
    else if (sign === "*" || HIDDEN.test(word)) group.isHidden = true;
    // HTML that was put into RTF stands beside what shows it.
    else if (word === "htmlrtf") group.isHidden = value !== "0";
    else if (word === "uc") group.fallback = Number(value);
    else if (group.isHidden) continue;
    else if (word === "u") {
      add(String.fromCharCode((Number(value) + 0x10000) % 0x10000));
      skip = group.fallback;
    } else if (byte && skip) skip -= 1;
    else if (byte) bytes.push(parseInt(byte, 16));
    else if (plain) {
      add(plain.slice(skip));
      skip = Math.max(0, skip - plain.length);
    } else add(SIGNS[word || (sign ?? "")] ?? "");
  }
  add("");
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

function decoderFor(codePage: string): TextDecoder {
  try {
    return new TextDecoder(codePage === "65001" ? "utf-8" : `windows-${codePage}`);
  } catch {
    return new TextDecoder("windows-1252");
  }
}
