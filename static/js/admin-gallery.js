// The photos of an album in the admin: files are sent one by one, each with its progress and its
// result; rows are moved by keys or by dragging. Without this script the plain form sends the
// files, and the numbers say the order.

const form = document.querySelector("#tai-len");
if (form) uploads(form);
const grid = document.querySelector("#luoi");
if (grid) moves(grid);

function uploads(form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector(".upload-results");
  const sum = form.querySelector(".upload-sum");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const waiting = [];
  const counts = { added: 0, repeated: 0, bad: 0, all: 0 };
  let running = 0;
  let order = Number(form.dataset.next);
  form.querySelector(".upload-send").hidden = true;

  function tell() {
    const left = counts.all - counts.added - counts.repeated - counts.bad;
    const parts = [`${counts.added} ảnh đã thêm`];
    if (counts.repeated) parts.push(`${counts.repeated} ảnh trùng`);
    if (counts.bad) parts.push(`${counts.bad} ảnh chưa được`);
    if (left) parts.push(`còn ${left} ảnh`);
    sum.textContent = `${parts.join(", ")}.`;
    if (!left && counts.added && !sum.querySelector("a")) {
      const link = document.createElement("a");
      link.href = location.pathname;
      link.textContent = "Ghi mô tả cho ảnh mới";
      sum.append(" ", link);
    }
  }

  function add(files) {
    for (const file of files) {
      const item = document.createElement("li");
      item.innerHTML = `<span class="name"></span><span class="way"><progress max="100" value="0"></progress></span><span class="words">Đang chờ</span>`;
      item.querySelector(".name").textContent = file.name;
      item.querySelector("progress").setAttribute("aria-label", `Tiến độ của ${file.name}`);
      list.append(item);
      counts.all += 1;
      waiting.push({ file, item, order: order++ });
    }
    tell();
    next();
  }

  function next() {
    while (running < 2 && waiting.length) send(waiting.shift());
  }

  function send(work) {
    running += 1;
    const { file, item } = work;
    const way = item.querySelector(".way");
    const words = item.querySelector(".words");
    const bar = way.querySelector("progress");
    words.textContent = "Đang gửi";
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    data.append("thu-tu", work.order);
    data.append("tep", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", token);
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      bar.value = (100 * event.loaded) / event.total;
      if (event.loaded === event.total) words.textContent = "Máy chủ đang xử lý";
    };
    request.onloadend = () => {
      running -= 1;
      finish(work, result(request), way, words);
      next();
    };
    request.send(data);
  }

  function result(request) {
    try {
      const answer = JSON.parse(request.responseText);
      return answer.results?.[0] ?? { state: "failed", message: answer.error };
    } catch {
      const messages = {
        0: "Mất kết nối; hãy thử lại.",
        403: "Phiên làm việc đã hết; hãy tải lại trang và đăng nhập.",
        413: "Tệp quá nặng; hãy thu nhỏ ảnh rồi tải lại.",
      };
      return { state: "failed", message: messages[request.status] ?? "Máy chủ chưa nhận được ảnh; hãy thử lại." };
    }
  }

  function finish(work, said, way, words) {
    const good = said.state === "added" || said.state === "repeated";
    counts[good ? said.state : "bad"] += 1;
    work.item.classList.toggle("is-bad", !good);
    words.textContent = said.message;
    way.replaceChildren();
    if (!good) {
      const again = document.createElement("button");
      again.type = "button";
      again.textContent = "Thử lại";
      again.setAttribute("aria-label", `Thử lại ${work.file.name}`);
      again.addEventListener("click", () => {
        counts.bad -= 1;
        work.item.classList.remove("is-bad");
        way.innerHTML = `<progress max="100" value="0"></progress>`;
        way.firstChild.setAttribute("aria-label", `Tiến độ của ${work.file.name}`);
        waiting.push(work);
        tell();
        next();
      });
      way.append(again);
    }
    tell();
  }

  input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    add(event.dataTransfer.files);
  });
  window.addEventListener("beforeunload", (event) => {
    if (running || waiting.length) event.preventDefault();
  });
}

function moves(grid) {
  const list = grid.querySelector(".rows");
  const rows = () => [...list.children];
  const numbers = rows().map((row) => Number(row.querySelector(".photo-order").value)).sort((a, b) => a - b);

  // The numbers stay what they were; the rows take them in their new order.
  function number() {
    rows().forEach((row, at) => { row.querySelector(".photo-order").value = numbers[at]; });
  }

  function move(row, by) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    number();
  }

  for (const row of rows()) {
    const buttons = document.createElement("p");
    buttons.className = "row-moves";
    for (const [by, sign, name] of [[-1, "↑", "Đưa lên trước"], [1, "↓", "Đưa ra sau"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", name);
      button.addEventListener("click", () => {
        move(row, by);
        button.focus();
      });
      buttons.append(button);
    }
    row.querySelector(".row-rest").prepend(buttons);
    const handle = row.querySelector(".row-picture");
    handle.draggable = true;
    handle.addEventListener("dragstart", (event) => {
      event.dataTransfer.effectAllowed = "move";
      row.classList.add("is-dragged");
    });
    handle.addEventListener("dragend", () => {
      row.classList.remove("is-dragged");
      number();
    });
  }
  list.addEventListener("dragover", (event) => {
    const dragged = list.querySelector(".is-dragged");
    const over = event.target.closest(".row");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged);
    else over.after(dragged);
  });
}
