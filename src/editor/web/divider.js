// The divider between texts and pages: by dragging, by keys and by buttons. Its place is
// kept as long as the window.
import { h } from "./dom.js";
import { say } from "./words.js";

const LEAST = 25; // percent for the texts
const MOST = 75;
const STEP = 4;

export class Divider {
  constructor() {
    this.element = h("div", {
      class: "divider",
      role: "separator",
      tabIndex: 0,
      "aria-orientation": "vertical",
      "aria-valuemin": String(LEAST),
      "aria-valuemax": String(MOST),
      onkeydown: (event) => this.key(event),
      onpointerdown: (event) => this.drag(event),
      ondblclick: () => this.set(null),
    });
    this.buttons = h("div", { class: "divider-buttons" }, this.button("‹", -STEP), this.button("›", STEP));
    const kept = Number(sessionStorage.getItem("divider"));
    this.share = kept >= LEAST && kept <= MOST ? kept : null; // null: as the window has it
  }

  button(sign, by) {
    return h("button", { type: "button", onclick: () => this.set(this.now() + by) }, sign);
  }

  render() {
    this.element.setAttribute("aria-label", say("divider"));
    for (const [index, key] of ["morePages", "moreTexts"].entries()) {
      this.buttons.children[index].setAttribute("aria-label", say(key));
      this.buttons.children[index].title = say(key);
    }
    this.place();
  }

  // Where it stands, in percent from the left edge of the texts.
  now() {
    const [texts, pages] = this.panes().map((pane) => pane.getBoundingClientRect().width);
    return texts + pages > 0 ? Math.round((texts / (texts + pages)) * 100) : 50;
  }

  panes() {
    return ["main", ".pages"].map((name) => document.querySelector(name));
  }

  set(share) {
    this.share = share === null ? null : Math.min(Math.max(Math.round(share), LEAST), MOST);
    if (this.share === null) {
      sessionStorage.removeItem("divider");
    } else {
      sessionStorage.setItem("divider", String(this.share));
    }
    this.place();
  }

  place() {
    const work = document.querySelector(".work").style;
    if (this.share === null) {
      work.removeProperty("--texts");
      work.removeProperty("--pages");
    } else {
      work.setProperty("--texts", `${this.share}fr`);
      work.setProperty("--pages", `${100 - this.share}fr`);
    }
    this.element.setAttribute("aria-valuenow", String(this.share ?? this.now()));
  }

  key(event) {
    const places = { ArrowLeft: this.now() - STEP, ArrowRight: this.now() + STEP, Home: LEAST, End: MOST, Enter: null };
    if (event.key in places) {
      event.preventDefault();
      this.set(places[event.key]);
    }
  }

  drag(event) {
    const { element } = this;
    const [texts, pages] = this.panes().map((pane) => pane.getBoundingClientRect());
    const move = (to) => this.set(((to.clientX - texts.left) / (pages.right - texts.left)) * 100);
    event.preventDefault();
    element.focus();
    element.setPointerCapture(event.pointerId);
    element.addEventListener("pointermove", move);
    element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", move), { once: true });
  }
}
