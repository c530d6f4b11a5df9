import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isRegisters,
  joinRegisters,
  knowsMore,
  readRegisters,
  type Registers,
  writeRegisters,
} from "../../../src/reply/merge-tabs.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { numRuns } from "../../support/property-runs.ts";
import { anyChoiceReply as anyReply } from "../../support/replies.ts";

const labels = { first: "One tab", second: "Another tab" };
const paper = { title: "T", edition: 1 };
const reply = (answers: Record<string, string>, rest: Partial<Reply> = {}): Reply => ({
  paper,
  answers: Object.entries(answers).map(([number, text]) => ({ number, text })),
  ...rest,
});
const write = (tab: string, each: Reply, registers: Registers = {}) => writeRegisters(registers, each, tab, labels);
const read = (registers: Registers) => readRegisters(registers, paper, labels);
const textsOf = (registers: Registers) =>
  Object.fromEntries(read(registers).answers.map(({ number, text }) => [number, text]));

/** Tabs that hear each other late: each message waits in its line until it is its turn. */
class Tabs {
  readonly names: string[];
  readonly states: Map<string, Registers>;
  readonly #lines: { to: string; from: string; message: Registers }[] = [];

  constructor(count: number) {
    this.names = Array.from({ length: count }, (_, at) => `tab${at}`);
    this.states = new Map(this.names.map((name) => [name, {}]));
  }

  write(tab: string, number: string, text: string) {
    const { answers } = read(this.states.get(tab)!);
    const others = answers.filter((each) => each.number !== number);
    this.states.set(tab, write(tab, { paper, answers: [...others, { number, text }] }, this.states.get(tab)));
    this.#tell(tab);
  }

  #tell(from: string) {
    const message = JSON.parse(JSON.stringify(this.states.get(from)!)) as Registers;
    for (const to of this.names) if (to !== from) this.#lines.push({ to, from, message });
  }

  /** Gives one message to its tab: of one sender's, the oldest. */
  deliver(choice: number): boolean {
    const next = this.#lines[choice % this.#lines.length];
    if (!next) return false;
    const at = this.#lines.findIndex(({ to, from }) => to === next.to && from === next.from);
    const { to, message } = this.#lines.splice(at, 1)[0]!;
    const joined = joinRegisters(this.states.get(to)!, message);
    this.states.set(to, joined);
    if (knowsMore(joined, message)) this.#tell(to);
    return true;
  }
}

describe("tabs that write one reply", () => {
  test("keep what each wrote, took away or added", () => {
    const base = write("a", reply({ "1.1": "a", "2.1": "b", "3.1": "c" }, { name: "Ann" }));
    const mine = write("a", reply({ "1.1": "mine", "2.1": "b", "4.1": "new" }, { name: "Ann" }), base);
    const theirs = write("b", reply({ "1.1": "a", "2.1": "theirs", "3.1": "c" }, { name: "Ann Ash" }), base);
    expect(textsOf(joinRegisters(mine, theirs))).toEqual({ "1.1": "mine", "2.1": "theirs", "4.1": "new" });
    expect(read(joinRegisters(mine, theirs)).name).toBe("Ann Ash");
  });

  test("keep both texts, labelled, where both wrote one at once, and the more private choice", () => {
    const base = write("a", reply({ "1.1": "a" }, { publish: "named" }));
    const mine = write("a", reply({ "1.1": "mine" }, { publish: "confidential" }), base);
    const theirs = write("b", reply({ "1.1": "theirs" }, { publish: "anonymous" }), base);
    const both = reply({ "1.1": "One tab:\nmine\n\nAnother tab:\ntheirs" }, { publish: "confidential" });
    expect(read(joinRegisters(mine, theirs))).toEqual(both);
    expect(read(joinRegisters(theirs, mine))).toEqual(both);
    const settled = write("b", reply({ "1.1": "both" }), joinRegisters(theirs, mine));
    expect(textsOf(joinRegisters(mine, settled))).toEqual({ "1.1": "both" });
  });

  test("keep what each chose, and a choice that stands without words", () => {
    const chose = (...chosen: string[]): Reply => ({ paper, answers: [{ number: "5.1", chosen, text: "" }] });
    const base = write("a", chose("Yes"));
    expect(read(base)).toEqual(chose("Yes"));
    const other = write("b", chose("No"), base);
    expect(read(joinRegisters(base, other))).toEqual(chose("No"));
    const both = joinRegisters(write("a", chose("Maybe"), base), other);
    expect(read(both)).toEqual(chose("Maybe", "No"));
    expect(read(write("a", reply({}), both)).answers).toEqual([]);
    expect(isRegisters(JSON.parse(JSON.stringify(both)))).toBe(true);
  });

  test("keep a text that one took away while another wrote on", () => {
    const base = write("a", reply({ "1.1": "a" }));
    const both = joinRegisters(write("a", reply({}), base), write("b", reply({ "1.1": "a b" }), base));
    expect(textsOf(both)).toEqual({ "1.1": "a b" });
  });

  test("any number of them hold the same once all is heard, with each tab's last words in every answer", () => {
    const writing = fc.record({
      tab: fc.nat(3),
      number: fc.constantFrom("1.1", "3.2"),
      deliveries: fc.array(fc.nat(), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(writing, { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (count, writings, choices) => {
          const tabs = new Tabs(count);
          const last = new Map<string, string>();
          for (const [at, { tab, number, deliveries }] of writings.entries()) {
            const name = tabs.names[tab % count]!;
            const before = textsOf(tabs.states.get(name)!)[number];
            const word = `w${at}w`;
            tabs.write(name, number, before ? `${before} ${word}` : word);
            last.set(word, number);
            for (const choice of deliveries) tabs.deliver(choice);
          }
          let messages = 0;
          while (tabs.deliver(choices.next().value!)) expect(++messages).toBeLessThan(1000);
          const texts = [...tabs.states.values()].map(textsOf);
          for (const text of texts) {
            expect(text).toEqual(texts[0]);
            for (const [word, number] of last) expect(text[number]).toContain(word);
          }
        },
      ),
      { numRuns },
    );
  });
});

test("a reply is read as it was written, also when it was stored in between", () => {
  fc.assert(
    fc.property(anyReply, (each) => {
      const stored = JSON.parse(JSON.stringify(write("a", each)));
      expect(isRegisters(stored)).toBe(true);
      expect(write("b", each, stored)).toEqual(stored);
    }),
    { numRuns },
  );
});

test.each([
  undefined,
  null,
  1,
  [1],
  { name: 1 },
  { name: { versions: [1], seen: {} } },
  { odd: { versions: [], seen: {} } },
  { name: { versions: [] } },
  { name: { versions: [], seen: { a: "1" } } },
])("%j are no registers", (value) => expect(isRegisters(value)).toBe(false));
