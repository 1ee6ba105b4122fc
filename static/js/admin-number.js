/* Says under the number of a document how it is understood, while it is typed. Saving says the
   same, so nothing is lost without this. */
const WAIT = 350;
const FIELDS = ["number", "type", "issuer", "issued_on"];

const begin = (input) => {
  const said = document.createElement("div");
  said.id = "number-check";
  said.className = "number-check help";
  said.setAttribute("aria-live", "polite");
  (input.closest(".flex-container, .form-row > div") || input.parentNode).after(said);

  let timer = 0;
  let asked = 0;

  const values = () => {
    const query = new URLSearchParams({ pk: input.dataset.key });
    for (const name of FIELDS) query.set(name, document.getElementById(`id_${name}`)?.value ?? "");
    return query;
  };

  const line = (kind, text) => {
    const element = document.createElement("p");
    element.className = kind;
    element.append(text);
    return element;
  };

  const show = ({ understood, remarks, clash }) => {
    const lines = understood ? [line("understood", `Hiểu là: ${understood}.`)] : [];
    for (const remark of remarks) lines.push(line("remark", remark));
    if (clash) {
      const element = line("clash", "Đã có văn bản này trong sổ: ");
      const link = document.createElement("a");
      link.href = clash.url;
      link.textContent = clash.title;
      element.append(link, ".");
      lines.push(element);
    }
    said.replaceChildren(...lines);
  };

  const ask = async () => {
    const mine = ++asked;
    if (!input.value.trim()) return said.replaceChildren();
    try {
      const answer = await fetch(`${input.dataset.checkNumber}?${values()}`, {
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      // An answer that was overtaken says nothing any more.
      if (mine === asked) show(found);
    } catch {
      if (mine === asked) said.replaceChildren();
    }
    return undefined;
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  };

  for (const name of FIELDS) {
    const field = document.getElementById(`id_${name}`);
    field?.addEventListener("input", soon);
    field?.addEventListener("change", soon);
    // The boxes with a search tell their choices through jQuery only; calendars tell on leaving.
    window.django?.jQuery?.(field).on("change", soon);
    field?.addEventListener("focusout", soon);
  }
  if (input.value) ask();
};

const input = document.querySelector("[data-check-number]");
if (input) begin(input);
