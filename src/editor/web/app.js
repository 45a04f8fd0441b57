// The page of the editor: puts its parts together and keeps them in step.
import { h } from "./dom.js";
import { Desk } from "./desk.js";
import { showBuild, showHelp, showVerify } from "./dialogs.js";
import { Pages } from "./pages.js";
import { Pairs } from "./pairs.js";
import { Yaml } from "./yaml.js";
import { banner } from "./banner.js";
import { count, language, say, sectionName, setLanguage } from "./words.js";
import { listenToKeys } from "./keys.js";
import { Divider } from "./divider.js";
import { schema } from "./schema.js";

const desk = new Desk();
const NARROW = matchMedia("(max-width: 759px)");
let view = "pairs";
let bannerState = null; // what a failed save said

const pairs = new Pairs(desk, (id, lang, showPage) => focusField(id, lang, showPage));
const pages = new Pages(desk, (id, lang, word) => goTo(id, lang, word));
const yaml = new Yaml(desk, (id, lang) => focusField(id, lang, false));

const head = h("header", { class: "head" });
const bannerBox = h("div", { class: "banner-box" });
const sections = h("nav", { class: "sections" });
const filterBar = h("div", { class: "bar filter-bar" });
const main = h("main", { class: "middle", id: "middle" }, filterBar, pairs.element, yaml.element);
const foot = h("footer", { class: "foot" });
const panes = h("nav", { class: "panes" });
const divider = new Divider();
pages.element.prepend(divider.element, divider.buttons);
const status = h("div", { class: "unseen", role: "status" });
const search = h("input", {
  type: "search",
  id: "search",
  oninput: () => {
    pairs.query = search.value;
    render();
  },
});

setLanguage(localStorage.getItem("language") ?? document.documentElement.lang);
document.body.append(
  h("a", { class: "skip", href: "#texts", onclick: skip }, ""),
  head,
  bannerBox,
  panes,
  h("div", { class: "work" }, sections, main, pages.element),
  foot,
  status,
);

function skip(event) {
  event.preventDefault();
  pairs.areas()[0]?.focus();
}

// ---- going somewhere

function focusField(id, lang, showPage) {
  pages.choose(id, lang);
  const page = desk.find(id)?.field.page;
  if (showPage) {
    setPane("pages");
    pairs.areaOf(id, lang)?.focus();
  }
  if (page !== undefined) {
    pages.showPage(page);
  }
}

// Where there is room for one only: the texts, or the pages.
function setPane(name) {
  document.body.classList.toggle("pane-pages", name === "pages");
  renderPanes();
}

function renderPanes() {
  const shown = document.body.classList.contains("pane-pages") ? "pages" : "texts";
  panes.setAttribute("aria-label", say("show"));
  pages.element.setAttribute("role", shown === "pages" && NARROW.matches ? "main" : "region");
  replaceKeepingFocus(panes, ["texts", "pages"].map((name) =>
    h("button", { type: "button", "aria-pressed": String(name === shown), onclick: () => setPane(name) }, say(name)),
  ));
}

function goTo(id, lang, word) {
  setPane("texts");
  if (view === "yaml") {
    yaml.go(id, lang);
  } else {
    pairs.go(id, lang, word);
  }
}

// The next message after the chosen field, or the one before.
function goToMessage(by) {
  const { messages } = desk.state;
  if (messages.length === 0) {
    return;
  }
  const chosen = pairs.chosen;
  const at = messages.findIndex(({ field, lang }) => field === chosen?.id && lang === chosen?.lang);
  const next = messages[(at + by + messages.length) % messages.length];
  if (next.field === undefined || view === "yaml" || !desk.state.readable) {
    setView("yaml");
    yaml.goToLine(next.line, next.column);
  } else {
    setPane("texts");
    pairs.goToMessage(next);
  }
}

function setView(name) {
  view = name;
  render();
  if (name === "yaml") {
    yaml.open(pairs.chosen);
  } else {
    yaml.close();
  }
  render();
}

function mendHere() {
  const active = document.activeElement;
  active?.closest(".cell")?.querySelector(".mend")?.click();
}

// ---- the file

function flush() {
  pairs.flush();
  yaml.push.now();
}

async function save(over = false) {
  flush();
  const { status: code, body } = await desk.save(over);
  bannerState = code === 507 ? body : null;
  render();
  return code === 200;
}

async function makePdf() {
  flush();
  await desk.whenIdle();
  if (desk.state.errors > 0) {
    goToMessage(1);
    return;
  }
  if (!desk.state.saved && !(await save())) {
    return;
  }
  await desk.startBuild();
}

function download() {
  const link = h("a", {
    href: URL.createObjectURL(new Blob([desk.text.toString()], { type: "application/yaml" })),
    download: desk.state.name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// ---- parts

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("bg-BG", { hour: "2-digit", minute: "2-digit" });
}

function savingWords() {
  const { state } = desk;
  if (desk.dirty) {
    const draft = state.draftFailed ? say("draftFailed") : state.draftAt ? say("draftAt", clock(state.draftAt)) : say("noDraft");
    return [say("unsaved"), draft];
  }
  return [say("allSaved"), state.savedAt ? say("savedAt", clock(state.savedAt)) : say("unchanged")];
}

function renderHead() {
  const { state } = desk;
  const [first, second] = savingWords();
  const { dirty } = desk;
  const frozen = !desk.writer || desk.ended;
  const title = state.title[language()] || state.title[state.languages[0]] || state.name;
  document.title = `${dirty ? "• " : ""}${title}`;
  const running = desk.build?.running;
  const edition = desk.build?.editions.find((one) => one.state === "runs")?.name;
  const button = (name, key) =>
    h(
      "button",
      { type: "button", "aria-pressed": String(view === name), onclick: () => setView(name) },
      say(key),
    );
  replaceKeepingFocus(head, [
    h("span", { class: "sign", "aria-hidden": "true" }, h("i"), h("i"), h("i"), h("i")),
    h("div", { class: "name" }, h("h1", {}, title), h("p", {}, state.name)),
    h("div", { class: "views", role: "group", "aria-label": say("view") }, button("pairs", "bothLanguages"), button("yaml", "textFile")),
    h("p", { class: dirty ? "saving dirty" : "saving" }, first, h("br"), h("span", {}, second)),
    h("button", { type: "button", class: "save", disabled: frozen || !dirty, onclick: () => save() }, say("save")),
    running
      ? h("div", { class: "making" }, h("span", {}, say("building", edition ?? "PDF")), h("button", { type: "button", onclick: () => desk.stopBuild() }, say("stop")))
      : h("button", { type: "button", class: "make", disabled: frozen, onclick: makePdf }, say("makePdf")),
  ]);
}

// Replaces the children where they differ; the button that has the focus stays.
function replaceKeepingFocus(parent, children) {
  const fresh = h("div", {}, children);
  if (parent.dataset.html === fresh.textContent + fresh.innerHTML.length + fresh.innerHTML) {
    return;
  }
  const focused = [...parent.querySelectorAll("button, select, input")].indexOf(document.activeElement);
  parent.dataset.html = fresh.textContent + fresh.innerHTML.length + fresh.innerHTML;
  parent.replaceChildren(...fresh.childNodes);
  if (focused >= 0) {
    parent.querySelectorAll("button, select, input")[focused]?.focus();
  }
}

function sectionTitle(section, index) {
  const { sections: all } = desk.state;
  const own = section.title[language()] || section.title[desk.state.languages[0]];
  const alone = all.filter(({ kind }) => kind === section.kind).length === 1;
  return index === 0 || alone || !own ? sectionName(section.kind) : own;
}

function sectionCount(section) {
  if (section.errors > 0) {
    return h("span", { class: "count error", title: count("oneError", "manyErrors", section.errors) }, String(section.errors));
  }
  if (section.findings > 0) {
    return h("span", { class: "count finding", title: count("oneFinding", "manyFindings", section.findings) }, String(section.findings));
  }
  return desk.state.languages.length < 2 || section.all === 0
    ? h("span", {})
    : h("span", { class: "done", title: say("translated", section.done, section.all) }, `${section.done}/${section.all}`);
}

function chooseSection(index) {
  pairs.section = index;
  pairs.filter = "all";
  pairs.query = search.value = "";
  if (view === "yaml") {
    const first = desk.fields[index]?.[0];
    yaml.go(first?.id, null);
  } else {
    render();
    pairs.element.scrollTop = 0;
    pairs.heading.focus();
  }
  const page = desk.fields[index]?.find((field) => field.page !== undefined)?.page;
  if (page !== undefined) {
    pages.showPage(page);
  }
  render();
}

function renderSections() {
  sections.setAttribute("aria-label", say("sections"));
  const across = pairs.query !== "" || pairs.filter !== "all";
  const select = h(
    "select",
    { id: "section", onchange: (event) => chooseSection(Number(event.target.value)) },
    desk.state.sections.map((section, index) =>
      h("option", { value: String(index), selected: index === pairs.section }, sectionTitle(section, index)),
    ),
  );
  replaceKeepingFocus(sections, [
    h("p", { class: "quiet", id: "sections-name" }, say("sections")),
    h("div", { class: "section-select" }, h("label", { for: "section" }, say("section")), select),
    h(
      "ul",
      {},
      desk.state.sections.map((section, index) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              type: "button",
              "aria-current": !across && index === pairs.section ? "true" : null,
              "data-index": String(index),
              onclick: () => chooseSection(index),
            },
            h("span", {}, sectionTitle(section, index)),
            sectionCount(section),
          ),
        ),
      ),
    ),
  ]);
}

function renderFilter() {
  const { state } = desk;
  const number = state.messages.length;
  const choice = (name, words, title = null) =>
    h(
      "button",
      {
        type: "button",
        class: "wide",
        title,
        "aria-pressed": String(pairs.filter === name),
        onclick: () => {
          pairs.filter = name;
          pairs.query = search.value = "";
          pairs.chosen = null;
          render();
          if (name !== "all") {
            pairs.areas().find((area) => name !== "missing" || area.value === "")?.focus();
          }
        },
      },
      words,
    );
  filterBar.hidden = view === "yaml";
  if (!filterBar.contains(search)) {
    filterBar.append(h("label", { for: "search" }), search, h("span", { class: "spring" }), h("div", { class: "choices", role: "group" }));
  }
  filterBar.querySelector("label").textContent = say("find");
  const choices = filterBar.querySelector(".choices");
  choices.setAttribute("aria-label", say("show"));
  replaceKeepingFocus(choices, [
    choice("all", say("all")),
    choice("mend", number > 0 ? `${say("toMend")} ${number}` : say("toMend")),
    state.languages.length > 1 ? choice("missing", say("untranslated")) : null,
    state.since ? choice("changed", say("changed"), say("changedSince", state.since)) : null,
  ]);
}

function pagesWords() {
  const { state } = desk;
  const key = state.stale ? "pagesStale" : desk.behind ? "pagesBehind" : "pagesUpToDate";
  return say(key, state.pages.length);
}

function renderFoot() {
  const { state } = desk;
  const quiet = state.errors === 0 && state.findings === 0;
  replaceKeepingFocus(foot, [
    state.errors > 0 ? h("span", { class: "tally" }, h("b", { class: "count error" }, String(state.errors)), count("oneError", "manyErrors", state.errors).replace(/^\d+ /u, "")) : null,
    state.findings > 0 ? h("span", { class: "tally" }, h("b", { class: "count finding" }, String(state.findings)), count("oneFinding", "manyFindings", state.findings).replace(/^\d+ /u, "")) : null,
    state.errors === 0 ? h("span", {}, quiet ? `${say("noErrors")} ${say("noFindings")}` : say("noErrors")) : null,
    state.messages.length > 0 ? h("button", { type: "button", onclick: () => goToMessage(1) }, say("nextMessage")) : null,
    h("span", { class: "spring" }),
    h("span", { class: "notice" }, desk.notice === null ? "" : say(desk.notice)),
    desk.notice === "deleted" ? h("button", { type: "button", onclick: () => desk.undo() }, say("undo")) : null,
    h("span", {}, pagesWords()),
    h("button", { type: "button", onclick: () => showVerify(desk) }, say("verify")),
    h("button", { type: "button", lang: language() === "bg" ? "en" : "bg", onclick: switchLanguage }, say("otherLanguage")),
    h("button", { type: "button", onclick: help }, say("help")),
  ]);
}

function help() {
  const inField = document.activeElement.classList.contains("field");
  if (inField && schema(help) === null) {
    return; // it is on its way
  }
  showHelp(inField ? pairs.help() : null);
}

function switchLanguage() {
  setLanguage(language() === "bg" ? "en" : "bg");
  localStorage.setItem("language", language());
  pairs.list.replaceChildren();
  render();
}

let spoken = "";
let spokenAt = 0;

// For screen readers: what has changed, at most every five seconds.
function speak() {
  const words = `${savingWords()[0]}. ${pagesWords()}. ${desk.state.errors > 0 ? count("oneError", "manyErrors", desk.state.errors) : say("noErrors")}`;
  const now = Date.now();
  if (words === spoken) {
    return;
  }
  if (now - spokenAt < 5000) {
    setTimeout(speak, 5100 - (now - spokenAt));
    return;
  }
  spoken = words;
  spokenAt = now;
  status.textContent = words;
}

function render() {
  if (desk.state === null) {
    return;
  }
  document.querySelector(".skip").textContent = say("skip");
  document.body.classList.toggle("yaml-view", view === "yaml");
  pairs.section = Math.min(pairs.section, desk.state.sections.length - 1);
  renderHead();
  banner(bannerBox, desk, {
    failure: bannerState,
    view,
    save,
    download,
    goToError: () => goToMessage(1),
    forget: () => {
      bannerState = null;
      render();
    },
  });
  renderPanes();
  divider.render();
  renderSections();
  renderFilter();
  pairs.element.hidden = view === "yaml";
  yaml.element.hidden = view !== "yaml";
  if (view === "pairs") {
    pairs.render();
  } else {
    yaml.render();
  }
  pages.render();
  renderFoot();
  speak();
}

desk.addEventListener("change", render);
NARROW.addEventListener("change", render);
desk.addEventListener("build", () => {
  if (!desk.build.running) {
    showBuild(desk, (message) => {
      setView("yaml");
      yaml.goToLine(message.line, message.column);
    });
  }
});
addEventListener("beforeunload", (event) => {
  if (desk.state !== null && desk.dirty && !desk.ended) {
    event.preventDefault();
  }
});
listenToKeys({
  save: () => save(),
  next: () => goToMessage(1),
  previous: () => goToMessage(-1),
  mend: mendHere,
  nextPair: () => pairs.goNext(),
  help,
  undo: () => {
    flush();
    desk.whenIdle().then(() => desk.undo());
  },
  redo: () => desk.redo(),
  find: () => (view === "yaml" ? yaml.find() : search.focus()),
  panes: () => [sections.querySelector("button"), pairs.areas()[0] ?? main, pages.scroller, foot.querySelector("button")],
  inYaml: () => view === "yaml",
});
desk.open();
