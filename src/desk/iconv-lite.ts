/** What reads messages of Outlook asks of the package of this name: text in an encoding that is not Unicode. */
export const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);
