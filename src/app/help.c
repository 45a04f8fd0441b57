/* Help texts: only what is built is named. */
#include "app/help.h"
#include "base/catalogue.h"
#include <string.h>

struct help_topic {
    const char *name; /* NULL: the overview */
    const char *text;
};

static const struct help_topic TOPICS[] = {
    {NULL,
     N_("brochure turns the YAML file of a strategy into bilingual PDF brochures.\n"
        "\n"
        "  brochure build FILE.yaml    check the file and write its PDF into out/\n"
        "  brochure check FILE.yaml    check the file, write nothing\n"
        "  brochure edit FILE.yaml     edit the file in the browser, beside its pages\n"
        "  brochure batch FOLDER       write the PDFs of many files\n"
        "  brochure fix FILE.yaml      mend what can only be meant in one way\n"
        "  brochure init FILE.yaml     write a new file to begin a plan with\n"
        "  brochure translate          give the texts to a translator and take them "
        "back\n"
        "  brochure verify FILE.pdf    tell whether a PDF is what its source makes\n"
        "  brochure schema             print the JSON Schema of the format, for editors\n"
        "  brochure help [COMMAND]     explain a command\n"
        "  brochure --version          print the version\n"
        "\n"
        "The result of a run is its exit code: 0 done, 1 the content has errors,\n"
        "2 wrong usage, 3 something could not be read or written.\n")},
    {"build",
     N_("brochure build FILE.yaml [-o DIR] [-e council,print,booklet]\n"
        "                         [--lang bg+en|bg|en] [--page A4|A5|WxHmm]\n"
        "                         [--bilingual columns|facing|sequential]\n"
        "                         [--theme NAME|FILE]\n"
        "                         [--print-standard x4|x1a] [--outlines]\n"
        "                         [--allow-missing] [--strict]\n"
        "                         [--changes-since OLD.yaml]\n"
        "                         [--dump pages] [--report json]\n"
        "\n"
        "Checks FILE.yaml and writes DIR/<id>-council.pdf for sessions and the web,\n"
        "DIR/<id>-print.pdf for the print shop and DIR/<id>-booklet.pdf for the office\n"
        "printer, where <id> is the id of the document. When the content has an error,\n"
        "nothing is written at all.\n"
        "FILE.yaml may be \"-\": the content is then read from standard input.\n"
        "\n"
        "  -o DIR               the folder to write into; made when missing (default: "
        "out)\n"
        "  -e EDITION[,…]       the editions to write: council, print, booklet; without\n"
        "                       it all three\n"
        "  --print-standard STD what the print file keeps to: x4 for PDF/X-4 (default), "
        "x1a\n"
        "                       for PDF/X-1a:2003, which shops with older programs ask "
        "for\n"
        "  --outlines           the text of the print file becomes drawings, without "
        "fonts\n"
        "  --lang LANG          bg+en, or one of the document's languages alone: the "
        "file\n"
        "                       is then called DIR/<id>-<lang>-council.pdf\n"
        "  --bilingual MODE     how two languages share the pages: columns side by "
        "side,\n"
        "                       facing on the two pages of a spread, sequential one "
        "after\n"
        "                       the other; without it as the content says, else "
        "columns,\n"
        "                       or facing on pages narrower than 180 mm\n"
        "  --page SIZE          A4, A5, or a width and a height such as 210x210mm, from\n"
        "                       120x170mm to 420x594mm; without it as the content says,\n"
        "                       else A4\n"
        "  --theme THEME        colours, motif and type: linden, the name of a file in\n"
        "                       themes/ beside FILE.yaml, or the path of one below its\n"
        "                       folder; without it as the content says, else linden\n"
        "  --allow-missing      a missing translation prints a visible marker and is a\n"
        "                       warning, not an error\n"
        "  --strict             warnings count as errors, so nothing is written\n"
        "  --changes-since OLD.yaml\n"
        "                       show what is new since that edition: bars in the margin\n"
        "                       and a list of the changes; OLD.yaml is attached as well\n"
        "  --dump pages         print what is on the pages instead of writing a PDF\n"
        "  --report json        write DIR/reports/<id>.json as well: pages, words, "
        "fonts,\n"
        "                       sizes, checksums, and what only a person can check\n")},
    {"check",
     N_("brochure check FILE.yaml [--format text|json] [--strict] [--allow-missing]\n"
        "                         [--changes-since OLD.yaml]\n"
        "\n"
        "Checks FILE.yaml as build does, down to the last page, and writes nothing.\n"
        "FILE.yaml may be \"-\": the content is then read from standard input.\n"
        "\n"
        "  --format json    the messages as one JSON object on standard output\n"
        "  --strict         warnings count as errors\n"
        "  --allow-missing  a missing translation is a warning, not an error\n"
        "  --changes-since OLD.yaml\n"
        "                   warn of texts that were changed since that edition in one\n"
        "                   language and not in the other\n")},
    {"batch",
     N_("brochure batch FOLDER|LIST|- [-j N] [-o DIR] [--shard I/N] [--force]\n"
        "                          [-e council,print,booklet] [--lang bg+en|bg|en]\n"
        "                          [--page SIZE] [--bilingual MODE] [--theme THEME]\n"
        "                          [--print-standard x4|x1a] [--outlines]\n"
        "                          [--allow-missing] [--strict]\n"
        "\n"
        "Does what build does for every content file (.yaml) of FOLDER, or for those "
        "that\n"
        "LIST names, a path on each line; \"-\" reads the list from standard input. One\n"
        "that has an error, or at which the program breaks down, costs only itself. "
        "What\n"
        "is up to date (content, pictures, theme, options, program, PDF files) is left "
        "as\n"
        "it is, so a run that was stopped goes on where it ended.\n"
        "Writes DIR/reports/batch.json: for each file its pages, seconds, sizes,\n"
        "checksums and messages. The exit code is the highest of its files.\n"
        "\n"
        "  -j N         make so many at a time (default: one for each processor)\n"
        "  -o DIR       the folder to write into; made when missing (default: out)\n"
        "  --shard I/N  only the I-th of N parts, for N machines that share the work;\n"
        "               the report is then DIR/reports/batch-I-of-N.json\n"
        "  --force      make also what is up to date\n"
        "\n"
        "All other options are those of build: see \"brochure help build\".\n")},
    {"edit",
     N_("brochure edit FILE.yaml [--port N] [--no-browser] [-o DIR]\n"
        "                        [--changes-since OLD.yaml]\n"
        "\n"
        "Opens FILE.yaml in the browser: the texts of both languages as pairs, the\n"
        "pages beside them as they are printed, and each message where it belongs.\n"
        "Nobody but this computer can reach it. Prints the address and serves it until\n"
        "Ctrl+C, or until a minute after its last page was closed with nothing unsaved.\n"
        "\n"
        "  --port N      the port to serve at, from 1024 to 65535; without it one that\n"
        "                is free\n"
        "  --no-browser  open no browser: the printed address works once, in a minute\n"
        "  -o DIR        the folder for PDF files and drafts; made when missing "
        "(default:\n"
        "                out)\n"
        "  --changes-since OLD.yaml\n"
        "                mark what is new since that edition, in the texts and on the\n"
        "                pages, and translations that have not followed\n")},
    {"fix",
     N_("brochure fix FILE.yaml [--write]\n"
        "\n"
        "Mends what can only be meant in one way: letters of the wrong alphabet, tabs,\n"
        "pasted bullets, misspelt keys, typed labels, dates written otherwise, an old\n"
        "encoding, a text of paragraphs below > and more. Shows the difference on\n"
        "standard output and writes nothing; then says what is left to do.\n"
        "FILE.yaml may be \"-\": the content is then read from standard input.\n"
        "\n"
        "  --write   write it into FILE.yaml; the old text is kept as FILE.yaml~\n")},
    {"init",
     N_("brochure init FILE.yaml [--lang bg+en|bg|en]\n"
        "\n"
        "Writes a short plan with notes in Bulgarian and English, which builds at\n"
        "once: put your own texts in place of its own. A file that is there already\n"
        "is left as it is. FILE.yaml may be \"-\": the text goes to standard output.\n"
        "\n"
        "  --lang LANG      the languages of the plan; without it bg+en\n")},
    {"translate",
     N_("brochure translate export FILE.yaml --to bg|en [-o FILE.xlf]\n"
        "brochure translate import FILE.yaml FILE.xlf\n"
        "\n"
        "Export writes the texts of FILE.yaml as XLIFF 2.1, which programs of "
        "translators\n"
        "read, to out/<id>-<language>.xlf. What is translated already goes along. A "
        "language\n"
        "that the document has not yet is added to it when the translation comes back.\n"
        "\n"
        "Import puts the translations into FILE.yaml and keeps the old text as "
        "FILE.yaml~.\n"
        "A text that was changed meanwhile is left as it is and named.\n"
        "\n"
        "  --to LANG   the language to translate into\n"
        "  -o FILE     where to write; \"-\" is standard output\n")},
    {"verify",
     N_("brochure verify FILE.pdf\n"
        "\n"
        "Takes the source out of a council PDF, makes the brochure again and compares "
        "every\n"
        "byte. FILE.pdf may be \"-\": the PDF is then read from standard input.\n"
        "Prints one line:\n"
        "\n"
        "  verified       the file is exactly what its source makes (exit code 0)\n"
        "  differs: …     where it differs first; or which version or fonts made it (1)\n"
        "  damaged: …     it was cut short, or saved again by another program (1)\n"
        "  no source: …   it is a file for the press or to fold, which carries none (1)\n"
        "  not ours: …    another program made it (1)\n")},
    {"schema", N_("brochure schema [theme]\n"
                  "\n"
                  "Prints the JSON Schema of the content format, or that of theme files. "
                  "An editor\n"
                  "that knows it completes keys and marks mistakes as you type: keep the "
                  "schema in a\n"
                  "file and name it in the first line of the content:\n"
                  "\n"
                  "  # yaml-language-server: $schema=../out/brochure.schema.json\n")},
    {"help", N_("brochure help [COMMAND]\n"
                "\n"
                "Explains a command; alone, it lists them all.\n")},
};

/* Below each topic. */
static const char LANGUAGE[] =
    N_("\nAll of it in Bulgarian or English: --messages bg, --messages en, or as the\n"
       "environment says (LC_ALL, LC_MESSAGES, LANG).\n");

bool help_print(const char *topic, FILE *file, enum lang lang)
{
    for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++) {
        bool same = topic == NULL || TOPICS[i].name == NULL
                        ? topic == TOPICS[i].name
                        : strcmp(topic, TOPICS[i].name) == 0;
        if (same) {
            fputs(catalogue_find(lang, TOPICS[i].text), file);
            fputs(catalogue_find(lang, LANGUAGE), file);
            return true;
        }
    }
    return false;
}
