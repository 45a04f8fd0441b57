"""Programs that set the same text in two columns of pairs, and nothing else: no cover, no
contents, no labels. They are run where they are installed; Typst and WeasyPrint also where
the Python of out/peers has them:

    python3 -m venv out/peers && out/peers/bin/pip install typst weasyprint"""
import os
import shutil

PYTHON = "out/peers/bin/python"
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
WEASYPRINT = "import sys, weasyprint; " \
             "weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def has_module(name):
    return os.path.exists(PYTHON) and os.system(f"{PYTHON} -c 'import {name}' 2>/dev/null") == 0


def typst(source, pdf):
    if shutil.which("typst"):
        return ["typst", "compile", source, pdf]
    return [PYTHON, "-c", TYPST, source, pdf] if has_module("typst") else None


def weasyprint(source, pdf):
    if shutil.which("weasyprint"):
        return ["weasyprint", "-q", "-p", "pdf/ua-1", source, pdf]
    return [PYTHON, "-c", WEASYPRINT, source, pdf] if has_module("weasyprint") else None


def chromium(source, pdf):
    if shutil.which("chromium") is None:
        return None
    return ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}", f"file://{os.path.abspath(source)}"]


# The form of the text, the command, and the longest text that is worth waiting for (pages).
PEERS = {"Typst": ("typst", typst, 1000), "WeasyPrint": ("html", weasyprint, 100),
         "Chromium": ("html", chromium, 100)}
