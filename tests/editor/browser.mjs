// What the scenarios of check_browser share: the program, a browser, and looking closely.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.resolve("out/editor-tests/package.json"));
export const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export class Bench {
  constructor(program, work, patience) {
    this.program = path.resolve(program);
    this.work = path.resolve(work);
    this.patience = patience;
    this.programs = [];
  }

  async start() {
    rmSync(this.work, { recursive: true, force: true });
    mkdirSync(this.work, { recursive: true });
    this.browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
  }

  // Programs of scenarios that failed are ended as well.
  async stop() {
    await this.browser.close();
    for (const program of this.programs) {
      program.kill("SIGKILL");
    }
  }

  // An open page of the editor for a copy of a content file.
  async open(name, options = {}) {
    const desk = new Desk(this, name, options);
    await desk.enter();
    return desk;
  }
}

// The program, its file and one window.
class Desk {
  constructor(bench, name, options) {
    this.bench = bench;
    this.options = { source: "content/stara-zagora.yaml", width: 1440, height: 900, ...options };
    this.folder = path.join(bench.work, name.replaceAll(/\W+/gu, "-"));
    this.file = path.join(this.folder, "plan.yaml");
    this.faults = [];
    this.requests = [];
  }

  async enter() {
    const { source, text, file = true } = this.options;
    mkdirSync(this.folder, { recursive: true });
    this.options.prepare?.(this.folder);
    if (text !== undefined) {
      writeFileSync(this.file, text);
    } else if (file) {
      cpSync(source, this.file);
    }
    this.options.ready?.(this.folder);
    await this.run();
    this.context = await this.bench.browser.newContext({
      viewport: { width: this.options.width, height: this.options.height },
      acceptDownloads: true,
    });
    this.page = await this.window(this.address);
  }

  // Starts the program; its address.
  async run() {
    this.program = spawn(this.bench.program, ["edit", "plan.yaml", "--no-browser", "--messages", "bg", ...(this.options.arguments ?? [])], {
      cwd: this.folder,
    });
    this.bench.programs.push(this.program);
    let out = "";
    this.errors = "";
    this.program.stderr.on("data", (data) => (this.errors += data));
    await new Promise((resolve) => {
      this.program.stdout.on("data", (data) => {
        out += data;
        if (out.includes("\n")) {
          resolve();
        }
      });
    });
    this.address = out.trim();
  }

  async window(address) {
    const page = await this.context.newPage();
    page.setDefaultTimeout(8000 * this.bench.patience);
    page.on("console", (message) => {
      if (message.type() === "error" && !/Failed to load resource/u.test(message.text())) {
        this.faults.push(message.text());
      }
    });
    page.on("pageerror", (error) => this.faults.push(error.stack));
    page.on("request", (request) => this.requests.push(request.url()));
    await page.goto(address);
    await page.locator(".pair, .empty:visible").first().waitFor();
    return page;
  }

  text() {
    return readFileSync(this.file, "utf8");
  }

  has(name) {
    return existsSync(path.join(this.folder, name));
  }

  write(text) {
    writeFileSync(this.file, text);
  }

  async saved() {
    await this.page.locator(".saving:not(.dirty)").waitFor();
  }

  // All that was asked for came from here; nothing was refused by the browser; the program
  // has nothing to complain of.
  async end(code = 0) {
    const ours = new URL(this.page.url()).origin;
    const foreign = this.requests.filter((url) => !url.startsWith(ours) && !/^(blob|data):/u.test(url));
    await this.context.close();
    if (this.program.exitCode === null) {
      this.program.kill("SIGTERM");
      await new Promise((resolve) => this.program.on("exit", resolve));
    }
    equal(foreign, [], "requests elsewhere");
    equal(this.faults, [], "faults in the browser");
    equal(this.errors, "", "what the program says");
    equal(this.program.exitCode, code, "exit code");
  }

  // The findings of axe on what is seen now.
  async axe(page = this.page) {
    const findings = await page.evaluate(async (source) => {
      // The page's policy lets no script in; this one comes by the developer's door.
      window.eval === undefined;
      const run = new Function(source + "; return axe;");
      const axe = run();
      const { violations } = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(" | ")}`);
    }, AXE);
    equal(findings, [], "findings of axe");
  }
}

// Thrown by a scenario that cannot be made here; says why.
export class Skip extends Error {}

export function equal(value, expected, what) {
  const [one, other] = [value, expected].map((item) => JSON.stringify(item));
  if (one !== other) {
    throw new Error(`${what}: ${one}\n  expected: ${other}`);
  }
}

export function holds(condition, what) {
  if (!condition) {
    throw new Error(what);
  }
}
