import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { unzip } from "../../src/unzip.ts";

const LIMIT = 100_000;

/** An archive that says of every part that it is ten bytes long. */
function understate(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer);
  for (let at = 0; at + 28 < archive.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  return archive;
}

test("an archive is unpacked no further than its reader allows, whatever sizes it states", () => {
  const archive = understate(zipSync({ "a.xml": new Uint8Array(400 * LIMIT) }));
  let total = 0;
  const count = (length: number) => {
    total += length;
    if (total > LIMIT) throw new RangeError("too large");
  };
  expect(() => unzip(archive, () => true, count)).toThrow("too large");
  expect(total).toBeLessThan(200 * LIMIT);
});

test("only what is asked for is unpacked, each part once and whole", () => {
  const archive = zipSync({ "a.xml": new Uint8Array(LIMIT).fill(7), "b.bin": new Uint8Array(9) });
  const parts = unzip(
    archive,
    (name) => name.endsWith(".xml"),
    () => {},
  );
  expect([...parts.keys()]).toEqual(["a.xml"]);
  expect(parts.get("a.xml")).toEqual(new Uint8Array(LIMIT).fill(7));
});
