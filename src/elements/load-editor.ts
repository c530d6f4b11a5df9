import type { AnswerEditor } from "./answer-editor.ts";

// The page that sends the reply has a form for all of it.
if (document.querySelector("reply-form")) void import("./reply-form.ts");

let editor: Promise<AnswerEditor> | undefined;

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
