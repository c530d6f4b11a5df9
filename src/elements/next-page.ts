/** How long the link to the next page must stay in the window before that page is made ready, in milliseconds. */
const REST = 300;

/**
 * Makes the next page ready once the reader rests at the link to it: fetches it into the browser's cache, and marks the
 * link, so that a browser that can renders the page ahead (by the rules in `inline-scripts.ts`).
 */
function watch(link: HTMLAnchorElement) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(
    ([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting) timer = setTimeout(makeReady, REST);
    },
    { threshold: 0.5 },
  );
  const makeReady = async () => {
    observer.disconnect();
    try {
      await (await fetch(link.href)).text();
      link.dataset["atHand"] = "";
    } catch {
      // Without a network there is nothing to make ready, and nothing to say.
    }
  };
  observer.observe(link);
}

const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
const next = document.querySelector<HTMLAnchorElement>("a[rel=next]");
if (next && !connection?.saveData) watch(next);
