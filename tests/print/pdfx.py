#!/usr/bin/env python3
"""Checks a PDF against PDF/X-4 or PDF/X-1a:2003 and against what offset printing needs.

    pdfx.py [--as x4|x1a] [--shop] FILE...

There is no open validator for PDF/X; this one reads the objects through qpdf and knows
nothing of the program that wrote the file. A fault is a line "file: ID: what"; the IDs are
X4-… and X1-… for the standards, PF-… for the rules of print shops (--shop). Exit code 1
if there is any fault."""
import argparse
import base64
import json
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as xml

from content import Walker

VERSIONS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
SPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
MM = 72 / 25.4


class Stream:
    def __init__(self, holder):
        self.dict = holder["dict"]
        self.data = base64.b64decode(holder.get("data", ""))


class File:
    """The objects of a file; names as in qpdf's JSON ("/Type")."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.raw = file.read()
        done = subprocess.run(
            ["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
             "--decode-level=generalized", path], capture_output=True, check=False)
        if done.returncode not in (0, 3) or not done.stdout:
            raise ValueError(done.stderr.decode("utf-8", "replace").strip())
        self.warnings = done.stderr.decode("utf-8", "replace")
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.dict(self.trailer.get("/Root"))

    def find(self, value):
        """The value behind a reference: a Stream, a dict, a list or a scalar."""
        for _ in range(20):
            if not (isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value)):
                break
            holder = self.objects.get("obj:" + value)
            if holder is None:
                return None
            value = Stream(holder["stream"]) if "stream" in holder else holder["value"]
        return value

    def dict(self, value):
        """A dictionary, that of a stream as well; empty if there is none."""
        value = self.find(value)
        if isinstance(value, Stream):
            return value.dict
        return value if isinstance(value, dict) else {}

    def list(self, value):
        value = self.find(value)
        return value if isinstance(value, list) else []

    def data(self, value):
        value = self.find(value)
        return value.data if isinstance(value, Stream) else b""

    def pages(self):
        waiting, seen = [(self.catalog.get("/Pages"), {})], 0
        while waiting and seen < 20000:
            seen += 1
            reference, inherited = waiting.pop(0)
            node = self.dict(reference)
            facts = dict(inherited)
            for key in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
                if key in node:
                    facts[key] = node[key]
            if "/Kids" in node:
                kids = [(kid, facts) for kid in self.list(node["/Kids"])]
                waiting = kids + waiting
            else:
                yield {**facts, **node}

    def everything(self):
        """Each dictionary of the file, nested ones too."""
        def walk(value):
            if isinstance(value, dict):
                yield value
                for inner in value.values():
                    yield from walk(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from walk(inner)
        for holder in self.objects.values():
            if "stream" in holder:
                yield from walk(holder["stream"]["dict"])
            else:
                yield from walk(holder.get("value"))


def text(value):
    if isinstance(value, str) and value.startswith("u:"):
        return value[2:]
    if isinstance(value, str) and value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return ""


class Check:
    def __init__(self, file, standard):
        self.file, self.standard = file, standard
        self.faults = []
        self.walker = Walker(file)

    def fault(self, name, what):
        if (name, what) not in self.faults:
            self.faults.append((name, what))

    def want(self, holds, name, what):
        if not holds:
            self.fault(name, what)

    # ---- the file ----------------------------------------------------------------------

    def version(self):
        match = re.match(rb"%PDF-1\.(\d)", self.file.raw)
        most = 6 if self.standard == "x4" else 4
        name = "X4-13" if self.standard == "x4" else "X1-01"
        self.want(match, name, "no header %PDF-1.n")
        self.want(not match or int(match.group(1)) <= most, name,
                  f"the header names a version above 1.{most}")
        if self.standard == "x1a":
            for word in (b"/ObjStm", b"/XRef"):
                self.want(not re.search(rb"/Type\s*" + word, self.file.raw), "X1-01",
                          f"{word.decode()}: objects in streams came with PDF 1.5")
            for entry in self.file.everything():
                self.want(entry.get("/BitsPerComponent") != 16, "X1-01", "16 bit samples")
        known = {"/FlateDecode", "/DCTDecode", "/RunLengthDecode", "/CCITTFaxDecode",
                 "/ASCIIHexDecode", "/ASCII85Decode"}
        if self.standard == "x4":
            known |= {"/JPXDecode", "/JBIG2Decode"}
        for holder in self.file.objects.values():
            if "stream" not in holder:
                continue
            # qpdf undoes what it can; what it leaves is in the raw file.
            entry = holder["stream"]["dict"]
            filters = entry.get("/Filter", [])
            for name in [filters] if isinstance(filters, str) else filters:
                rule = "X4-10" if name == "/LZWDecode" else "X1-01"
                self.want(name in known, rule, f"the filter {name[1:]}")
            self.want("/F" not in entry, "X4-10", "a stream outside the file")
        self.want(not re.search(rb"/LZWDecode|/LZW\b", self.file.raw), "X4-10",
                  "the filter LZWDecode")

    def trailer(self):
        self.want(len(self.file.list(self.file.trailer.get("/ID"))) == 2, "X4-04",
                  "no file identifier")
        self.want("/Encrypt" not in self.file.trailer, "X4-04", "the file is encrypted")

    # ---- metadata ----------------------------------------------------------------------

    def xmp(self):
        """Simple properties of the XMP packet by "prefix:name"."""
        stream = self.file.find(self.file.catalog.get("/Metadata"))
        if not isinstance(stream, Stream):
            return None
        try:
            root = xml.fromstring(stream.data.decode("utf-8"))
        except (xml.ParseError, UnicodeDecodeError):
            return None
        found = {}
        for description in root.iter("{%s}Description" % SPACES["rdf"]):
            for prefix, space in SPACES.items():
                for child in description:
                    if child.tag.startswith("{%s}" % space):
                        name = prefix + ":" + child.tag.split("}")[1]
                        found[name] = "".join(child.itertext()).strip()
                for key, value in description.attrib.items():
                    if key.startswith("{%s}" % space):
                        found[prefix + ":" + key.split("}")[1]] = value
        return found

    def metadata(self):
        info = self.file.dict(self.file.trailer.get("/Info"))
        xmp = self.xmp()
        if self.standard == "x4":
            self.want(xmp is not None, "X4-01", "no XMP metadata")
            xmp = xmp or {}
            self.want(xmp.get("pdfxid:GTS_PDFXVersion") == "PDF/X-4", "X4-01",
                      "XMP does not say pdfxid:GTS_PDFXVersion PDF/X-4")
            for name in ("dc:title", "xmp:CreateDate", "xmp:ModifyDate",
                         "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID",
                         "xmpMM:RenditionClass"):
                self.want(xmp.get(name), "X4-02", f"XMP has no {name}")
            self.want(xmp.get("pdf:Trapped") in ("True", "False"), "X4-03",
                      "XMP does not say pdf:Trapped True or False")
        else:
            self.want(text(info.get("/GTS_PDFXVersion")) == "PDF/X-1a:2003", "X1-02",
                      "Info does not say GTS_PDFXVersion PDF/X-1a:2003")
            for key in ("/Title", "/CreationDate", "/ModDate"):
                self.want(text(info.get(key)), "X1-02", f"Info has no {key[1:]}")
        rule = "X4-03" if self.standard == "x4" else "X1-02"
        self.want(info.get("/Trapped") in ("/True", "/False"), rule,
                  "Info does not say Trapped True or False")
        if xmp and "pdf:Trapped" in xmp and "/Trapped" in info:
            self.want("/" + xmp["pdf:Trapped"] == info["/Trapped"], "X4-03",
                      "Info and XMP differ about Trapped")

    def intent(self):
        intents = [self.file.dict(entry)
                   for entry in self.file.list(self.file.catalog.get("/OutputIntents"))]
        intents = [entry for entry in intents if entry.get("/S") == "/GTS_PDFX"]
        self.want(len(intents) == 1, "X4-05",
                  f"{len(intents)} output intents of PDF/X, not one")
        for entry in intents:
            self.want(text(entry.get("/OutputConditionIdentifier")), "X4-05",
                      "no OutputConditionIdentifier")
            self.want(text(entry.get("/Info")), "X4-05", "no Info in the output intent")
            self.want(text(entry.get("/RegistryName")), "X4-05", "no RegistryName")
            profile = self.file.data(entry.get("/DestOutputProfile"))
            head = profile[:128].ljust(128)
            self.want(head[36:40] == b"acsp", "X4-05", "no ICC profile embedded")
            self.want(head[12:16] == b"prtr", "X4-05", "the profile is not of a press")
            self.want(head[16:20] == b"CMYK", "X4-05", "the profile is not of CMYK")
            self.want(struct.unpack(">I", head[:4])[0] == len(profile), "X4-05",
                      "the profile is not whole")
            channels = self.file.dict(entry.get("/DestOutputProfile")).get("/N")
            self.want(channels == 4, "X4-05", "the profile's N is not 4")

    # ---- forbidden things ----------------------------------------------------------------

    def actions(self):
        catalog = self.file.catalog
        for key in ("/AcroForm", "/OpenAction", "/AA", "/OCProperties"):
            rule = "X4-12" if key == "/OCProperties" else "X4-09"
            self.want(key not in catalog, rule, f"the catalog has {key[1:]}")
        names = self.file.dict(catalog.get("/Names"))
        for key in ("/JavaScript", "/AlternatePresentations", "/EmbeddedFiles"):
            self.want(key not in names, "X4-09", f"the catalog names {key[1:]}")
        for entry in self.file.everything():
            action = entry.get("/S")
            self.want(action not in ("/JavaScript", "/Launch", "/URI", "/SubmitForm",
                                     "/ResetForm", "/ImportData", "/Sound", "/Movie"),
                      "X4-09", f"an action {action}")
            self.want(entry.get("/Subtype") != "/PS", "X4-10", "PostScript")
            for key in ("/OPI", "/Alternates"):
                self.want(key not in entry, "X4-10", key[1:])

    def states(self):
        for entry in self.file.everything():
            if entry.get("/Type") != "/ExtGState":
                continue
            for key, allowed in (("/TR", ("/Identity",)), ("/TR2", ("/Default",))):
                self.want(entry.get(key, allowed[0]) in allowed, "X4-10",
                          "a transfer curve")
            halftone = self.file.dict(entry.get("/HT"))
            if halftone:
                self.want(halftone.get("/HalftoneType") in (1, 5) and
                          "/HalftoneName" not in halftone, "X1-07", "a halftone")

    def transparency(self):
        if self.standard != "x1a":
            return
        for entry in self.file.everything():
            for key in ("/CA", "/ca"):
                self.want(entry.get(key, 1) == 1, "X1-03", f"{key[1:]} is not 1")
            self.want(entry.get("/SMask", "/None") == "/None", "X1-03", "a soft mask")
            self.want(entry.get("/BM", "/Normal") in ("/Normal", "/Compatible"), "X1-03",
                      "a blend mode")
            group = self.file.dict(entry.get("/Group"))
            self.want(group.get("/S") != "/Transparency", "X1-03",
                      "a transparency group")

    # ---- pages ---------------------------------------------------------------------------

    def boxes(self):
        for number, page in enumerate(self.file.pages(), 1):
            at = f"page {number}: "
            annotations = self.file.list(page.get("/Annots", []))
            self.want(not annotations, "X4-09", at + f"{len(annotations)} annotations")
            for key in ("/AA", "/PresSteps"):
                self.want(key not in page, "X4-09", at + key[1:])
            self.want(not ("/TrimBox" in page and "/ArtBox" in page), "X4-06",
                      at + "both TrimBox and ArtBox")
            inner = page.get("/TrimBox", page.get("/ArtBox"))
            self.want(inner is not None, "X4-06", at + "neither TrimBox nor ArtBox")
            if inner is None:
                continue
            media = self.file.list(page["/MediaBox"])
            chain = [("MediaBox", media),
                     ("BleedBox", self.file.list(page.get("/BleedBox", media))),
                     ("TrimBox", self.file.list(inner))]
            for (name, outer), (less, box) in zip(chain, chain[1:]):
                holds = outer[0] <= box[0] and outer[1] <= box[1] and \
                    box[2] <= outer[2] and box[3] <= outer[3]
                self.want(holds, "X4-06", at + f"{less} reaches out of {name}")
            crop, bleed = self.file.list(page.get("/CropBox", media)), chain[1][1]
            self.want(crop[0] <= bleed[0] and crop[1] <= bleed[1] and
                      crop[2] >= bleed[2] and crop[3] >= bleed[3], "X4-06",
                      at + "CropBox cuts the bleed")

    def colours(self):
        for number, page in enumerate(self.file.pages(), 1):
            at = f"page {number}: "
            for what in self.walker.page(page).spaces:
                family = what.split(" ")[0]
                if family in ("DeviceRGB", "CalRGB", "CalGray", "Lab", "ICC3"):
                    self.fault("X4-07" if self.standard == "x4" else "X1-04",
                               at + f"colour in {what}")
                elif family.startswith("ICC") and self.standard == "x1a":
                    self.fault("X1-04", at + f"colour in {what}")
            self.want(not self.walker.page(page).icc_overprints, "X4-11",
                      at + "ICC colour overprints with OPM 1")
            group = self.file.dict(page.get("/Group"))
            space = self.walker.family(group.get("/CS"), page) if "/CS" in group else ""
            self.want(space not in ("DeviceRGB", "CalRGB", "ICC3"), "X4-07",
                      at + "the transparency group is in RGB")
        for name, definitions in self.walker.separations.items():
            self.want(len(definitions) == 1, "PF-20", f"the ink {name} is defined twice")

    def fonts(self):
        for number, page in enumerate(self.file.pages(), 1):
            for name, what in self.walker.page(page).font_faults:
                self.fault("X4-08", f"page {number}: {name}: {what}")

    # ---- what print shops want -------------------------------------------------------------

    def shop(self):
        sizes = set()
        for number, page in enumerate(self.file.pages(), 1):
            at = f"page {number}: "
            trim = self.file.list(page.get("/TrimBox", page["/MediaBox"]))
            bleed = self.file.list(page.get("/BleedBox", trim))
            sizes.add((round(trim[2] - trim[0], 2), round(trim[3] - trim[1], 2)))
            self.want(min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2],
                          bleed[3] - trim[3]) >= 3 * MM - 0.01, "PF-11",
                      at + "less than 3 mm bleed")
            facts = self.walker.page(page)
            for size, x, y in sorted(facts.colourful_text):
                # What is printed beside the page is cut off.
                if bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3]:
                    self.fault("PF-07", at + f"text of {size:.1f} pt in several inks")
            self.want(not facts.white_overprints, "PF-10", at + "white overprints")
            self.want(not facts.black_knocks_out, "PF-09",
                      at + "black text does not overprint")
            for box in facts.registration:
                inside = min(box[2] - bleed[0], bleed[2] - box[0], box[3] - bleed[1],
                             bleed[3] - box[1]) > 0.01
                self.want(not inside, "PF-14", at + "registration colour in the page")
        self.want(len(sizes) <= 1, "PF-15", "pages of different sizes")

    def run(self, shop):
        for step in (self.version, self.trailer, self.metadata, self.intent, self.actions,
                     self.states, self.transparency, self.boxes, self.colours, self.fonts):
            step()
        if shop:
            self.shop()
        return self.faults


def claim(file):
    """The standard that the file itself claims, else PDF/X-4."""
    info = file.dict(file.trailer.get("/Info"))
    return "x1a" if text(info.get("/GTS_PDFXVersion")).startswith("PDF/X-1a") else "x4"


def check(path, standard=None, shop=False):
    """(ID, what) of every fault."""
    file = File(path)
    return Check(file, standard or claim(file)).run(shop)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--as", dest="standard", choices=sorted(VERSIONS),
                        help="the standard to hold it to (default: what it claims)")
    parser.add_argument("--shop", action="store_true", help="the rules of print shops too")
    parser.add_argument("files", nargs="+", metavar="FILE")
    options = parser.parse_args()
    faults = 0
    for path in options.files:
        found = check(path, options.standard, options.shop)
        for name, what in found:
            print(f"{path}: {name}: {what}")
        print(f"{path}: {len(found)} faults")
        faults += len(found)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
