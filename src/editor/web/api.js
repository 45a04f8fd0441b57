// Talking with the program. Every request that changes something says which page asks, and
// for which text.
const page = sessionStorage.getItem("page") ?? newName();

function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem("page", name);
  return name;
}

// What came back, or null if the program does not answer.
async function ask(path, options) {
  try {
    return await fetch(path, { cache: "no-cache", ...options });
  } catch {
    return null;
  }
}

export async function getJson(path, cache = "no-store") {
  const response = await ask(path, { cache });
  return response !== null && response.ok ? response.json() : null;
}

export async function getText(path) {
  const response = await ask(path, { cache: "no-store" });
  return response !== null && response.ok ? response.text() : null;
}

// { status, body }: status 0 where the program does not answer.
export async function send(method, path, body, keepalive = false) {
  const response = await ask(path, {
    method,
    keepalive,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ page, ...body }),
  });
  if (response === null) {
    return { status: 0, body: null };
  }
  const json = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  return { status: response.status, body: json ? await response.json() : null };
}

// Calls `hear(name, data)` for each event, and `lost(true | false)` as the program falls
// silent and answers again.
export function listen(hear, lost) {
  const names = ["hello", "pen", "text", "file", "build", "verify", "beat", "bye"];
  const pauses = [1000, 2000, 5000, 10000];
  let failures = 0;
  const open = () => {
    const source = new EventSource(`events?page=${page}`);
    for (const name of names) {
      source.addEventListener(name, (event) => {
        if (failures > 0) {
          failures = 0;
          lost(false);
        }
        if (name === "bye") {
          source.close();
        }
        hear(name, JSON.parse(event.data));
      });
    }
    source.onerror = () => {
      source.close();
      lost(true);
      setTimeout(open, pauses[Math.min(failures++, pauses.length - 1)]);
    };
  };
  open();
  addEventListener("pagehide", () => send("POST", "leave", {}, true));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
