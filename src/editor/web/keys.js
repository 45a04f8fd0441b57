// Keys, by what they write or by where they are: with a Cyrillic layout Ctrl+S arrives as
// Ctrl+с or Ctrl+ь. Keys that browsers own are left alone.
function is(event, letter) {
  return event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`;
}

function paneOf(panes) {
  return panes.findIndex((pane) => pane?.closest("nav, main, .pages, footer")?.contains(document.activeElement));
}

function goToPane(panes, by) {
  const present = panes.filter((pane) => pane !== null && pane !== undefined);
  const at = paneOf(present);
  const next = present[(at + by + present.length) % present.length];
  next?.focus();
}

export function listenToKeys(acts) {
  const withControl = (event) => {
    if (is(event, "s")) {
      return acts.save;
    }
    if (event.key === "Enter") {
      return acts.nextPair;
    }
    if (is(event, "f")) {
      return acts.find;
    }
    if (!acts.inYaml() && is(event, "z")) {
      return event.shiftKey ? acts.redo : acts.undo;
    }
    return null;
  };
  const alone = (event) => {
    if (event.key === "F1") {
      return acts.help;
    }
    if (event.key === "F6") {
      return () => goToPane(acts.panes(), event.shiftKey ? -1 : 1);
    }
    if (event.key === "F8") {
      return event.shiftKey ? acts.previous : acts.next;
    }
    return event.altKey && event.key === "Enter" ? acts.mend : null;
  };
  addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") !== null) {
      return;
    }
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const act = control ? withControl(event) : alone(event);
    if (act !== null) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }, { capture: true });
}
