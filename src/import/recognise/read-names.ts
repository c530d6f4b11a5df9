/** An author as the title page names them. */
export interface Author {
  given: string;
  family: string;
  role?: string;
}

const POSTS =
  /\b(analyst|officer|director|manager|secretary|head|chair|professor|researcher|fellow|adviser|advisor|lead|policy|chief|executive|co-?ordinator|consultant|lecturer|editor|team|assistant|trustee|president|member|student|worker|writer|treasurer)\b/i;
const BODIES =
  /\b(university|institute|centre|center|foundation|trust|council|society|association|department|ministry|group|network|partnership|college|school|commission|office|agency|board|union|forum|alliance|federation|committee|charity|ltd|limited|plc|inc)\b/i;
const PARTICLES = /^(van|von|de|der|den|da|di|du|la|le|ap|ab|ferch|bin|al|el|o|mac|mc|st)$/i;
const TITLES = /^(dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev|reverend)\.?\s+/i;

/** True for words that name a post, such as “Policy Officer”. */
export const isPost = (text: string): boolean => POSTS.test(text);

/** True for words that name a body and no person. */
export const isBody = (text: string): boolean => BODIES.test(text);

/** Reads “Jane Smith, Policy Analyst, Example Trust and John Jones”: names, each followed by posts and bodies or none. */
export function readAuthors(text: string): Author[] {
  const authors: Author[] = [];
  for (const part of text.split(/\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+(?=\p{Lu})/u).filter(Boolean)) {
    const last = authors.at(-1);
    if (!last || isPerson(part)) authors.push(splitName(part));
    else last.role = last.role ? `${last.role}, ${part}` : part;
  }
  return authors;
}

/** True for two to five words that begin with capitals, none of which names a post or a body. */
export function isPerson(text: string): boolean {
  const words = text.trim().replace(TITLES, "").split(/\s+/);
  const isName = (word: string) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || PARTICLES.test(word);
  return words.length >= 2 && words.length <= 5 && words.every(isName) && !POSTS.test(text) && !isBody(text);
}

/** The family name is the last word, with the particles before it. */
function splitName(name: string): Author {
  const words = name.trim().replace(TITLES, "").split(/\s+/);
  let start = words.length - 1;
  while (start > 1 && PARTICLES.test(words[start - 1] ?? "")) start--;
  const [given, family] = [words.slice(0, start).join(" "), words.slice(start).join(" ")];
  return { given: given || family, family };
}
