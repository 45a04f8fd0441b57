// A message, with what mends it and what lets it be.
import { askToStay, showMending } from "./dialogs.js";
import { h } from "./dom.js";
import { say } from "./words.js";

function capital(words) {
  const ended = /[.!?…]$/u.test(words) ? words : `${words}.`;
  return ended.charAt(0).toLocaleUpperCase() + ended.slice(1);
}

// Messages are numbered anew with each text: the element is told its number.
function numberOf(element) {
  return Number(element.closest(".message").dataset.id);
}

function fieldBeside(element) {
  return element.closest(".cell")?.querySelector(".field") ?? null;
}

// Of its rule, with one fix each.
function alike(message, desk) {
  return desk.state.messages.filter(({ rule, fixes }) => rule === message.rule && fixes.length === 1).length;
}

async function preview(target, desk, all, words) {
  const number = numberOf(target);
  const difference = await desk.previewMending(number, 0, all);
  if (difference === null) {
    desk.say("cannotWrite");
    return;
  }
  showMending(difference, words, () => desk.mend(number, 0, all), fieldBeside(target));
}

function fixButtons(message, desk) {
  const many = message.fixes.length === 1 ? alike(message, desk) : 1;
  return [
    message.fixes.map((fix, index) =>
      h(
        "button",
        { class: "mend", type: "button", onclick: ({ target }) => desk.mend(numberOf(target), index) },
        fix === "" ? say("remove") : say("mend", fix),
      ),
    ),
    many > 1
      ? h(
          "button",
          { class: "mend-all", type: "button", onclick: ({ target }) => preview(target, desk, true, say("mendAll", many)) },
          say("mendAll", many),
        )
      : null,
    message.fixes.length === 1
      ? h(
          "button",
          { class: "link", type: "button", onclick: ({ target }) => preview(target, desk, false, say("mendIt")) },
          say("showDifference"),
        )
      : null,
  ];
}

function stayButton(message, desk) {
  const ask = ({ target }) => {
    const number = desk.state.messages.filter(({ rule }) => rule === message.rule).length;
    askToStay(message.rule, number, () => desk.silence(message.rule, true), fieldBeside(target));
  };
  return message.mayStay ? h("button", { class: "link", type: "button", onclick: ask }, say("mayStay")) : null;
}

// What it looks like, apart from its number: it is made anew where that is another.
export function messageKey(message, desk) {
  const many = message.fixes.length === 1 ? alike(message, desk) : 0;
  return `${message.rule} ${message.line} ${message.column} ${message.text.bg} ${many}`;
}

export function messageElement(message, desk) {
  const error = message.severity === "error";
  const words = message.text[document.documentElement.lang] || message.text.en;
  const [first, ...notes] = words.split("\n");
  return h(
    "div",
    { class: error ? "message error" : "message finding" },
    h("p", {}, h("strong", {}, say(error ? "error" : "see")), ` ${capital(first)}`),
    notes.map((note) => h("p", {}, capital(note))),
    h(
      "div",
      { class: "message-foot" },
      fixButtons(message, desk),
      stayButton(message, desk),
      h(
        "details",
        {},
        h("summary", {}, say("details")),
        h("code", {}, `${message.line}:${message.column} [${message.rule}]`),
      ),
    ),
  );
}
