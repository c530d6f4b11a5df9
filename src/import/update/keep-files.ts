import type { ImportedSection } from "../imported-paper.ts";
import { foldWords } from "../plain-text.ts";
import type { Matches } from "./adopt-ids.ts";
import { type OldPaper, type OldText, readText } from "./read-folder.ts";

/** Leaves files alone whose words, links and citations the draft does not change, with all that a person did to them. */
export function keepFiles(sections: readonly ImportedSection[], matches: Matches, old: OldPaper): void {
  for (const section of sections) {
    const was = matches.sections.get(section);
    if (was && was.title === section.title && isSame(was, readText(section.blocks))) section.file = was.file;
    const block = old.blocks.get(section.id);
    const asksSame = block?.ids.join() === section.questions.map(({ id }) => id).join();
    const saysSame = section.questions.every((question) => matches.questions.get(question)?.text === question.text);
    if (block && asksSame && saysSame && isSame(block, readText(section.context))) section.blockFile = block.file;
  }
}

const isSame = (was: OldText, is: Pick<OldText, "words" | "targets">) =>
  foldWords(was.words) === foldWords(is.words) && is.targets.isSubsetOf(was.targets);
