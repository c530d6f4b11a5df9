import type { Publish } from "./reply.ts";

/**
 * The words that a reply carries besides the reader's own. ASCII, because `parseReply` must know them after any mail
 * program.
 */
export const LABELS = {
  replyTo: "Reply to",
  edition: "edition",
  contact: "Send to",
  closing: "Closing date",
  name: "Name",
  organisation: "Organisation",
  role: "Role",
  consulted: "Spoke to",
  publish: "Publish",
} as const;

/** What stands before what was chosen of the answers that a question offers, and before the words that say why. */
export const ANSWER_LABELS = { choice: "Choice", why: "Why" } as const;

/**
 * Between choices that were made. Between those that an empty answer sheet offers it is the slash of its publish line.
 */
export const CHOICE_SEPARATOR = "; ";
export const OFFER_SEPARATOR = " / ";

/** What the publish line says. Replies of earlier versions say the choices' own names, which are read too. */
export const CHOICES: Record<Publish, string> = {
  named: "with my name",
  anonymous: "without my name",
  confidential: "no, keep it confidential",
};

/** What the publish line of a reply says when no choice was made. */
export const NO_CHOICE = "not chosen";

/** What the publish line of an empty answer sheet offers; left as it is, no choice was made. */
export const OPEN_CHOICE: string = Object.values(CHOICES).join(" / ");

/** Instructions that we write and `parseReply` takes away again. No quotes and no markers, or it could not. */
export const HINTS = {
  sheet:
    "Write each answer below the line in square brackets that follows its question. Keep all such lines as they are. " +
    "Under Publish and Choice, keep what you choose and delete the rest. You need not answer every question.",
  paste: "Please paste your reply here, in place of this line.",
} as const;
