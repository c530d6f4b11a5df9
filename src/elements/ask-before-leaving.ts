/** Milliseconds after a click on a link within the site in which whoever leaves the page stays on the site. */
const GRACE = 1000;

/** Keys and buttons of a mouse by which browsers reload, or go back and forward. */
const RELOADS = new Set(["r", "R"]);
const STEPS = new Set(["ArrowLeft", "ArrowRight", "[", "]"]);
const STEP_BUTTONS = new Set([3, 4]);

/**
 * Has the browser ask before the site is left while `isAtRisk`. To stay within the site is no risk, and neither is a
 * link that opens a mail program. Only the browser's own buttons for Back and Reload cannot be told from closing the
 * tab: there it asks once too often, because to ask too seldom would lose words.
 */
export function askBeforeLeaving(isAtRisk: () => boolean, signal: AbortSignal) {
  let stays = 0;
  const stay = () => (stays = performance.now() + GRACE);
  const isInside = (address: string): boolean => !/^https?:/.test(address) || address.startsWith(location.origin);
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element && target.closest("a");
      if (link && isInside(link.href)) stay();
    },
    { capture: true, signal },
  );
  document.addEventListener("submit", stay, { capture: true, signal });
  document.addEventListener(
    "keydown",
    ({ key, ctrlKey, metaKey, altKey }) => {
      const hasModifier = ctrlKey || metaKey;
      if (key === "F5" || (hasModifier && RELOADS.has(key)) || ((altKey || metaKey) && STEPS.has(key))) stay();
    },
    { capture: true, signal },
  );
  document.addEventListener("pointerdown", ({ button }) => STEP_BUTTONS.has(button) && stay(), {
    capture: true,
    signal,
  });
  const navigation: Navigation | undefined = window.navigation;
  navigation?.addEventListener("navigate", ({ destination }) => isInside(destination.url) && stay(), { signal });
  addEventListener(
    "beforeunload",
    (event) => {
      if (performance.now() < stays || !isAtRisk()) return;
      event.preventDefault();
      // Chrome asked for this before 119.
      event.returnValue = "ask";
    },
    { signal },
  );
}
