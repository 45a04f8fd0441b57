// The one banner, for what cannot wait. The first state that holds is shown.
import { showDifference } from "./dialogs.js";
import { h } from "./dom.js";
import { language, say } from "./words.js";

function choose(desk, { failure, save, download, goToError, forget }) {
  const { state } = desk;
  const button = (key, onclick, loud = false) => ({ key, onclick, loud });
  if (desk.ended) {
    return { tone: "honey", words: ["ended"], buttons: [button("download", download)], alert: true };
  }
  if (desk.lost) {
    return { tone: "honey", words: ["lost"], buttons: [button("download", download)], alert: true };
  }
  if (!desk.writer) {
    return { tone: "honey", words: ["secondTab"], buttons: [button("workHere", () => desk.takePen(), true)] };
  }
  if (state.disk === "changed") {
    return {
      tone: "honey",
      words: ["changedOutside", "changedOutsideHow"],
      buttons: [
        button("joinBoth", () => desk.outside("both"), true),
        button("showDifference", async () => {
          const difference = await desk.differenceOutside();
          if (difference !== null) {
            showDifference(difference);
          }
        }),
        button("takeTheirs", () => desk.outside("theirs")),
        button("keepMine", () => desk.outside("mine")),
      ],
      alert: true,
    };
  }
  if (state.disk === "gone") {
    return { tone: "honey", words: ["gone"], buttons: [button("saveAgain", () => save(true), true)], alert: true };
  }
  if (failure !== null) {
    return {
      tone: "rose",
      words: [failure.readOnly ? "readOnly" : "cannotSave"],
      more: failure.words[language()],
      buttons: [button("saveCopy", download, true), button("close", forget)],
      alert: true,
    };
  }
  if (state.draftFound) {
    return {
      tone: "blossom",
      words: ["draftFound"],
      buttons: [button("takeDraft", () => desk.draft(true), true), button("dropDraft", () => desk.draft(false))],
    };
  }
  if (desk.text.toString().trim() === "") {
    return { tone: "blossom", words: ["emptyFile"], buttons: [button("begin", () => desk.begin(), true)] };
  }
  if (state.stale && state.pages.length > 0) {
    const line = state.messages.find(({ severity }) => severity === "error")?.line ?? 1;
    return {
      tone: "rose",
      words: ["stale"],
      more: state.readable ? say("hasErrors") : say("unreadable", line),
      buttons: [button("toTheError", goToError)],
    };
  }
  return null;
}

export function banner(box, desk, acts) {
  const shown = choose(desk, acts);
  const signature = shown === null ? "" : JSON.stringify([language(), shown.tone, shown.words, shown.more]);
  if (box.dataset.signature === signature) {
    return;
  }
  box.dataset.signature = signature;
  if (shown === null) {
    box.replaceChildren();
    return;
  }
  const [first, ...rest] = shown.words.map((key) => say(key));
  box.replaceChildren(
    h(
      "div",
      { class: `banner ${shown.tone}`, role: shown.alert ? "alert" : "status" },
      h("p", {}, h("strong", {}, first), ` ${[...rest, shown.more ?? ""].join(" ")}`),
      h("span", { class: "spring" }),
      shown.buttons.map(({ key, onclick, loud }) =>
        h("button", { type: "button", class: loud ? "loud" : "", onclick }, say(key)),
      ),
    ),
  );
}
