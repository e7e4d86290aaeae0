// Light or dark: as chosen here, else as the computer has it.

export function setTheme(choice) {
  if (choice) localStorage.setItem("theme", choice);
  const wanted = localStorage.getItem("theme");
  const dark = wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
