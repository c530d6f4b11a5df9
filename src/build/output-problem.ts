/** An output folder that must not be written, or not now; the message says why and what to do. */
export class OutputProblem extends Error {}
