/** A page that opens in a browser holds this many answers for a question, and rows in a list. The data files hold all. */
export const SHOWN = 1000;

/** Where an internal digest keeps the words and names of confidential replies, apart from all that is handed on. */
export const CONFIDENTIAL = "confidential/";
