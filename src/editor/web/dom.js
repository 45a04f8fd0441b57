// Elements of the page, made in one way: h("button", { class: "loud", onclick }, "Words").
// Text never becomes markup.
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name in element && typeof value !== "string") {
      element[name] = value;
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

// Makes the children of `parent` those that `make(item)` gave for the keys of `items`;
// elements of the same key stay, and are brought up to date by `update(element, item)`.
export function keyed(parent, items, key, make, update) {
  const old = new Map();
  for (const child of parent.children) {
    old.set(child.dataset.key, child);
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let element = old.get(name);
    if (element === undefined) {
      element = make(item);
      element.dataset.key = name;
    }
    old.delete(name);
    update(element, item);
    if (element === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(element, place);
    }
  }
  for (const element of old.values()) {
    element.remove();
  }
}

// Calls `act` once the calls have paused for `pause` milliseconds.
export function afterPause(pause, act) {
  let timer = 0;
  const wait = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      act(...values);
    }, pause);
  };
  wait.now = (...values) => {
    if (timer !== 0) {
      clearTimeout(timer);
      timer = 0;
      act(...values);
    }
  };
  return wait;
}
