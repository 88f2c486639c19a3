// Enhancement only: without this file the board has pages and every block a form.
// One block of rows is drawn at a time; those out of sight make way again.
const board = document.querySelector("[data-board]");
const people = board?.querySelector("[data-people]");

function keepPlace() {
  const key = "ferd-board-left";
  board.scrollLeft = Number(sessionStorage.getItem(key) ?? 0);
  addEventListener("pagehide", () => sessionStorage.setItem(key, board.scrollLeft));
}

function blockFor(page, rows, rowHeight) {
  const block = document.createElement("div");
  block.className = "board-block";
  block.dataset.blockPage = page;
  block.style.height = `${rows * rowHeight}px`;
  return block;
}

async function fill(block) {
  if (block.dataset.state || block.childElementCount) return;
  block.dataset.state = "asking";
  const url = `${board.dataset.url}&page=${block.dataset.blockPage}&part=rows`;
  try {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (answer.ok && block.dataset.state === "asking") {
      block.innerHTML = await answer.text();
      block.style.height = "";
    }
  } catch {
    // Scrolling back asks again.
  } finally {
    delete block.dataset.state;
  }
}

function empty(block) {
  if (!block.childElementCount || block.contains(document.activeElement)) return;
  if (block.querySelector("[data-moving]")) return;
  block.style.height = `${block.offsetHeight}px`;
  block.replaceChildren();
}

/** Draw what comes near, take away what is far; on a small screen the page scrolls. */
function watch() {
  const narrow = matchMedia("(width < 48rem)");
  const seenFrom = (margin, act) =>
    new IntersectionObserver((seen) => seen.forEach(act), {
      root: narrow.matches ? null : board,
      rootMargin: `${margin}px 0px`,
    });
  const near = seenFrom(800, (each) => each.isIntersecting && fill(each.target));
  const far = seenFrom(1600, (each) => each.isIntersecting || empty(each.target));
  for (const block of people.children) {
    near.observe(block);
    far.observe(block);
  }
  const again = () => {
    near.disconnect();
    far.disconnect();
    watch();
  };
  narrow.addEventListener("change", again, { once: true });
}

function drawWhatIsSeen() {
  const { rows, page, pages, all } = board.dataset;
  const first = people.firstElementChild;
  const rowHeight = first.offsetHeight / Math.max(first.childElementCount, 1);
  for (let number = 1; number <= Number(pages); number += 1) {
    if (number === Number(page)) continue;
    const count = Math.min(Number(rows), Number(all) - (number - 1) * Number(rows));
    const block = blockFor(number, count, rowHeight);
    if (number < Number(page)) first.before(block);
    else people.append(block);
  }
  watch();
  if (Number(page) > 1) board.scrollTop = first.offsetTop - board.offsetTop - 60;
}

if (board) {
  keepPlace();
  if (Number(board.dataset.pages) > 1) {
    document.querySelector("[data-without-script]")?.setAttribute("hidden", "");
    drawWhatIsSeen();
  }
}
