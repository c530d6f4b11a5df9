/** The pages of a digest hold this many answers for a question, and messages in a list. The data files hold all. */
export const SHOWN = 5000;

/** A list on the first page names this many; what it is about stands on the others. */
export const NAMED = 200;

/** Where attached documents wait until it is known whose they are. */
export const DOCUMENTS = "documents.tmp";

/** The place of a document of a message until then. */
export const temporaryPath = (message: number, at: number): string => `${DOCUMENTS}/${message}-${at}`;

/** Where an internal digest keeps the words and names of confidential replies, apart from all that is handed on. */
export const CONFIDENTIAL = "confidential/";
