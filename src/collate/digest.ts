/** A page that opens in a browser holds this many answers for a question, and rows in a list. The data files hold all. */
export const SHOWN = 1000;

/** Where attached documents wait until it is known whose they are. */
export const DOCUMENTS = "documents.tmp";

/** The place of a document of a message until then. */
export const temporaryPath = (message: number, at: number): string => `${DOCUMENTS}/${message}-${at}`;

/** Where an internal digest keeps the words and names of confidential replies, apart from all that is handed on. */
export const CONFIDENTIAL = "confidential/";
