/** A document that cannot be imported; the message says what is wrong with it and how to mend it. */
export class InputProblem extends Error {}
