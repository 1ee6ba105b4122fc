// Comfort only: every page works without this file.

const root = document.documentElement;
const form = document.getElementById("cach-doc");
const KEY = "cach-doc";

/** The reader's choices of an earlier visit; none where storage is closed. */
function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function keep(choices) {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // A private window: the choice holds for this page.
  }
}

/** Browsers without :has() read the choice from the root element instead. */
function show({ chu = "vua", cao = false }) {
  root.dataset.chu = chu;
  root.dataset.tuongPhan = cao ? "cao" : "thuong";
}

if (form) {
  const choices = load();
  const size = form.querySelector(`[name=chu][value="${CSS.escape(choices.chu ?? "vua")}"]`);
  if (size) size.checked = true;
  form.elements["tuong-phan"].checked = Boolean(choices.cao);
  show(choices);
  form.addEventListener("change", () => {
    const chosen = { chu: form.elements.chu.value, cao: form.elements["tuong-phan"].checked };
    keep(chosen);
    show(chosen);
  });
}

// Printing needs a script, so the button comes with the script.
const header = document.querySelector(".article > header");
if (header) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "print";
  button.textContent = "In hoặc lưu bài (PDF)";
  button.addEventListener("click", () => window.print());
  header.append(button);
}
