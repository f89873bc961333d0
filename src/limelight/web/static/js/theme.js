// Runs before the first paint so that a chosen dark page never flashes light.
(() => {
  const KEY = "limelight-theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem(KEY) ?? "system";

  const apply = () => {
    const theme = chosen();
    const isDark = theme === "dark" || (theme === "system" && system.matches);
    document.documentElement.classList.toggle("dark", isDark);
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-theme-choice") === theme));
    }
  };

  apply();
  document.addEventListener("DOMContentLoaded", apply);
  system.addEventListener("change", apply);
  window.addEventListener("storage", apply);
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const theme = target.closest("[data-theme-choice]")?.getAttribute("data-theme-choice");
    if (!theme) return;
    localStorage.setItem(KEY, theme);
    apply();
  });
})();
