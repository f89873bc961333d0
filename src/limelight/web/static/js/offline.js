// A service worker that does one thing: when the studio cannot be reached, it shows the page that says so.
const KEPT = "limelight-offline";
const PAGE = "/web/offline";
const worker = /** @type {any} */ (self);

/** Keep the page and what it loads. */
const keep = async () => {
  const cache = await caches.open(KEPT);
  const answer = await fetch(PAGE, { cache: "reload" });
  const loads = (await answer.clone().text()).matchAll(/(?:src|href)="(\/static\/[^"#]+)/g);
  await cache.put(PAGE, answer);
  await cache.addAll([...new Set([...loads].map(([, url]) => /** @type {string} */ (url)))]);
};

/** @param {Request} request */
const answer = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(KEPT);
    const kept = await cache.match(request.mode === "navigate" ? PAGE : request);
    if (kept) return kept;
    throw error;
  }
};

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keep().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, mode, url } = event.request;
  const isOurs = new URL(url).origin === location.origin;
  if (method === "GET" && isOurs && (mode === "navigate" || new URL(url).pathname.startsWith("/static/"))) event.respondWith(answer(event.request));
});
