/** An address with its `%20` and the like as the signs that they stand for; one that is not well formed as it is. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
