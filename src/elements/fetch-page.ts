/**
 * Another page of the site; undefined if there is none. Unlike `fetch` this reads HTML itself: the policy forbids scripts
 * to make a page of a string.
 */
export function fetchPage(path: string): Promise<Document | undefined> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = "document";
    request.addEventListener("load", () =>
      done(request.status === 200 ? (request.responseXML ?? undefined) : undefined),
    );
    request.addEventListener("error", fail);
    request.send();
  });
}
