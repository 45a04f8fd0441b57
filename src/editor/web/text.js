// The one truth of the page: the YAML text with its history, also while the fields are
// shown.
import { history, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { EditorState, Transaction } from "@codemirror/state";

const base = [history({ newGroupDelay: 800 })];

export class Text {
  constructor(words) {
    this.separator = words.includes("\r\n") ? "\r\n" : "\n";
    this.state = this.fresh(words);
    this.view = null; // a CodeMirror view that shows it, or null
  }

  fresh(words) {
    return EditorState.create({
      doc: words,
      extensions: [...base, EditorState.lineSeparator.of(this.separator)],
    });
  }

  toString() {
    return this.state.sliceDoc();
  }

  // `from` and `to` count in the file, where a line may end in two signs.
  place(offset) {
    if (this.separator === "\n") {
      return offset;
    }
    const before = this.toString().slice(0, offset);
    return offset - (before.split("\r\n").length - 1);
  }

  dispatch(transaction) {
    if (this.view !== null) {
      this.view.dispatch(transaction);
      this.state = this.view.state;
    } else {
      this.state = this.state.update(transaction).state;
    }
  }

  // Changes that the program has made of an edit.
  apply(changes, event) {
    this.dispatch({
      changes: changes.map(({ from, to, insert }) => ({
        from: this.place(from),
        to: this.place(to),
        insert: insert.replaceAll("\r\n", "\n"),
      })),
      userEvent: event,
    });
  }

  // Another text takes its place; only what differs is changed.
  replace(words) {
    const old = this.toString();
    if (words === old) {
      return;
    }
    let from = 0;
    while (from < words.length && words[from] === old[from]) {
      from++;
    }
    let end = 0;
    while (end < Math.min(words.length, old.length) - from && words.at(-1 - end) === old.at(-1 - end)) {
      end++;
    }
    this.dispatch({
      changes: {
        from: this.place(from),
        to: this.place(old.length - end),
        insert: words.slice(from, words.length - end).replaceAll("\r\n", "\n"),
      },
      annotations: Transaction.addToHistory.of(true),
    });
  }

  step(act) {
    const target = this.view ?? {
      state: this.state,
      dispatch: (transaction) => (this.state = transaction.state),
    };
    const done = act(target);
    this.state = this.view?.state ?? this.state;
    return done;
  }

  undo() {
    return this.step(undo);
  }

  redo() {
    return this.step(redo);
  }

  get undoable() {
    return undoDepth(this.state) > 0;
  }

  get redoable() {
    return redoDepth(this.state) > 0;
  }
}
