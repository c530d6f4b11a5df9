import { deskWords } from "../messages/desk-en.ts";

/** What to say of an error that a worker met, by its name. */
export function explainFailure(name: string, message: string): string {
  const { disk, unreadable, other } = deskWords.failed;
  if (name === "QuotaExceededError") return disk;
  return /^(?:NotReadable|NotFound)Error$/.test(name) ? unreadable : other(message);
}
