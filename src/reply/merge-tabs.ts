import { mergeLines, mergeTexts, mostPrivateChoice } from "./merge-texts.ts";
import { passageKey, PUBLISH, WHO, withChosen, type Answer, type Reply } from "./reply.ts";

/**
 * A text as a tab wrote it; `count` is one more than that of any text of this field that the tab had written before.
 */
interface Version {
  tab: string;
  count: number;
  text: string;
}

/** One field of a reply: the texts that none has replaced, and the last count of each tab that has been heard of. */
interface Register {
  versions: Version[];
  seen: Record<string, number>;
}

/**
 * The fields of a reply that several tabs write, each a multi-value register: where tabs write a field at once, it
 * holds what each of them wrote. Tabs that have heard of the same writings hold the same, in whichever order they heard
 * of them.
 */
export type Registers = Record<string, Register>;

/** What the two texts are called where tabs wrote a field at once. */
export interface TabLabels {
  first: string;
  second: string;
}

/** Both together: a text stays unless the other has seen it replaced. */
export function joinRegisters(one: Registers, two: Registers): Registers {
  const joined: Registers = {};
  for (const name of new Set([...Object.keys(one), ...Object.keys(two)])) {
    const [a = EMPTY, b = EMPTY] = [one[name], two[name]];
    const seen = { ...a.seen };
    for (const [tab, count] of Object.entries(b.seen)) seen[tab] = Math.max(count, seen[tab] ?? 0);
    joined[name] = { versions: [...kept(a, b), ...kept(b, a).filter((each) => !holds(a, each))], seen };
  }
  return joined;
}

/** Whether the first knows of a writing that the second does not. */
export const knowsMore = (one: Registers, two: Registers): boolean =>
  Object.entries(one).some(([name, { seen }]) =>
    Object.entries(seen).some(([tab, count]) => count > (two[name]?.seen[tab] ?? 0)),
  );

/** The registers once a tab has written the reply; fields that already read so stay as they are. */
export function writeRegisters(registers: Registers, reply: Reply, tab: string, labels: TabLabels): Registers {
  const written: Registers = { ...registers };
  const fields = fieldsOf(reply);
  for (const name of new Set([...fields.keys(), ...Object.keys(registers)])) {
    const { versions, seen } = registers[name] ?? EMPTY;
    const text = fields.get(name)?.trim() ? fields.get(name)! : "";
    if (text === textOf(name, versions, labels)) continue;
    const count = (seen[tab] ?? 0) + 1;
    written[name] = { versions: [{ tab, count, text }], seen: { ...seen, [tab]: count } };
  }
  return written;
}

/** The reply in the registers: texts that tabs wrote at once are labelled, and of choices the most private holds. */
export function readRegisters(registers: Registers, paper: Reply["paper"], labels: TabLabels): Reply {
  const reply: Reply = { paper, answers: [] };
  const chosen = new Map<Answer, string[]>();
  const answerTo = (number: string): Answer => {
    const known = reply.answers.find((answer) => answer.number === number);
    const answer = known ?? { number, text: "" };
    if (!known) reply.answers.push(answer);
    return answer;
  };
  for (const [name, { versions }] of Object.entries(registers)) {
    const text = textOf(name, versions, labels);
    if (!text) continue;
    const [, list, number = "", quote] = /^(answer|choice|passage) (\S+) ?(.*)$/s.exec(name) ?? [];
    if (list === "answer") answerTo(number).text = text;
    else if (list === "choice") chosen.set(answerTo(number), text.split("\n"));
    else if (list === "passage") (reply.passages ??= []).push({ number, ...(quote && { quote }), text });
    for (const line of LINES) if (line === name) reply[line] = text;
    for (const choice of PUBLISH) if (name === "publish" && choice === text) reply.publish = choice;
  }
  reply.answers = reply.answers.map((answer) => withChosen(answer, chosen.get(answer) ?? []));
  return reply;
}

/** Whether a value that was stored or sent has the shape of registers. */
export const isRegisters = (value: unknown): value is Registers =>
  isRecord(value) && Object.entries(value).every(([name, register]) => isField(name) && isRegister(register));

const EMPTY: Register = { versions: [], seen: {} };
const LINES = [...WHO, "comments"] as const;

const isField = (name: string): boolean =>
  /^(?:answer|choice|passage) \d/.test(name) || [...LINES, "publish"].some((field) => field === name);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isRegister = (value: unknown): value is Register =>
  isRecord(value) &&
  Array.isArray(value["versions"]) &&
  value["versions"].every(isVersion) &&
  isRecord(value["seen"]) &&
  Object.values(value["seen"]).every(Number.isSafeInteger);

const isVersion = (value: unknown): value is Version =>
  isRecord(value) &&
  typeof value["tab"] === "string" &&
  Number.isSafeInteger(value["count"]) &&
  typeof value["text"] === "string";

const holds = ({ versions }: Register, { tab, count }: Version): boolean =>
  versions.some((each) => each.tab === tab && each.count === count);

/** The texts of one that the other has too, or has not heard of: what it heard of and no longer has was replaced. */
const kept = (one: Register, other: Register): Version[] =>
  one.versions.filter((each) => holds(other, each) || each.count > (other.seen[each.tab] ?? 0));

function fieldsOf({ answers, passages = [], ...reply }: Reply): Map<string, string> {
  return new Map([
    ...answers.map(({ number, text }) => [`answer ${number}`, text] as const),
    ...answers.map(({ number, chosen = [] }) => [`choice ${number}`, chosen.join("\n")] as const),
    ...passages.map((passage) => [`passage ${passageKey(passage)}`, passage.text] as const),
    ...[...LINES, "publish" as const].map((field) => [field, reply[field] ?? ""] as const),
  ]);
}

/** One text of all that stand in a field, the same in every tab. */
function textOf(name: string, versions: Version[], { first, second }: TabLabels): string {
  const inOrder = [...versions].sort((a, b) => (a.tab < b.tab ? -1 : 1)).map(({ text }) => text);
  const texts = [...new Set(inOrder)].filter((text) => text.trim());
  if (name === "publish") {
    const choices = PUBLISH.filter((choice) => texts.includes(choice));
    return choices.length ? choices.reduce(mostPrivateChoice) : "";
  }
  // Of a question with one choice the form keeps the first, and puts the others into words.
  if (name.startsWith("choice ")) return [...new Set(texts.flatMap((text) => text.split("\n")))].join("\n");
  const isLine = WHO.some((field) => field === name);
  const merge = (one: string, two: string): string =>
    isLine ? mergeLines(one, two) : mergeTexts(one, two, { mine: first, theirs: second });
  return texts.length ? texts.reduce(merge) : "";
}
