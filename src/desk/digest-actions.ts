import type { Audience } from "../collate/digest-types.ts";
import type { SheetRow } from "./mail-protocol.ts";

/** What the page can be asked to do with a digest. */
export interface DigestActions {
  zip: () => void;
  read: (audience: Audience) => void;
  save: () => void;
  startAgain: () => void;
  changed: (decisions: SheetRow[]) => void;
}
