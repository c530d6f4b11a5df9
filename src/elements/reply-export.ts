import { composeReply } from "../reply/compose.ts";
import { type Message, composeReplyLinks, subjectOf } from "../reply/mailto.ts";
import type { Reply, ReplyPaper } from "../reply/reply.ts";

/** A reply made ready for every way out of the page. */
export interface ReadyReply {
  /** The whole message, each question above its answer, for copies and downloads. */
  message: Message;
  /** The text as the mail program gets it. */
  body: string;
  /** For each way, its address, and whether the whole reply fits into it. */
  links: Record<string, { href: string; fits: boolean }>;
}

/** Composes a reply for all ways out at once. */
export function prepareReply(reply: Reply, paper: ReplyPaper): ReadyReply {
  const message = { to: paper.contact, subject: subjectOf(paper), body: composeReply(reply, paper, "long") };
  const links = composeReplyLinks(reply, paper);
  return { message, links, body: links.mailto.fits ? composeReply(reply, paper, "short") : message.body };
}

/** Downloads a message as a draft for a mail program, or as text; returns the name of the file. */
export async function saveMessage(message: Message, format: "eml" | "txt"): Promise<string> {
  const [content, type] =
    format === "eml"
      ? [(await import("../reply/eml.ts")).composeEml(message), "message/rfc822"]
      : [message.body, "text/plain"];
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `reply.${format}`;
  link.click();
  // The download has begun by then; without this the text would stay in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return link.download;
}

/** Whether the text could be put on the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
