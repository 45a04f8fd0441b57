"""Talks to `brochure edit` as the page does, and as those do who should not."""
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time

PAGE = "0" * 31 + "1"


class Stream:
    """Events as they come, in chunks of HTTP."""

    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        self.file = self.socket.makefile("rb")
        self.heard = b""
        while self.file.readline() not in (b"\r\n", b""):
            pass

    def hear(self, name, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            event, found, rest = self.heard.partition(b"\n\n")
            if found:
                self.heard = rest
                lines = dict(line.split(": ", 1) for line in event.decode().split("\n"))
                if lines["event"] == name:
                    return json.loads(lines["data"])
            else:
                self.heard += self.file.read(int(self.file.readline(), 16))
                self.file.readline()
        raise AssertionError(f"no event {name}: {self.heard[-500:]}")

    def close(self):
        self.file.close()
        self.socket.close()


class Workshop:
    """A running editor for a copy of a content file in a folder of its own."""

    def __init__(self, bench, name, source="content/stara-zagora.yaml", text=None,
                 arguments=("--no-browser",), enter=True, **options):
        self.folder = bench.folder(name)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.path = os.path.join(self.folder, "plan.yaml")
        if text is None:
            shutil.copy(source, self.path)
            os.chmod(self.path, 0o640)
        elif text != "":
            with open(self.path, "w", encoding="utf-8") as file:
                file.write(text)
        self.program, self.arguments, self.options = bench.program, arguments, options
        self.start("plan.yaml", enter)

    def start(self, file, enter=True):
        """Opens a file of the folder."""
        self.path = os.path.join(self.folder, file)
        self.process = subprocess.Popen(
            [self.program, "edit", file, *self.arguments],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL, **self.options)
        self.address = self.process.stdout.readline().decode().strip()
        match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?start=([0-9a-f]{32})",
                             self.address)
        assert match, f"no address: {self.address!r} {self.read_errors()}"
        self.port, self.ticket = int(match.group(1)), match.group(2)
        self.token = ""
        if enter:
            status, headers, _ = self.ask("GET", f"/?start={self.ticket}", whole=True)
            assert status == 303, status
            self.token = headers["Location"].strip("/")
            self.events = self.listen()

    def crash(self):
        self.process.kill()
        self.process.communicate()

    def read_errors(self):
        return self.process.stderr.read().decode() if self.process.poll() is not None else ""

    def ask(self, method, path, body=None, whole=False, headers=None, seconds=20):
        """Status, headers and body; the path counts from below the token."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        sent = {"Host": f"127.0.0.1:{self.port}"}
        if method != "GET":
            sent["Origin"] = f"http://127.0.0.1:{self.port}"
            sent["Content-Type"] = "application/json"
        sent.update(headers or {})
        sent = {name: value for name, value in sent.items() if value is not None}
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        connection.putrequest(method, path if whole else f"/{self.token}/{path}",
                              skip_host=True, skip_accept_encoding=True)
        if data is not None:
            sent["Content-Length"] = str(len(data))
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders(data)
        response = connection.getresponse()
        result = response.status, dict(response.getheaders()), response.read()
        connection.close()
        return result

    def get(self, path):
        status, _, body = self.ask("GET", path)
        assert status == 200, f"{path}: {status} {body[:200]}"
        return body

    def state(self):
        return json.loads(self.get("state"))

    def fields(self):
        """All fields by their ids."""
        return {field["id"]: field for section in self.state()["sections"]
                for field in json.loads(self.get(f"fields/{section['hash']}.json"))}

    def send(self, method, path, body, expected=200):
        body = {"page": PAGE, "rev": self.state()["rev"], **body}
        status, _, answer = self.ask(method, path, body)
        assert status == expected, f"{path}: {status} {answer[:300]}"
        try:
            return json.loads(answer)
        except ValueError:
            return None

    def edit(self, field, lang, value):
        return self.send("POST", "fields", {"field": field, "lang": lang, "value": value})

    def listen(self, page=PAGE):
        """An open stream of events."""
        stream = Stream(self.port, f"/{self.token}/events?page={page}")
        stream.hear("hello", 20)
        return stream

    def hear(self, name, stream=None, seconds=20):
        """Waits for an event; what it says."""
        return (stream or self.events).hear(name, seconds)

    def processor_time(self):
        """Seconds that it has reckoned so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            times = file.read().split()[13:15]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")

    def text(self):
        with open(self.path, encoding="utf-8", newline="") as file:
            return file.read()

    def drafts(self):
        """What is in the folder of drafts: texts by names."""
        folder = os.path.join(self.folder, "out/drafts")
        found = {}
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                found[name] = file.read()
        return found

    def wait_for_draft(self, words):
        """The path of the draft that holds them."""
        for _ in range(200):
            for name, text in self.drafts().items():
                if words in text and re.search(r"yaml(\.\d+)?$", name):
                    return os.path.join(self.folder, "out/drafts", name)
            time.sleep(0.05)
        raise AssertionError(f"no draft of {words!r}: {sorted(self.drafts())}")

    def end(self, seconds=5):
        """Ends it by a signal; its exit code, and what it said on standard error."""
        self.process.send_signal(signal.SIGTERM)
        try:
            _, errors = self.process.communicate(timeout=seconds)
        finally:
            self.process.kill()
        return self.process.returncode, errors.decode()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        code, errors = self.end()
        if kind is None:
            assert code == 0 and errors == "", f"exit code {code}\n{errors}"
