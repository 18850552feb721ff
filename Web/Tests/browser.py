"""A headless Chromium, driven over a pipe: as much of the DevTools protocol as the checks need."""
import json, os, subprocess, time


class Browser:
    def __init__(self, profile):
        ours, theirs = os.pipe(), os.pipe()

        def files():
            # Chromium reads commands from 3 and writes answers to 4.
            os.dup2(ours[0], 63), os.dup2(theirs[1], 62)
            os.dup2(63, 3), os.dup2(62, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-background-networking", "--disable-component-update", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-extensions", f"--user-data-dir={profile}",
             "--remote-debugging-pipe", "about:blank"],
            preexec_fn=files, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(ours[0]), os.close(theirs[1])
        self.out, self.into = os.fdopen(ours[1], "wb"), os.fdopen(theirs[0], "rb")
        self.number, self.events, self.rest = 0, [], b""

    def _read(self):
        while b"\0" not in self.rest:
            more = os.read(self.into.fileno(), 1 << 20)
            if not more:
                raise RuntimeError("the browser ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.out.write(json.dumps(message).encode() + b"\0")
        self.out.flush()
        while True:
            answer = self._read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for at, event in enumerate(self.events):
                if event.get("method") == method:
                    return self.events.pop(at)
            self.events.append(self._read())
        raise RuntimeError(f"no {method} within {seconds} s")

    def close(self):
        try:
            self.call("Browser.close")
        except RuntimeError:
            pass
        self.process.wait(20)


class Tab:
    """A page: what it asked of the network and what went wrong on it is kept."""

    def __init__(self, browser):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(domain + ".enable")

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def size(self, width, height, dark=False, media=""):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def open(self, address):
        """Opens a page; gives what it asked for and what went wrong."""
        self.browser.events.clear()
        self.call("Page.navigate", url=address)
        self.browser.wait("Page.loadEventFired")
        return self.faults()

    def faults(self):
        asked, faults = [], []
        for event in self.browser.events:
            name, data = event.get("method"), event.get("params", {})
            if name == "Network.requestWillBeSent":
                asked.append(data["request"]["url"])
            elif name == "Runtime.exceptionThrown":
                details = data["exceptionDetails"]
                faults.append(details.get("exception", {}).get("description", details["text"]))
            elif name == "Runtime.consoleAPICalled" and data["type"] in ("error", "assert"):
                faults.append(str(data["args"]))
            elif name == "Log.entryAdded" and data["entry"]["level"] in ("error", "warning"):
                faults.append(data["entry"]["text"])
        self.browser.events.clear()
        return asked, faults

    def run(self, code):
        """The value of an expression, awaited."""
        result = self.call("Runtime.evaluate", expression=code, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def until(self, code, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(code):
                return True
            time.sleep(0.05)
        raise RuntimeError(f"not within {seconds} s: {code}")

    def press(self, key, code=0, modifiers=0):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code,
                      modifiers=modifiers)

    def type(self, text):
        self.call("Input.insertText", text=text)
