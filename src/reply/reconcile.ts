import { mergeLines, mergeTexts, mostPrivateChoice } from "./merge.ts";
import { passageKey, WHO, type Answer, type Passage, type Publish, type Reply } from "./reply.ts";

/** What both versions of a reply come from, mine, and another's. */
interface Versions {
  base: Reply;
  mine: Reply;
  theirs: Reply;
}

/** What the two texts are called where both changed. */
export interface ReconcileLabels {
  first: string;
  second: string;
}

/**
 * One reply from two that came from the same one: what only one side changed is taken from that side; where both changed it
 * differently, both texts are kept and labelled. `mineFirst` says whose text stands first: where two sides say the opposite,
 * both come to the same reply, so that two tabs need not go on correcting each other.
 */
export function reconcileReplies(versions: Versions, mineFirst: boolean, labels: ReconcileLabels): Reply {
  const { mine } = versions;
  const choose = <T>(values: Values<T>, both: (first: T, second: T) => T): T | undefined => {
    const { base, mine, theirs } = values;
    if (mine === base || mine === theirs) return theirs;
    if (theirs === base || theirs === undefined) return mine;
    if (mine === undefined) return theirs;
    return mineFirst ? both(mine, theirs) : both(theirs, mine);
  };
  const label = (one: string, two: string): string =>
    mergeTexts(one, two, { mine: labels.first, theirs: labels.second });
  const reply: Reply = {
    paper: mine.paper,
    answers: reconcileTexts(
      valuesOf(versions, ({ answers }) => answers),
      ({ number }: Answer) => number,
      label,
      choose,
    ),
  };
  const passages = reconcileTexts(
    valuesOf(versions, ({ passages = [] }) => passages),
    passageKey,
    label,
    choose,
  );
  if (passages.length) reply.passages = passages;
  for (const field of [...WHO, "comments"] as const) {
    const value = choose<string>(
      valuesOf(versions, (each) => each[field]),
      field === "comments" ? label : mergeLines,
    );
    if (value) reply[field] = value;
  }
  const publish = choose<Publish>(
    valuesOf(versions, (each) => each.publish),
    mostPrivateChoice,
  );
  return publish ? { ...reply, publish } : reply;
}

interface Values<T> {
  base: T | undefined;
  mine: T | undefined;
  theirs: T | undefined;
}

const valuesOf = <T>({ base, mine, theirs }: Versions, of: (reply: Reply) => T) => ({
  base: of(base),
  mine: of(mine),
  theirs: of(theirs),
});

/** A list of texts by their keys, each reconciled by itself. */
function reconcileTexts<T extends Answer | Passage>(
  lists: { base: T[]; mine: T[]; theirs: T[] },
  keyOf: (text: T) => string,
  label: (one: string, two: string) => string,
  choose: (values: Values<string>, both: (first: string, second: string) => string) => string | undefined,
): T[] {
  const [base, mine, theirs] = [lists.base, lists.mine, lists.theirs].map(
    (list) => new Map(list.map((each) => [keyOf(each), each])),
  ) as [Map<string, T>, Map<string, T>, Map<string, T>];
  return [...new Map([...theirs, ...mine])].flatMap(([key, each]) => {
    const text = choose({ base: base.get(key)?.text, mine: mine.get(key)?.text, theirs: theirs.get(key)?.text }, label);
    return text?.trim() ? [{ ...each, text }] : [];
  });
}
