import { type ChosenFile, droppedFiles, filesOf } from "./chosen-files.ts";

/** Takes files that are dropped on a part of the page or chosen in its fields. */
export function takeFiles(root: HTMLElement, take: (files: ChosenFile[]) => void, signal: AbortSignal): void {
  const zone = root.querySelector<HTMLElement>("[data-drop]");
  if (!zone) return;
  const hover = (isOver: boolean) => zone.toggleAttribute("data-over", isOver);
  zone.addEventListener("dragover", (event) => (event.preventDefault(), hover(true)), { signal });
  zone.addEventListener("dragleave", () => hover(false), { signal });
  zone.addEventListener(
    "drop",
    (event) => {
      event.preventDefault();
      hover(false);
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => files.length && take(files));
    },
    { signal },
  );
  for (const field of zone.querySelectorAll<HTMLInputElement>("[data-files]")) {
    // No standard knows this attribute, though all browsers on computers do.
    field.webkitdirectory = field.hasAttribute("data-folder");
    field.addEventListener("change", () => chosen(field, take), { signal });
  }
}

function chosen(field: HTMLInputElement, take: (files: ChosenFile[]) => void): void {
  const files = filesOf(field);
  // The same file can be chosen again.
  field.value = "";
  if (files.length) take(files);
}

/** Keeps the browser from leaving the page for a file that is dropped beside its place. */
export function guardDrops(signal: AbortSignal): void {
  for (const name of ["dragover", "drop"] as const)
    addEventListener(name, (event) => event.preventDefault(), { signal });
}
