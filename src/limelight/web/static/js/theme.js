// Runs before the first paint so that a chosen dark page never flashes light.
(() => {
  const MODE = "limelight-theme";
  const PALETTE = "limelight-palette";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const page = document.documentElement;

  /** @param {string} attribute @param {string} chosen */
  const press = (attribute, chosen) => {
    for (const button of document.querySelectorAll(`[${attribute}]`)) {
      button.setAttribute("aria-pressed", String(button.getAttribute(attribute) === chosen));
    }
  };

  const apply = () => {
    const mode = localStorage.getItem(MODE) ?? "system";
    const palette = localStorage.getItem(PALETTE) ?? "limelight";
    page.classList.toggle("dark", mode === "dark" || (mode === "system" && system.matches));
    page.dataset.palette = palette;
    press("data-theme-choice", mode);
    press("data-palette-choice", palette);
  };

  apply();
  document.addEventListener("DOMContentLoaded", apply);
  system.addEventListener("change", apply);
  window.addEventListener("storage", apply);
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-theme-choice], [data-palette-choice]") : null;
    if (!(button instanceof HTMLElement)) return;
    const { themeChoice, paletteChoice } = button.dataset;
    if (themeChoice) localStorage.setItem(MODE, themeChoice);
    if (paletteChoice) localStorage.setItem(PALETTE, paletteChoice);
    apply();
  });
})();
