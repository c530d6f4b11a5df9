/** The first bytes of a file, each as the character of its number, to tell what kind of file it is. */
export const firstBytes = (bytes: Uint8Array, length = 1000): string =>
  String.fromCharCode(...bytes.subarray(0, length));
