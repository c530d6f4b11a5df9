/** A service that rewrites addresses in mail, by its host; `original` reads the address out of the rewritten one. */
interface Rewriter {
  host: RegExp;
  original: (url: URL) => string | undefined;
}

const parameter =
  (name: string) =>
  ({ searchParams }: URL) =>
    searchParams.get(name) ?? undefined;

const REWRITERS: Rewriter[] = [
  // Microsoft Defender for Office 365, "Safe Links"
  { host: /(^|\.)safelinks\.protection\.outlook\.com$/, original: parameter("url") },
  // Proofpoint URL Defense, versions 1 to 3: https://help.proofpoint.com/
  { host: /^urldefense(\.proofpoint)?\.com$/, original: readUrlDefense },
  // Barracuda Link Protection
  { host: /^linkprotect\.cudasvc\.com$/, original: parameter("a") },
  // Trend Micro
  { host: /(^|\.)trendmicro\.com$/, original: parameter("url") },
  // Sophos
  { host: /(^|\.)protection\.sophos\.com$/, original: ({ searchParams }) => fromBase64(searchParams.get("u") ?? "") },
  // Cisco Secure Email
  { host: /^secure-web\.cisco\.com$/, original: ({ pathname }) => decodeURIComponent(pathname.split("/")[2] ?? "") },
  { host: /^www\.google\.com$/, original: (url) => (url.pathname === "/url" ? parameter("q")(url) : undefined) },
];

function readUrlDefense({ pathname, searchParams, href }: URL): string | undefined {
  const encoded = searchParams.get("u") ?? "";
  if (pathname === "/v1/url") return encoded;
  if (pathname === "/v2/url") return decodeURIComponent(encoded.replaceAll("-", "%").replaceAll("_", "/"));
  const [, address = "", replaced = ""] = /\/v3\/__(.+?)__;([\w-]*)/.exec(href) ?? [];
  const characters = [...fromBase64(replaced.replaceAll("-", "+").replaceAll("_", "/"))];
  // Two asterisks stand for several characters.
  return address.includes("**") ? undefined : address.replace(/\*/g, () => characters.shift() ?? "*");
}

function fromBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** The address that a rewritten one stands for; the same address where it is none, or hides what it stands for. */
function restoreLink(link: string): string {
  try {
    const url = new URL(link);
    const original = REWRITERS.find(({ host }) => host.test(url.hostname))?.original(url);
    return original && /^https?:$/.test(new URL(original).protocol) && !/\s/.test(original) ? original : link;
  } catch {
    return link;
  }
}

/**
 * A text with the addresses as they were before filters of mail put their own in front, so that readers see where they
 * lead.
 */
export function restoreLinks(text: string): string {
  return text.replace(/https?:\/\/[^\s<>"'()[\]]+/gi, restoreLink);
}
