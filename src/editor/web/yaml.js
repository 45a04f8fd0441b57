// The text file itself, in CodeMirror, with the messages under their lines.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  WidgetType,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { getJson } from "./api.js";
import { afterPause, h } from "./dom.js";
import { complete } from "./complete.js";
import { messageElement, messageKey } from "./messages.js";
import { schema } from "./schema.js";
import { say } from "./words.js";

const setMessages = StateEffect.define();

class MessageWidget extends WidgetType {
  constructor(message, desk) {
    super();
    this.message = message;
    this.desk = desk;
    this.key = `${message.id} ${messageKey(message, desk)} ${document.documentElement.lang}`;
  }

  eq(other) {
    return other.key === this.key;
  }

  toDOM() {
    const element = messageElement(this.message, this.desk);
    element.dataset.id = this.message.id;
    return element;
  }

  ignoreEvent() {
    return true;
  }
}

function decorationsOf(doc, messages, desk) {
  const ranges = [];
  for (const message of messages) {
    if (message.line < 1 || message.line > doc.lines) {
      continue;
    }
    const line = doc.line(message.line);
    const from = Math.min(line.from + message.column - 1, line.to);
    const to = Math.min(from + Math.max(message.length, 1), line.to);
    if (to > from) {
      ranges.push(Decoration.mark({ class: message.severity === "error" ? "cm-wrong" : "cm-doubt" }).range(from, to));
    }
    ranges.push(
      Decoration.widget({ widget: new MessageWidget(message, desk), block: true, side: 1 }).range(line.to),
    );
  }
  return Decoration.set(ranges, true);
}

const messageField = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMessages)) {
        return effect.value;
      }
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colours = HighlightStyle.define([
  { tag: tags.comment, class: "cm-comment" },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], class: "cm-key" },
  { tag: tags.meta, class: "cm-meta" },
]);

export class Yaml {
  constructor(desk, onPlace) {
    this.desk = desk;
    this.onPlace = onPlace;
    this.placed = afterPause(200, (line) => this.tellPlace(line));
    this.frozen = new Compartment();
    this.element = h("div", { class: "yaml", hidden: true });
    this.push = afterPause(150, () => desk.editText());
  }

  extensions() {
    return [
      lineNumbers(),
      foldGutter(),
      drawSelection(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      bracketMatching(),
      yaml(),
      syntaxHighlighting(colours),
      search({ top: true }),
      autocompletion({ override: [complete], icons: false }),
      messageField,
      EditorView.lineWrapping,
      EditorView.cspNonce.of(document.querySelector("meta[name=nonce]").content),
      EditorView.contentAttributes.of({ "aria-label": say("textFile"), tabindex: "0", spellcheck: "false" }),
      keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      this.frozen.of(EditorState.readOnly.of(!this.desk.writer)),
      EditorView.updateListener.of((update) => this.note(update)),
    ];
  }

  note(update) {
    this.desk.text.state = update.state;
    const typed = update.transactions.some(
      (one) =>
        one.docChanged &&
        !one.isUserEvent("input.field") &&
        ["input", "delete", "move", "undo", "redo"].some((name) => one.isUserEvent(name)),
    );
    if (typed) {
      this.desk.touch();
      this.push();
    }
    if (update.selectionSet && update.view.hasFocus) {
      this.placed(update.state.doc.lineAt(update.state.selection.main.head).number);
    }
  }

  open(chosen) {
    const { text } = this.desk;
    schema();
    if (text.view === null) {
      text.state = text.state.update({ effects: StateEffect.appendConfig.of(this.extensions()) }).state;
      text.view = new EditorView({ state: text.state, parent: this.element });
    }
    this.render();
    if (chosen !== null) {
      this.go(chosen.id, chosen.lang);
    } else {
      text.view.focus();
    }
  }

  // The history lives on without the view.
  close() {
    this.push.now();
  }

  render() {
    const { view } = this.desk.text;
    if (view === null) {
      return;
    }
    view.dispatch({
      effects: [
        setMessages.of(decorationsOf(view.state.doc, this.desk.state.messages, this.desk)),
        this.frozen.reconfigure(EditorState.readOnly.of(!this.desk.writer || this.desk.ended)),
      ],
    });
  }

  find() {
    openSearchPanel(this.desk.text.view);
  }

  goToLine(line, column) {
    const { view } = this.desk.text;
    if (view === null) {
      return;
    }
    const place = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    const at = Math.min(place.from + Math.max(column - 1, 0), place.to);
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    view.focus();
  }

  // Where a field stands in the file.
  async go(id, lang) {
    if (id === undefined) {
      return;
    }
    const place = await getJson(`place?field=${encodeURIComponent(id)}&lang=${lang ?? ""}`);
    if (place?.line !== undefined) {
      this.goToLine(place.line, 1);
    }
  }

  // The field in which the cursor is, for the frames on the pages.
  async tellPlace(line) {
    const place = await getJson(`place?line=${line}`);
    if (place?.field !== undefined) {
      this.onPlace(place.field, place.lang);
    }
  }
}
