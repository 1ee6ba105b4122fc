// The photos of an album over the whole window. Without this script each link leads to the page
// of its photo, which shows the same; from here “Mở trang ảnh” leads there.

const links = [...document.querySelectorAll("#cac-anh .photo")];

const dialog = document.createElement("dialog");
dialog.className = "lightbox";
dialog.setAttribute("aria-label", "Xem ảnh");
dialog.innerHTML = `<div class="lightbox-picture"></div>
<p class="lightbox-words" aria-live="polite"></p>
<div class="lightbox-bar"><button type="button" data-step="-1">‹ Ảnh trước</button><button type="button" data-step="1">Ảnh sau ›</button><a>Mở trang ảnh</a><button type="button" data-close>Đóng</button></div>`;
const [frame, words] = dialog.children;
const page = dialog.querySelector("a");
const steps = [...dialog.querySelectorAll("[data-step]")];
let shown = 0;

function show(number) {
  shown = number;
  const link = links[number];
  // A copy of what the page has: the browser chooses a wider file for the wider place.
  const picture = (link.querySelector("picture") ?? link.querySelector("img")).cloneNode(true);
  for (const part of [picture, ...picture.querySelectorAll("source, img")]) {
    if (part.hasAttribute("sizes")) part.sizes = "100vw";
    part.removeAttribute("loading");
  }
  frame.replaceChildren(picture);
  const caption = link.parentElement.querySelector(".photo-caption");
  words.textContent = `Ảnh ${number + 1}/${links.length}. ${caption?.textContent ?? ""}`;
  page.href = link.href;
  // Not `disabled`: a button that has the focus would lose it, and the keys with it.
  steps[0].setAttribute("aria-disabled", number === 0);
  steps[1].setAttribute("aria-disabled", number === links.length - 1);
}

function step(by) {
  if (links[shown + by]) show(shown + by);
}

if (links.length && dialog.showModal) {
  document.body.append(dialog);
  links.forEach((link, number) => {
    link.addEventListener("click", (event) => {
      // Another window or tab was asked for.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(number);
      dialog.showModal();
    });
  });
  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.step) step(Number(button.dataset.step));
    else if (button || event.target === frame) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    }
  });
  // Focus goes to the photo that was looked at last, not to the one it began with.
  dialog.addEventListener("close", () => links[shown].focus());

  let from = null;
  frame.addEventListener("pointerdown", (event) => {
    from = event.isPrimary && event.pointerType !== "mouse" ? event.clientX : null;
  });
  frame.addEventListener("pointerup", (event) => {
    const moved = from === null ? 0 : event.clientX - from;
    from = null;
    if (Math.abs(moved) > 40) step(moved < 0 ? 1 : -1);
  });
}
