"""What the object files of a build define and call, as nm lists it: who calls whom is then
as sure as the linker is."""
import glob
import os
import subprocess


def sources():
    return sorted(glob.glob("src/**/*.c", recursive=True))


class Symbols:
    """Symbols of the objects of all sources in a build folder."""

    def __init__(self, build):
        self.home = {}  # name -> source that defines it
        self.functions = set()
        self.wanted = {}  # source -> names that it takes from elsewhere
        for path in sources():
            self.read(path, os.path.join(build, path[4:-2] + ".o"))

    def read(self, path, object_path):
        lines = subprocess.run(["nm", "-P", object_path], capture_output=True, text=True,
                               check=True).stdout.splitlines()
        self.wanted[path] = set()
        for line in lines:
            name, kind = line.split()[:2]
            if kind == "U":
                self.wanted[path].add(name)
            elif kind.isupper():
                self.home[name] = path
                if kind == "T":
                    self.functions.add(name)

    def calls(self):
        """(caller, callee) -> names of functions, for sources of ours."""
        found = {}
        for path, names in self.wanted.items():
            for name in names & self.functions:
                if self.home[name] != path:
                    found.setdefault((path, self.home[name]), set()).add(name)
        return found
