import type { AnswerEditor } from "./answer-editor.ts";

let editor: Promise<AnswerEditor> | undefined;

/** Whether it has been asked for. */
export const isLoaded = (): boolean => editor !== undefined;

/** Loads what answers need, once; after a failure the next call tries again. */
export function loadEditor(): Promise<AnswerEditor> {
  editor ??= import("./answer-editor.ts")
    .then(({ startEditor }) => startEditor())
    .catch((error: unknown) => {
      editor = undefined;
      throw error;
    });
  return editor;
}
