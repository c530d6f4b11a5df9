// Until now they were for print alone, so that the page's first paint did not wait for them.
const link = document.querySelector<HTMLLinkElement>("link[data-deferred]");
if (link) link.media = "all";
