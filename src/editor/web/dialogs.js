// Dialogs: what was built, and help. They give the focus back where it was.
import { getJson, send } from "./api.js";
import { differenceElement } from "./difference.js";
import { h } from "./dom.js";
import { language, ruleName, say } from "./words.js";

// `back` gets the focus at last, where the button that opened it may be gone by then.
function show(className, children, back = null) {
  const before = back ?? document.activeElement;
  const dialog = h("dialog", { class: className }, children);
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function close(event) {
  event.target.closest("dialog").close();
}

function size(bytes) {
  return say("kilobytes", Math.ceil(bytes / 1000));
}

function messagesOf(edition) {
  return (edition.report?.[language()]?.messages ?? []).filter(({ severity }) => severity === "error" || severity === "failure");
}

function editionElement(edition, goTo) {
  const done = edition.state === "done";
  return h(
    "section",
    { class: "edition" },
    h(
      "div",
      { class: "edition-head" },
      h("h3", {}, edition.file || edition.name),
      h("span", { class: "spring" }),
      done ? h("a", { href: `pdf/${edition.file}`, target: "_blank", rel: "noopener" }, say("open")) : null,
      done ? h("a", { href: `pdf/${edition.file}?save=1`, download: edition.file }, say("saveCopy")) : null,
    ),
    h("p", { class: "quiet" }, done ? `${say(edition.name)} ${size(edition.size)}` : say("notMade")),
    messagesOf(edition).map((message) =>
      h(
        "div",
        { class: "message error" },
        h("p", {}, h("strong", {}, say("error")), ` ${message.message}`),
        message.line
          ? h(
              "button",
              {
                type: "button",
                onclick: (event) => {
                  close(event);
                  goTo(message);
                },
              },
              say("toThePlace"),
            )
          : null,
      ),
    ),
  );
}

export function showBuild(desk, goTo) {
  const { editions } = desk.build;
  const stopped = editions.some(({ code }) => code === -1);
  const done = editions.filter(({ state }) => state === "done").length;
  if (stopped) {
    return;
  }
  const title = done === editions.length ? say("readyThree") : done > 0 ? say("readySome", done, editions.length) : say("readyNone");
  show("built", [
    h("h2", { class: done === 0 ? "bad" : "" }, title),
    editions.map((edition) => editionElement(edition, goTo)),
    h(
      "div",
      { class: "dialog-foot" },
      h("p", {}, done > 0 ? say("inFolder", desk.state.folder) : ""),
      h("span", { class: "spring" }),
      done > 0 ? h("button", { type: "button", onclick: () => send("POST", "folder", {}) }, say("showFolder")) : null,
      editions.some(({ name, state }) => name === "council" && state === "done")
        ? h(
            "button",
            {
              type: "button",
              onclick: (event) => {
                close(event);
                showVerify(desk);
              },
            },
            say("verifyOne"),
          )
        : null,
      h("button", { type: "button", class: "loud", autofocus: true, onclick: close }, say("close")),
    ),
  ]);
}

// ---- verifying

const VERDICTS = {
  differs: "verdictDiffers",
  damaged: "verdictDamaged",
  sourceless: "verdictSourceless",
  foreign: "verdictForeign",
  failed: "verdictFailed",
};

function verdictElement({ kind, present, words }) {
  const same = kind === "same";
  const key = same ? (present ? "verdictPresent" : "verdictEarlier") : VERDICTS[kind];
  return h(
    "div",
    { class: same ? "message sound" : "message finding" },
    h("p", {}, say(key)),
    same ? null : h("details", {}, h("summary", {}, say("details")), h("p", {}, words[language()])),
  );
}

function pdfElement(desk, { name, size: bytes, time }) {
  const { verified } = desk;
  const mine = verified?.name === name;
  const day = new Date(time * 1000).toLocaleString(language() === "bg" ? "bg-BG" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  return h(
    "section",
    { class: "edition" },
    h(
      "div",
      { class: "edition-head" },
      h("h3", {}, name),
      h("span", { class: "spring" }),
      mine && verified.running
        ? h("span", { class: "quiet" }, say("verifying"))
        : h("button", { type: "button", class: "link", "aria-label": `${say("verifyOne")}: ${name}`, disabled: verified?.running === true, onclick: () => desk.verify(name) }, say("verifyOne")),
    ),
    h("p", { class: "quiet" }, say("fileFacts", day, size(bytes))),
    h("div", { role: "status" }, mine && !verified.running ? (verified.answer === null ? say("verdictFailed") : verdictElement(verified.answer)) : null),
  );
}

export async function showVerify(desk) {
  const files = (await getJson("files")) ?? [];
  const list = h("div", { class: "scrolling", tabIndex: 0, role: "group", "aria-label": say("verify") });
  const render = () => {
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(...files.map((file) => pdfElement(desk, file)));
    if (focused >= 0) {
      (list.querySelectorAll("button")[focused] ?? list).focus();
    }
  };
  render();
  const dialog = show("verify", [
    h("h2", {}, say("verify")),
    h("p", {}, files.length === 0 ? say("verifyNone", desk.state.folder) : say("verifyWords")),
    list,
    h("div", { class: "dialog-foot" }, h("span", { class: "spring" }), h("button", { type: "button", class: "loud", autofocus: true, onclick: close }, say("close"))),
  ]);
  desk.addEventListener("verify", render);
  dialog.addEventListener("close", () => desk.removeEventListener("verify", render));
}

// A button that closes the dialog and does something.
function decide(words, act, loud) {
  return h(
    "button",
    {
      type: "button",
      class: loud ? "loud" : "",
      autofocus: loud,
      onclick: (event) => {
        close(event);
        act();
      },
    },
    words,
  );
}

// What would be changed, and the button that does it.
export function showMending(difference, words, act, back) {
  show("wide", [
    h("h2", {}, say("differenceTitle")),
    differenceElement(difference, [say("was"), say("becomes")]),
    h("div", { class: "dialog-foot" }, h("span", { class: "spring" }), decide(say("cancel"), () => {}, false), decide(words, act, true)),
  ], back);
}

export function showDifference(difference) {
  show("wide", [
    h("h2", {}, say("differenceOutside")),
    differenceElement(difference, [say("here"), say("inFile")]),
    h("div", { class: "dialog-foot" }, h("span", { class: "spring" }), decide(say("close"), () => {}, true)),
  ]);
}

// Asks before a rule of the review becomes silent.
export function askToStay(rule, number, act, back) {
  show("ask", [
    h("h2", {}, say("stayTitle")),
    h("p", {}, number > 1 ? say("stayMany", ruleName(rule), number) : say("stayOne", ruleName(rule))),
    h("div", { class: "dialog-foot" }, h("span", { class: "spring" }), decide(say("cancel"), () => {}, false), decide(say("mayStay"), act, true)),
  ], back);
}

const KEYS = [
  ["Ctrl+S", "keySave"],
  ["F8 · Shift+F8", "keyNext"],
  ["Alt+Enter", "keyMend"],
  ["Ctrl+Enter", "keyPair"],
  ["F6 · Shift+F6", "keyPane"],
  ["Ctrl+Z · Ctrl+Shift+Z", "keyUndo"],
  ["Ctrl+F", "keyFind"],
  ["+ · - · 0", "keyZoom"],
  ["← · →", "keyDivider"],
  ["F1", "keyHelp"],
];

// `field`: what is known of the field in which the cursor is, or null.
export function showHelp(field) {
  show("help", [
    h("h2", { tabIndex: -1, autofocus: true }, say("helpTitle")),
    field === null
      ? null
      : h(
          "section",
          { class: "field-help" },
          h("h3", {}, field.name),
          field.words.map((words) => h("p", {}, words)),
          field.choices.length > 0 ? h("p", {}, say("helpChoices", field.choices.join(", "))) : null,
          field.most !== undefined ? h("p", {}, say("helpMost", field.most)) : null,
        ),
    h("p", {}, say("helpWords")),
    h(
      "table",
      {},
      h("tbody", {}, KEYS.map(([keys, words]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, keys)), h("td", {}, say(words))))),
    ),
    h(
      "div",
      { class: "dialog-foot" },
      h(
        "button",
        {
          type: "button",
          onclick: (event) => {
            close(event);
            send("POST", "end", {});
          },
        },
        say("endProgram"),
      ),
      h("span", { class: "spring" }),
      h("button", { type: "button", class: "loud", onclick: close }, say("close")),
    ),
  ]);
}
