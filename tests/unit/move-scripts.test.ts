import { expect, test } from "vitest";
import { moveScripts } from "../../src/middleware/move-scripts.ts";

test("inline modules stand behind the text, in their order; all else stays where it is", () => {
  const page = (before: string, after: string) =>
    `<head><script>go()</script></head><body>${before}<p>Text</p><script type="module" src="/a.js"></script>${after}</body></html>`;
  const modules = ['<script type="module">one()</script>', '<script type="module">two()</script>'];
  expect(moveScripts(page(modules.join("<hr>"), ""))).toBe(page("<hr>", modules.join("")));
  expect(moveScripts(page("", ""))).toBe(page("", ""));
});
