// The voice of a character: what share each part has, and a sentence in what is chosen, unsaved.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-listen]"));

/** Say the share of each chosen part; a weight matters only beside another. */
const sayShares = () => {
  const parts = [...(form?.querySelectorAll(".blend-part") ?? [])].map((part) => ({
    voice: /** @type {HTMLSelectElement} */ (part.querySelector("select")),
    weight: /** @type {HTMLInputElement} */ (part.querySelector("input")),
    share: /** @type {HTMLOutputElement} */ (part.querySelector("[data-share]")),
  }));
  const chosen = parts.filter((part) => part.voice.value !== "");
  const total = chosen.reduce((sum, part) => sum + Number(part.weight.value), 0);
  for (const part of parts) {
    const isChosen = chosen.includes(part);
    // Its value is sent all the same: names and weights are told apart by their order.
    part.weight.closest(".slider")?.toggleAttribute("data-idle", !isChosen || chosen.length < 2);
    part.share.textContent = isChosen ? `${Math.round((Number(part.weight.value) / total) * 100)} %` : "";
  }
};

/** @type {AbortController | undefined} */
let asking;

/** Speak what is chosen. @param {HTMLFormElement} from @param {HTMLElement} button */
const listen = async (from, button) => {
  const audio = /** @type {HTMLAudioElement} */ (from.querySelector("audio"));
  const problem = /** @type {HTMLElement} */ (from.querySelector("[data-listen-problem]"));
  asking?.abort();
  asking = new AbortController();
  button.setAttribute("aria-busy", "true");
  problem.hidden = true;
  try {
    const answer = await fetch(from.dataset.listen ?? "", {
      method: "POST",
      body: new URLSearchParams(/** @type {any} */ (new FormData(from))),
      headers: { Accept: "audio/wav, application/problem+json" },
      signal: asking.signal,
    });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    const before = audio.src;
    audio.src = URL.createObjectURL(await answer.blob());
    if (before.startsWith("blob:")) URL.revokeObjectURL(before);
    button.removeAttribute("aria-busy");
    // A browser may want a click on the player itself; it is ready then.
    await audio.play().catch(() => audio.focus());
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    button.removeAttribute("aria-busy");
    problem.hidden = false;
    problem.textContent = error instanceof Error ? error.message : "It could not be spoken.";
  }
};

form?.addEventListener("input", sayShares);
form?.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-listen-now]") : null;
  if (form && button instanceof HTMLElement) listen(form, button);
});
sayShares();
