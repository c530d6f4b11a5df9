import digest from "../collate/digest.css?raw";
import print from "../collate/digest-print.css?raw";
import replies from "../collate/digest-replies.css?raw";
import tokens from "../styles/tokens.css?raw";

/** The style of a digest, in the paper's own colours, as the command writes it. */
export const digestStyle: string = [tokens, digest, replies, print].join("\n");
