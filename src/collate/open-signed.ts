import type { AsnType } from "asn1js";

/** The number of content that is signed: https://www.rfc-editor.org/rfc/rfc5652#section-5.1 */
const SIGNED = "1.2.840.113549.1.7.2";

/**
 * What is in a signed container (S/MIME, .p7m), for which no key is needed. Undefined for one that is encrypted,
 * damaged, or holds nothing but signatures.
 */
export async function openSigned(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { Constructed, fromBER, ObjectIdentifier, OctetString } = await import("asn1js");
  const partsOf = (node: AsnType | undefined): AsnType[] => (node instanceof Constructed ? node.valueBlock.value : []);
  try {
    const [type, wrapped] = partsOf(fromBER(Uint8Array.from(bytes)).result);
    if (!(type instanceof ObjectIdentifier) || type.getValue() !== SIGNED) return undefined;
    const [, , encapsulated] = partsOf(partsOf(wrapped)[0]);
    const [octets] = partsOf(partsOf(encapsulated)[1]);
    return octets instanceof OctetString ? new Uint8Array(octets.getValue()) : undefined;
  } catch {
    return undefined;
  }
}
