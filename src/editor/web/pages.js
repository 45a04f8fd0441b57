// The pages: pictures with lists of boxes. A click on a box leads to its field; the text of
// the field in which the cursor is has a frame, its translation a dashed one.
import { getJson } from "./api.js";
import { h, keyed } from "./dom.js";
import { say, sectionName } from "./words.js";

const WIDE = matchMedia("(min-width: 1200px)");
const NARROW = matchMedia("(max-width: 759px)"); // the window scrolls, and not the pages
const ZOOMS = [50, 75, 100, 125, 150, 200, 300]; // percent of their size on paper
const PIXELS = 96 / 7200; // of hundredths of a point

export class Pages {
  wishesTwo = true;
  chosen = null; // { id, lang }
  boxes = new Map(); // by hash of the page

  constructor(desk, onPick) {
    this.desk = desk;
    this.onPick = onPick;
    this.select = h("select", { id: "page", onchange: () => this.show(Number(this.select.value)) });
    this.list = h("div", { class: "spreads" });
    this.scroller = h(
      "div",
      { class: "pages-scroll", tabIndex: 0, role: "group", onkeydown: (event) => this.key(event) },
      this.list,
    );
    this.bar = h("div", { class: "bar pages-bar" });
    this.element = h("section", { class: "pages", id: "pages" }, this.bar, this.scroller);
    this.scroller.addEventListener("scroll", () => this.noteScroll(), { passive: true });
    WIDE.addEventListener("change", () => this.desk.state && this.render());
    NARROW.addEventListener("change", () => this.watch());
    this.zoomSelect = h("select", { id: "zoom", onchange: () => this.setZoom(Number(this.zoomSelect.value)) });
    const kept = Number(sessionStorage.getItem("zoom"));
    this.zoom = ZOOMS.includes(kept) ? kept : 0; // 0: as wide as there is room
    this.watch();
  }

  // Pages are asked for when they come near.
  watch() {
    this.seen?.disconnect();
    this.seen = new IntersectionObserver((entries) => this.noteSeen(entries), {
      root: NARROW.matches ? null : this.scroller,
      rootMargin: "100% 0px",
    });
    for (const sheet of this.list.querySelectorAll(".sheet")) {
      this.seen.observe(sheet);
    }
  }

  // ---- what there is

  // Narrow windows have room for one.
  get two() {
    return this.wishesTwo && WIDE.matches;
  }

  // Lists of pages that are seen together.
  spreads() {
    const pages = this.desk.state.pages.map((page, index) => ({ ...page, number: index + 1 }));
    if (!this.two) {
      return pages.map((page) => [page]);
    }
    const spreads = pages.length > 0 ? [[pages[0]]] : [];
    for (let index = 1; index < pages.length; index += 2) {
      spreads.push(pages.slice(index, index + 2));
    }
    return spreads;
  }

  render() {
    const spreads = this.spreads();
    this.element.setAttribute("aria-label", say("pages"));
    this.scroller.setAttribute("aria-label", say("pages"));
    this.renderBar(spreads);
    this.element.classList.toggle("stale", this.desk.state.stale && spreads.length > 0);
    keyed(
      this.list,
      spreads,
      (spread) => `${this.two} ${spread[0].number}`,
      () => h("figure", { class: "spread" }, h("div", { class: "sheets" }), h("figcaption", {})),
      (element, spread) => this.updateSpread(element, spread),
    );
    this.list.classList.toggle("two", this.two);
    this.list.classList.toggle("zoomed", this.zoom > 0);
    this.list.style.setProperty("--zoom", String(this.zoom / 100));
    if (spreads.length === 0) {
      this.list.replaceChildren(h("p", { class: "empty" }, say("noPages")));
    }
    this.mark();
  }

  renderBar(spreads) {
    const signature = JSON.stringify([document.documentElement.lang, spreads.length, this.two, this.zoom, this.desk.state.pages.length]);
    if (this.bar.dataset.signature === signature) {
      return;
    }
    this.bar.dataset.signature = signature;
    const step = (by) => () => this.show(this.current() + by);
    const chosen = this.select.value;
    this.select.replaceChildren(
      ...spreads.map((spread, index) =>
        h(
          "option",
          { value: String(index) },
          say("pageOf", spread.map(({ number }) => number).join("–"), this.desk.state.pages.length),
        ),
      ),
    );
    this.select.value = chosen || "0";
    this.bar.replaceChildren(
      h("button", { type: "button", "aria-label": say("previous"), onclick: step(-1) }, "←"),
      h("label", { for: "page" }, h("span", {}, say("page"))),
      this.select,
      h("button", { type: "button", "aria-label": say("next"), onclick: step(1) }, "→"),
      h("span", { class: "spring" }),
      ...this.zoomControls(),
      ...[true, false].map((two) =>
        h(
          "button",
          { type: "button", class: "wide", "aria-pressed": String(this.two === two), onclick: () => this.setTwo(two) },
          say(two ? "two" : "one"),
        ),
      ),
    );
  }

  zoomControls() {
    const step = (by) => () => this.zoomBy(by);
    this.zoomSelect.setAttribute("aria-label", say("zoom"));
    this.zoomSelect.replaceChildren(
      ...[0, ...ZOOMS].map((zoom) => h("option", { value: String(zoom) }, zoom === 0 ? say("fitWidth") : say("percent", zoom))),
    );
    this.zoomSelect.value = String(this.zoom);
    return [
      h("button", { type: "button", class: "zoom", "aria-label": say("smaller"), onclick: step(-1) }, "−"),
      this.zoomSelect,
      h("button", { type: "button", class: "zoom", "aria-label": say("larger"), onclick: step(1) }, "+"),
    ];
  }

  setZoom(zoom) {
    const index = this.current();
    this.zoom = zoom;
    sessionStorage.setItem("zoom", String(zoom));
    this.render();
    this.show(index);
  }

  // The next size above or below the one that is seen.
  zoomBy(by) {
    const sheet = this.list.querySelector(".sheet");
    const seen = sheet === null ? 100 : (sheet.getBoundingClientRect().width / (this.widthOf(sheet) * PIXELS)) * 100;
    const next = by > 0 ? ZOOMS.find((zoom) => zoom > seen + 1) : ZOOMS.findLast((zoom) => zoom < seen - 1);
    if (next !== undefined) {
      this.setZoom(next);
    }
  }

  // In hundredths of a point; that of A4 until it is known.
  widthOf(sheet) {
    return sheet.boxes?.w ?? 59528;
  }

  setTwo(two) {
    const number = this.spreads()[this.current()]?.[0].number ?? 1;
    this.wishesTwo = two;
    this.render();
    this.showPage(number);
  }

  updateSpread(element, spread) {
    const [sheets, caption] = element.children;
    caption.textContent = spread.map(({ label, number }) => label || number).join(" · ");
    keyed(
      sheets,
      spread,
      ({ number }) => String(number),
      (page) => this.makeSheet(page),
      (sheet, page) => this.updateSheet(sheet, page),
    );
  }

  makeSheet() {
    const sheet = h(
      "div",
      { class: "sheet", onclick: (event) => this.click(event, sheet) },
      h("img", { alt: "", draggable: false, decoding: "async" }),
      h("div", { class: "frames" }),
    );
    this.seen.observe(sheet);
    return sheet;
  }

  updateSheet(sheet, page) {
    const image = sheet.firstElementChild;
    sheet.page = page;
    const title = this.titleOf(page.number);
    image.alt = title === "" ? say("pageAlt", page.label || page.number) : say("pageAltTitle", page.label || page.number, title);
    if (sheet.near) {
      this.load(sheet);
    }
  }

  // The section whose field stands first on a page.
  titleOf(number) {
    for (const [section, list] of this.desk.fields.entries()) {
      if (list.some((field) => field.page === number)) {
        return sectionName(this.desk.state.sections[section].kind);
      }
    }
    return "";
  }

  noteSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      target.near = isIntersecting;
      if (isIntersecting && target.page) {
        this.load(target);
      }
    }
  }

  // The old picture stays until the new one is there.
  async load(sheet) {
    const { hash } = sheet.page;
    if (sheet.dataset.hash === hash) {
      return;
    }
    sheet.dataset.hash = hash;
    const image = new Image();
    image.src = `page/${hash}.svg`;
    const [boxes] = await Promise.all([this.boxesOf(hash), image.decode().catch(() => {})]);
    if (sheet.dataset.hash !== hash) {
      return;
    }
    if (boxes === null) {
      delete sheet.dataset.hash;
      return;
    }
    sheet.boxes = boxes;
    const shown = sheet.firstElementChild;
    shown.src = image.src;
    sheet.style.aspectRatio = `${boxes.w} / ${boxes.h}`;
    sheet.style.setProperty("--width", `${boxes.w * PIXELS}px`);
    this.markSheet(sheet);
  }

  async boxesOf(hash) {
    return getJson(`page/${hash}.json`);
  }

  // ---- frames

  choose(id, lang) {
    this.chosen = { id, lang };
    this.mark();
  }

  mark() {
    for (const sheet of this.list.querySelectorAll(".sheet")) {
      this.markSheet(sheet);
    }
  }

  markSheet(sheet) {
    const frames = sheet.lastElementChild;
    const areas = sheet.boxes && this.chosen ? areasOf(sheet.boxes, this.chosen) : [];
    frames.replaceChildren(
      ...areas.map(({ left, top, right, bottom, own }) => {
        const frame = h("div", { class: own ? "frame" : "frame other" });
        frame.style.left = `calc(${(left / sheet.boxes.w) * 100}% - 4px)`;
        frame.style.top = `calc(${(top / sheet.boxes.h) * 100}% - 3px)`;
        frame.style.width = `calc(${((right - left) / sheet.boxes.w) * 100}% + 8px)`;
        frame.style.height = `calc(${((bottom - top) / sheet.boxes.h) * 100}% + 6px)`;
        return frame;
      }),
    );
  }

  // ---- picking

  click(event, sheet) {
    if (!sheet.boxes) {
      return;
    }
    const place = sheet.getBoundingClientRect();
    const x = ((event.clientX - place.left) / place.width) * sheet.boxes.w;
    const y = ((event.clientY - place.top) / place.height) * sheet.boxes.h;
    const box = nearest(sheet.boxes.boxes, x, y);
    if (box !== null) {
      const passed = box.words.filter((left) => left <= x).length;
      this.onPick(box.field, box.lang, box.own ? box.word + Math.max(passed - 1, 0) : null);
    }
  }

  // ---- moving

  current() {
    const middle = this.scroller.scrollTop + this.scroller.clientHeight / 3;
    const figures = [...this.list.children];
    const index = figures.findIndex((figure) => figure.offsetTop + figure.offsetHeight > middle);
    return Math.max(index, 0);
  }

  noteScroll() {
    this.select.value = String(this.current());
  }

  show(index) {
    const figure = this.list.children[Math.min(Math.max(index, 0), this.list.children.length - 1)];
    figure?.scrollIntoView({ block: "start" });
    this.noteScroll();
  }

  showPage(number) {
    const index = this.spreads().findIndex((spread) => spread.some((page) => page.number === number));
    const figure = this.list.children[index];
    if (figure === undefined) {
      return;
    }
    if (NARROW.matches) {
      figure.scrollIntoView({ block: "nearest" });
      return;
    }
    const top = figure.offsetTop;
    const { scrollTop, clientHeight } = this.scroller;
    if (top < scrollTop || top + figure.offsetHeight > scrollTop + clientHeight) {
      this.scroller.scrollTop = top - 12;
    }
  }

  // The pages are one stop: arrows go from text to text, Enter to its field.
  key(event) {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      this.step(by);
    } else if (event.key === "Enter" && this.chosen) {
      event.preventDefault();
      this.onPick(this.chosen.id, this.chosen.lang, null);
    } else if (["+", "=", "-", "0"].includes(event.key) && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      if (event.key === "0") {
        this.setZoom(0);
      } else {
        this.zoomBy(event.key === "-" ? -1 : 1);
      }
    }
  }

  step(by) {
    const stops = [];
    for (const sheet of this.list.querySelectorAll(".sheet")) {
      for (const box of sheet.boxes?.boxes ?? []) {
        const last = stops.at(-1);
        if (box.own && (last?.field !== box.field || last?.lang !== box.lang)) {
          stops.push({ field: box.field, lang: box.lang, sheet });
        }
      }
    }
    const at = stops.findIndex(({ field, lang }) => field === this.chosen?.id && lang === this.chosen?.lang);
    const next = stops[at < 0 ? 0 : at + by];
    if (next !== undefined) {
      this.choose(next.field, next.lang);
      this.showPage(next.sheet.page.number);
      this.scroller.dispatchEvent(new CustomEvent("step", { detail: next, bubbles: true }));
    }
  }
}

// The areas of a text on a page: its own words, those of its translation.
function areasOf(page, { id, lang }) {
  const areas = new Map();
  for (const box of page.boxes) {
    if (box.field !== id || !box.own) {
      continue;
    }
    const [left, top, width, height] = box.at;
    const area = areas.get(box.lang);
    const right = left + width;
    const bottom = top + height;
    if (area === undefined || top > area.bottom + 4 * height || left > area.right + 2000) {
      areas.set(areas.has(box.lang) ? Symbol("further") : box.lang, {
        left, top, right, bottom, own: lang === null || box.lang === lang,
      });
    } else {
      area.left = Math.min(area.left, left);
      area.top = Math.min(area.top, top);
      area.right = Math.max(area.right, right);
      area.bottom = Math.max(area.bottom, bottom);
    }
  }
  return [...areas.values()];
}

// The box at a place, or one close by.
function nearest(boxes, x, y) {
  const REACH = 600; // hundredths of a point
  let best = null;
  let least = REACH;
  for (const box of boxes) {
    const [left, top, width, height] = box.at;
    const far = Math.max(left - x, x - left - width, top - y, y - top - height, 0);
    if (far < least || (far === 0 && best !== null && least === 0 && box.own && !best.own)) {
      best = box;
      least = far;
    }
  }
  return best;
}
