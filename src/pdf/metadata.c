/* What the file says of itself. XMP is written by hand, because it must be escaped,
 * bilingual, and declare the one schema that PDF/A does not know (ISO 19005-3, 6.6.2.3).
 */
#include "pdf/metadata.h"
#include "base/sha256.h"
#include "base/version.h"

/* Names the build properties of this program's files; verify/extract.c looks for it. */
#define METADATA_BUILD_SPACE "urn:brochure:build:1#"

static const char PRODUCER[] = "brochure " BROCHURE_VERSION;

/* 64 hexadecimal digits that all versions of one edition of a publication share. */
static struct str identity_of(const struct display_facts *facts,
                              const struct edition *edition, struct arena *arena)
{
    return sha256_hex(
        arena, str_format(arena, "brochure:%.*s:%s", STR_ARGS(facts->id), edition->name));
}

/* The key words of all languages, in their order. */
static struct str join_keywords(const struct display_facts *facts, struct arena *arena)
{
    struct builder joined = {.arena = arena};
    for (size_t i = 0; i < facts->language_count; i++) {
        struct str words = facts->keywords[facts->languages[i]];
        if (words.size > 0) {
            builder_add(&joined, joined.count > 0 ? STR(", ") : STR(""));
            builder_add(&joined, words);
        }
    }
    return builder_str(&joined);
}

/* ---- the information dictionary -------------------------------------------------------
 */

static void add_fact(struct document *document, struct builder *body, const char *key,
                     struct str text)
{
    if (text.size == 0) {
        return;
    }
    syntax_add(body, key);
    if (!syntax_add_text(body, text)) {
        document_fail(document, "a title or key word has over 16000 characters");
    }
}

object_id metadata_write_info(struct document *document,
                              const struct display_facts *facts,
                              const struct edition *edition, struct arena *arena)
{
    enum lang lang = facts->languages[0];
    struct builder body = {.arena = arena};
    add_fact(document, &body, "/Title", facts->title[lang]);
    add_fact(document, &body, "/Author", facts->issuer[lang]);
    add_fact(document, &body, "/Subject", facts->note[lang]);
    add_fact(document, &body, "/Keywords", join_keywords(facts, arena));
    builder_format(&body, "/Creator(%s)/Producer(%s)", PRODUCER, PRODUCER);
    struct str date = str_format(arena, "(D:%04d%02d%02d000000Z)", facts->year,
                                 facts->month, facts->day);
    syntax_add(&body, "/CreationDate");
    builder_add(&body, date);
    syntax_add(&body, "/ModDate");
    builder_add(&body, date);
    if (edition->pdfx != NULL) {
        syntax_add(&body, "/Trapped/False");
    }
    if (edition->pdfx_info) {
        syntax_add(&body, "/GTS_PDFXVersion");
        syntax_add_text(&body, str_from(edition->pdfx));
    }
    syntax_add(&body, "\n");
    return document_add(document, builder_str(&body));
}

/* ---- XMP ------------------------------------------------------------------------ */

/* XML 1.0 knows no control characters but tab and line ends. */
static void add_escaped(struct builder *xmp, struct str text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = str_next(text, &at);
        if (code_point == '&') {
            syntax_add(xmp, "&amp;");
        } else if (code_point == '<') {
            syntax_add(xmp, "&lt;");
        } else if (code_point == '>') {
            syntax_add(xmp, "&gt;");
        } else if (code_point < ' ' || (code_point & 0xFFFE) == 0xFFFE) {
            syntax_add(xmp, " ");
        } else {
            builder_add_code_point(xmp, code_point);
        }
    }
}

static void add_property(struct builder *xmp, const char *name, struct str text)
{
    if (text.size > 0) {
        builder_format(xmp, "   <%s>", name);
        add_escaped(xmp, text);
        builder_format(xmp, "</%s>\n", name);
    }
}

static void add_title(struct builder *xmp, const char *lang, struct str title)
{
    builder_format(xmp, "     <rdf:li xml:lang=\"%s\">", lang);
    add_escaped(xmp, title);
    syntax_add(xmp, "</rdf:li>\n");
}

/* Dublin Core: title in each language, author, languages, source. */
static void add_dublin_core(struct builder *xmp, const struct display_facts *facts)
{
    enum lang first = facts->languages[0];
    syntax_add(xmp, "   <dc:format>application/pdf</dc:format>\n"
                    "   <dc:title>\n    <rdf:Alt>\n");
    add_title(xmp, "x-default", facts->title[first]);
    for (size_t i = 0; i < facts->language_count; i++) {
        enum lang lang = facts->languages[i];
        if (facts->title[lang].size > 0) {
            add_title(xmp, lang_facts(lang)->tag, facts->title[lang]);
        }
    }
    syntax_add(xmp, "    </rdf:Alt>\n   </dc:title>\n");
    if (facts->note[first].size > 0) {
        syntax_add(xmp, "   <dc:description>\n    <rdf:Alt>\n");
        add_title(xmp, "x-default", facts->note[first]);
        syntax_add(xmp, "    </rdf:Alt>\n   </dc:description>\n");
    }
    if (facts->issuer[first].size > 0) {
        syntax_add(xmp, "   <dc:creator>\n    <rdf:Seq>\n     <rdf:li>");
        add_escaped(xmp, facts->issuer[first]);
        syntax_add(xmp, "</rdf:li>\n    </rdf:Seq>\n   </dc:creator>\n");
    }
    syntax_add(xmp, "   <dc:language>\n    <rdf:Bag>\n");
    for (size_t i = 0; i < facts->language_count; i++) {
        builder_format(xmp, "     <rdf:li>%s</rdf:li>\n",
                       lang_facts(facts->languages[i])->tag);
    }
    syntax_add(xmp, "    </rdf:Bag>\n   </dc:language>\n");
    if (facts->source_sha256.size > 0) {
        builder_format(xmp, "   <dc:source>sha256:%.*s</dc:source>\n",
                       STR_ARGS(facts->source_sha256));
    }
    add_property(xmp, "dc:identifier", facts->id);
}

/* A UUID in form, whose digits come from a digest. */
static void add_uuid(struct builder *xmp, const char *name, struct str digest)
{
    builder_format(xmp, "   <%s>uuid:%.8s-%.4s-%.4s-%.4s-%.12s</%s>\n", name, digest.data,
                   digest.data + 8, digest.data + 12, digest.data + 16, digest.data + 20,
                   name);
}

static void add_history(struct builder *xmp, struct document *document,
                        const struct display_facts *facts, const struct edition *edition,
                        struct arena *arena)
{
    struct str keywords = join_keywords(facts, arena);
    add_property(xmp, "pdf:Keywords", keywords);
    add_property(xmp, "pdf:Producer", str_from(PRODUCER));
    add_property(xmp, "xmp:CreatorTool", str_from(PRODUCER));
    struct str date = str_format(arena, "%04d-%02d-%02dT00:00:00Z", facts->year,
                                 facts->month, facts->day);
    add_property(xmp, "xmp:CreateDate", date);
    add_property(xmp, "xmp:ModifyDate", date);
    add_property(xmp, "xmp:MetadataDate", date);
    add_uuid(xmp, "xmpMM:DocumentID", identity_of(facts, edition, arena));
    add_uuid(xmp, "xmpMM:InstanceID", document_digest(document));
    /* PDF/X-4 (ISO 15930-7) wants one; a document that says none is its first. */
    add_property(xmp, "xmpMM:VersionID",
                 facts->version.size > 0 ? facts->version : STR("1"));
}

/* A schema that PDF/A does not know itself: it wants it described, with its properties.
 */
static void open_schema(struct builder *xmp, const char *name, const char *space,
                        const char *prefix)
{
    builder_format(xmp,
                   "     <rdf:li rdf:parseType=\"Resource\">\n"
                   "      <pdfaSchema:schema>%s</pdfaSchema:schema>\n"
                   "      <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
                   "      <pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
                   "      <pdfaSchema:property>\n"
                   "       <rdf:Seq>\n",
                   name, space, prefix);
}

static void describe_property(struct builder *xmp, const char *name, const char *type,
                              const char *description)
{
    builder_format(xmp,
                   "        <rdf:li rdf:parseType=\"Resource\">\n"
                   "         <pdfaProperty:name>%s</pdfaProperty:name>\n"
                   "         <pdfaProperty:valueType>%s</pdfaProperty:valueType>\n"
                   "         <pdfaProperty:category>internal</pdfaProperty:category>\n"
                   "         <pdfaProperty:description>%s</pdfaProperty:description>\n"
                   "        </rdf:li>\n",
                   name, type, description);
}

static void close_schema(struct builder *xmp)
{
    syntax_add(xmp, "       </rdf:Seq>\n"
                    "      </pdfaSchema:property>\n"
                    "     </rdf:li>\n");
}

static void describe_build(struct builder *xmp, const struct display_facts *facts)
{
    describe_property(xmp, "version", "Text", "Version of the program");
    describe_property(xmp, "edition", "Text", "Edition of the brochure");
    describe_property(xmp, "fonts", "Text", "SHA-256 of the font files embedded");
    for (size_t i = 0; i < facts->option_count; i++) {
        describe_property(xmp, facts->options[i].name, "Text",
                          "Option that the pages were made with");
    }
}

static void add_schemas(struct builder *xmp, const struct display_facts *facts,
                        const struct edition *edition)
{
    syntax_add(xmp, "   <pdfaExtension:schemas>\n    <rdf:Bag>\n");
    if (edition->pdfua_part != 0) {
        open_schema(xmp, "PDF/UA identification schema",
                    "http://www.aiim.org/pdfua/ns/id/", "pdfuaid");
        describe_property(xmp, "part", "Integer",
                          "Part of ISO 14289 that the file follows");
        close_schema(xmp);
    }
    if (edition->attachments || facts->status.size > 0) {
        open_schema(xmp, "What the file is and was made with", METADATA_BUILD_SPACE,
                    "brochure");
        if (facts->status.size > 0) {
            describe_property(xmp, "status", "Text", "Draft or proposal");
        }
        if (edition->attachments) {
            describe_build(xmp, facts);
        }
        close_schema(xmp);
    }
    syntax_add(xmp, "    </rdf:Bag>\n   </pdfaExtension:schemas>\n");
}

/* What, with the attached source, makes the same file again. */
static void add_build(struct builder *xmp, const struct display_facts *facts,
                      const struct edition *edition, struct str fonts)
{
    add_property(xmp, "brochure:version", STR(BROCHURE_VERSION));
    add_property(xmp, "brochure:edition", str_from(edition->name));
    add_property(xmp, "brochure:fonts", fonts);
    for (size_t i = 0; i < facts->option_count; i++) {
        const struct display_option *option = &facts->options[i];
        builder_format(xmp, "   <brochure:%s>", option->name);
        add_escaped(xmp, option->value);
        builder_format(xmp, "</brochure:%s>\n", option->name);
    }
}

static void add_claims(struct builder *xmp, const struct display_facts *facts,
                       const struct edition *edition)
{
    if (edition->pdfa_part != 0) {
        builder_format(xmp,
                       "   <pdfaid:part>%d</pdfaid:part>\n"
                       "   <pdfaid:conformance>%s</pdfaid:conformance>\n",
                       edition->pdfa_part, edition->pdfa_conformance);
    }
    if (edition->pdfua_part != 0) {
        builder_format(xmp, "   <pdfuaid:part>%d</pdfuaid:part>\n", edition->pdfua_part);
    }
    bool has_schemas =
        edition->pdfua_part != 0 || edition->attachments || facts->status.size > 0;
    if (edition->pdfa_part != 0 && has_schemas) {
        add_schemas(xmp, facts, edition);
    }
    if (edition->pdfx != NULL) {
        /* Older parts of the standard know the first name, newer ones the second. */
        const char *name =
            edition->pdfx_info ? "pdfx:GTS_PDFXVersion" : "pdfxid:GTS_PDFXVersion";
        add_property(xmp, name, str_from(edition->pdfx));
        add_property(xmp, "pdf:Trapped", STR("False"));
        add_property(xmp, "xmpMM:RenditionClass", STR("default"));
    }
}

object_id metadata_write_xmp(struct document *document, const struct display_facts *facts,
                             const struct edition *edition, const struct fonts *fonts,
                             struct arena *arena)
{
    struct builder xmp = {.arena = arena};
    syntax_add(&xmp,
               "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
               " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
               "  <rdf:Description rdf:about=\"\"\n"
               "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
               "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
               "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
               "    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
               "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
               "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
               "    xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"\n"
               "    xmlns:pdfx=\"http://ns.adobe.com/pdfx/1.3/\"\n"
               "    xmlns:brochure=\"" METADATA_BUILD_SPACE "\"\n"
               "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
               "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
               "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
    add_claims(&xmp, facts, edition);
    add_property(&xmp, "brochure:status", facts->status);
    if (edition->attachments) {
        add_build(&xmp, facts, edition, fonts_fingerprint(fonts, arena));
    }
    add_dublin_core(&xmp, facts);
    add_history(&xmp, document, facts, edition, arena);
    syntax_add(&xmp, "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
                     "<?xpacket end=\"r\"?>\n");
    return document_add_stream(document, STR("/Type/Metadata/Subtype/XML"),
                               builder_str(&xmp), STREAM_PLAIN);
}
