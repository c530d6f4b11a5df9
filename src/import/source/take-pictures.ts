/**
 * Takes pictures out that a text holds as `data:` addresses, so that megabytes of letters need not be parsed. The text
 * gets a short address for each instead.
 */
export function takePictures(text: string): { text: string; pictures: Map<string, Uint8Array> } {
  const pictures = new Map<string, Uint8Array>();
  const light = text.replace(
    /data:image\/([a-z]+)[\w+.;=-]*;base64,([A-Za-z0-9+/=]+)/g,
    (_, kind: string, data: string) => {
      const name = `picture-${pictures.size + 1}.${kind}`;
      pictures.set(name, decodeBase64(data));
      return name;
    },
  );
  return { text: light, pictures };
}

function decodeBase64(data: string): Uint8Array {
  try {
    return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
