import { afterAll, beforeAll } from "vitest";
import { serveSite } from "../../../src/build/serve-site.ts";
import type { BuiltSite } from "../build-sites.ts";

/** Serves a built site for all tests of a file or group; its address is known once they run. */
export function useServedSite({ folder, base }: BuiltSite): { readonly url: string } {
  let served: Awaited<ReturnType<typeof serveSite>>;
  beforeAll(async () => {
    served = await serveSite(folder, { base });
  });
  afterAll(() => served.close());
  return {
    get url() {
      return served.url;
    },
  };
}
