/**
 * An address in pieces, between which a line may end: after a slash, a hyphen and the like, not after its "https://".
 */
export const breakAddress = (address: string): string[] => address.split(/(?<=[^/:]\/|[-_?&=])/);
