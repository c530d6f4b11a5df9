import type { Palette } from "../paper/palette-css.ts";
import type { ReplyPaper } from "../reply/reply.ts";

/** What an edition asked before the one that is collated. */
export interface EarlierEdition {
  edition: number;
  questions: ReplyPaper["questions"];
}

/** What a collation needs to know of a paper. */
export interface CollatedPaper extends ReplyPaper {
  questions: (ReplyPaper["questions"][number] & { url: string })[];
  url: string;
  /** Without the subtitle, which people leave out. */
  shortTitle?: string;
  /** The last day for replies, if there is one. */
  closes?: string;
  /** Whose midnight ends it; London's where a description of the paper does not say. */
  timezone?: string;
  /** What earlier editions asked, the newest first. */
  earlier?: EarlierEdition[];
  /** The colours of the publisher, where it has its own. */
  palette?: Palette;
  /** Its logo as a picture that a digest holds: `src` is a `data:` address. */
  logo?: { src: string; width: number; height: number; alt: string };
}
